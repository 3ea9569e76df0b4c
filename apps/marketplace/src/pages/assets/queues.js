import { call, Refusal } from './api.js';
import { byId, el } from './dom.js';

const REFRESH_MS = 5_000;
const state = byId('state');

byId('refresh').addEventListener('click', refresh);
await refresh();
setInterval(() => {
  if (document.visibilityState === 'visible') void refresh();
}, REFRESH_MS);

async function refresh() {
  try {
    const [{ backend, queues }, { items }] = await Promise.all([
      call('GET', '/api/administration/queues'),
      call('GET', '/api/administration/queues/failing'),
    ]);
    byId('queues').replaceChildren(
      ...queues.map((queue) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, queue.name),
          ...['waiting', 'active', 'delayed', 'failed', 'undone'].map((column) => el('td', {}, String(queue[column]))),
        ),
      ),
    );
    showFailing(items);
    state.textContent = `In ${backend === 'redis' ? 'Redis' : 'PostgreSQL'}, at ${new Date().toLocaleTimeString()}.`;
  } catch (error) {
    refused(error);
  }
}

function showFailing(items) {
  byId('failing').replaceChildren(
    ...(items.length === 0
      ? [el('p', {}, 'None: every job so far was done, or waits for its first try.')]
      : items.map(({ id, queue, job, created_at, error }) =>
          el(
            'div',
            { class: 'card' },
            el('h3', {}, `${job} in ${queue}`),
            el('p', { class: 'muted small' }, `${id}, asked for at ${new Date(created_at).toLocaleString()}`),
            el('p', {}, error),
            el('button', { type: 'button', onclick: () => retry(id) }, 'Try again now'),
          ),
        )),
  );
}

async function retry(id) {
  try {
    showFailing((await call('POST', `/api/administration/queues/failing/${id}/retry`, {})).items);
    state.textContent = 'It is tried again in the background.';
  } catch (error) {
    refused(error);
  }
}

function refused(error) {
  if (error instanceof Refusal && error.status === 401)
    location.assign(`/sign-in?realm=marketplace&next=${encodeURIComponent(location.pathname)}`);
  else state.textContent = error instanceof Refusal ? error.message : 'The queues could not be read.';
}

import { call, Refusal } from './api.js';
import { el } from './dom.js';

const MAY_MANAGE = ['owner', 'administrator'];

/** The websites of the signed-in person with the plugins on each: what they may do, what they ask for besides, and the way out. */
export async function websitesSection(reload) {
  const { items } = await call('GET', '/api/websites?limit=100');
  const cards = [];
  for (const website of items) cards.push(await card(website, reload));
  return [
    el('h2', {}, 'Your websites'),
    items.length === 0
      ? el('p', {}, 'You have none yet. An install link lets you create one, and so does ', el('code', {}, 'POST /api/websites'), '.')
      : null,
    ...cards,
  ];
}

async function card(website, reload) {
  const manages = MAY_MANAGE.includes(website.role);
  const installs = manages ? (await call('GET', `/api/websites/${website.id}/installs?limit=100`)).items : [];
  return el(
    'section',
    { class: 'card', 'aria-label': website.name },
    el('h3', {}, `${website.name} (${website.domain})`),
    el('p', { class: 'muted small' }, 'Website id ', el('code', {}, website.id), ` · you are ${website.role.replaceAll('_', ' ')}`),
    !manages ? null : installs.length === 0 ? el('p', {}, 'No plugin is installed.') : null,
    ...installs.map((install) => pluginPart(website, install, reload)),
  );
}

function pluginPart(website, { plugin, consented, pending }, reload) {
  const path = `/api/websites/${website.id}/installs/${plugin.id}`;
  const problem = el('p', { class: 'problem', role: 'alert' });
  const act = (text, kind, send) =>
    el(
      'button',
      {
        type: 'button',
        class: kind,
        onclick: async () => {
          try {
            await send();
            await reload();
          } catch (error) {
            problem.textContent = error instanceof Refusal ? error.message : 'This page failed. Reload it and try again.';
          }
        },
      },
      text,
    );
  const actions = el('div', { class: 'actions' });
  const ask = () => {
    actions.replaceChildren(
      el('span', {}, `${plugin.name} loses all access to ${website.name} at once.`),
      act('Yes, uninstall it', 'quiet', () => call('DELETE', path)),
      el('button', { type: 'button', class: 'link', onclick: calm }, 'Keep it'),
    );
    actions.querySelector('button').focus();
  };
  const calm = () => actions.replaceChildren(el('button', { type: 'button', class: 'link', onclick: ask }, `Uninstall ${plugin.name}`));
  calm();
  return el(
    'div',
    { class: 'plugin' },
    el('h4', {}, plugin.name, ' ', el('span', { class: 'muted small' }, `by ${plugin.developer_name}`)),
    el('details', {}, el('summary', {}, `What it may do (${consented.length})`), list(consented)),
    pending.length === 0
      ? null
      : el(
          'div',
          { class: 'notice' },
          el('p', {}, 'It asks for more, which a reviewer has approved. It works as before until you agree:'),
          list(pending),
          act('Agree to these', '', () => call('POST', `${path}/consent`, { pairs: pending.map(({ scope, mode }) => ({ scope, mode })) })),
        ),
    problem,
    actions,
  );
}

function list(pairs) {
  return el(
    'ul',
    {},
    ...pairs.map(({ text, scope, mode, risk }) =>
      el('li', {}, `${text ?? scope} `, el('span', { class: 'muted small' }, `${scope}, ${mode}${risk ? `, ${risk} risk` : ''}`)),
    ),
  );
}

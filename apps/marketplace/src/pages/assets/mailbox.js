import { call, Refusal } from './api.js';
import { byId, el } from './dom.js';

const REFRESH_MS = 5_000;
const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

const list = byId('mails');
const filter = byId('to');
const state = byId('state');
const messagesPath = `${location.pathname.replace(/\/$/, '')}/messages`;
let mails = [];
let shown = '';

filter.addEventListener('input', render);
byId('refresh').addEventListener('click', refresh);
await refresh();
setInterval(() => {
  if (document.visibilityState === 'visible') void refresh();
}, REFRESH_MS);

async function refresh() {
  try {
    mails = (await call('GET', messagesPath)).items;
    render();
  } catch (error) {
    state.textContent = error instanceof Refusal ? error.message : 'The mailbox could not be read.';
  }
}

function render() {
  const wanted = filter.value.trim().toLowerCase();
  const matching = mails.filter(({ to }) => to.toLowerCase().includes(wanted));
  state.textContent = mails.length === 0 ? 'No mail has been sent yet.' : `${matching.length} of ${mails.length} mails`;
  const now = matching.map(({ id }) => id).join();
  // An open mail must not close itself when nothing new has come.
  if (now === shown) return;
  shown = now;
  const open = new Set([...list.querySelectorAll('details[open]')].map(({ id }) => id));
  list.replaceChildren(...matching.map((mail) => el('li', {}, card(mail, open.has(mail.id)))));
}

function card({ id, to, subject, text, sent_at }, open) {
  return el(
    'details',
    { class: 'mail', id, open },
    el(
      'summary',
      {},
      el('strong', {}, subject),
      el('time', { class: 'muted small', datetime: sent_at }, new Date(sent_at).toLocaleString()),
      el('span', { class: 'to' }, `to ${to}`),
    ),
    el('p', { class: 'text' }, ...withLinks(text)),
  );
}

function withLinks(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    parts.push(text.slice(at, match.index), el('a', { href: match[0] }, match[0]));
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}

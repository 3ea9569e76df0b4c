import { el } from './dom.js';

const GROUPS = [
  ['messaging', 'Messaging'],
  ['contacts', 'Contacts'],
  ['website', 'Website'],
];
const RISKS = { low: 'Low risk', medium: 'Medium risk', high: 'High risk' };

const keyOf = ({ scope, mode }) => `${scope}/${mode}`;

/** The pairs as one group of tick boxes for each group of scopes, all ticked. With `before`, what is new since then is marked. */
export function pairFieldsets(pairs, before) {
  const known = before && new Set(before.map(keyOf));
  const others = pairs.filter(({ group }) => !GROUPS.some(([name]) => name === group));
  return [...GROUPS.map(([name, title]) => [title, pairs.filter(({ group }) => group === name)]), ['Other', others]]
    .filter(([, ofGroup]) => ofGroup.length > 0)
    .map(([title, ofGroup]) =>
      el('fieldset', { class: 'pairs' }, el('legend', {}, title), ...ofGroup.map((pair) => row(pair, known && !known.has(keyOf(pair))))),
    );
}

function row(pair, isNew) {
  return el(
    'label',
    { class: 'pair' },
    el('input', { type: 'checkbox', checked: true, 'data-scope': pair.scope, 'data-mode': pair.mode }),
    el(
      'span',
      { class: 'pair-text' },
      pair.text,
      isNew ? el('span', {}, ' ', el('span', { class: 'badge new' }, 'New')) : null,
      el('span', { class: 'muted' }, el('code', {}, pair.scope), ` · ${pair.mode}`),
    ),
    el('span', {}, el('span', { class: `badge ${pair.risk}` }, RISKS[pair.risk] ?? pair.risk)),
  );
}

export function tickedPairs(place) {
  return [...place.querySelectorAll('input[data-scope]:checked')].map(({ dataset }) => ({ scope: dataset.scope, mode: dataset.mode }));
}

export function changesBetween(before, after) {
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return { added: after.filter((pair) => !old.has(keyOf(pair))), removed: before.filter((pair) => !now.has(keyOf(pair))) };
}

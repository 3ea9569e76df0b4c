import { el } from './dom.js';

const GROUPS = { messaging: 'Messaging', contacts: 'Contacts', website: 'Website' };
const RISKS = { low: 'Low risk', medium: 'Medium risk', high: 'High risk' };

const keyOf = ({ scope, mode }) => `${scope}/${mode}`;
const flat = (groups) => groups.flatMap(({ pairs }) => pairs);

/** The pairs as tick boxes by group, all ticked. With `before`, what is new since then is marked. */
export function pairFieldsets(groups, before) {
  const known = before && new Set(flat(before).map(keyOf));
  return groups.map(({ group, pairs }) =>
    el(
      'fieldset',
      { class: 'pairs' },
      el('legend', {}, GROUPS[group] ?? group),
      ...pairs.map((pair) => row(pair, known !== undefined && !known.has(keyOf(pair)))),
    ),
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
      pair.text ?? pair.scope,
      isNew ? el('span', {}, ' ', el('span', { class: 'badge new' }, 'New')) : null,
      el('span', { class: 'muted' }, el('code', {}, pair.scope), ` · ${pair.mode}`),
    ),
    pair.risk ? el('span', {}, el('span', { class: `badge ${pair.risk}` }, RISKS[pair.risk] ?? pair.risk)) : null,
  );
}

export function tickedPairs(place) {
  return [...place.querySelectorAll('input[data-scope]:checked')].map(({ dataset }) => ({ scope: dataset.scope, mode: dataset.mode }));
}

export function changesBetween(before, after) {
  const [old, now] = [new Set(flat(before).map(keyOf)), new Set(flat(after).map(keyOf))];
  return { added: flat(after).filter((pair) => !old.has(keyOf(pair))), removed: flat(before).filter((pair) => !now.has(keyOf(pair))) };
}

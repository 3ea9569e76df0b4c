import { byId } from './dom.js';

const search = byId('search');
const routes = [...document.querySelectorAll('.route')].map((route) => ({
  item: route.closest('li'),
  text: `${route.querySelector('summary').textContent} ${route.querySelector('.facts').textContent}`.toLowerCase(),
}));
const groups = [...document.querySelectorAll('[data-group]')];

search.addEventListener('input', filter);

addEventListener('hashchange', openTarget);
openTarget();

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { item, text } of routes) {
    item.hidden = !words.every((word) => text.includes(word));
    if (!item.hidden) found += 1;
  }
  for (const group of groups) group.hidden = !group.querySelector('.routes > li:not([hidden])');
  byId('found').textContent = words.length === 0 ? '' : `${found} of ${routes.length} routes`;
}

/** A link to one route opens it, also while a search hides it. */
function openTarget() {
  const target = location.hash === '' ? null : byId(location.hash.slice(1));
  if (!(target instanceof HTMLDetailsElement)) return;
  if (target.closest('[hidden]')) {
    search.value = '';
    filter();
  }
  target.open = true;
  target.scrollIntoView();
}

import { byId } from './dom.js';
import { showExamples } from './docs-examples.js';
import { offerTry } from './docs-try.js';

const search = byId('search');
const found = byId('found');

for (const examples of document.querySelectorAll('.examples')) if (!examples.closest('.route')) showExamples(examples);
// `toggle` does not bubble. What a route needs beyond its text is made when it is opened: there are hundreds.
document.addEventListener('toggle', ({ target }) => target.open && target.matches('.route') && open(target), true);
addEventListener('hashchange', openTarget);
if (search) startSearch();
document.querySelector('.tabs [aria-current]').scrollIntoView({ inline: 'center', block: 'nearest' });
openTarget();

function open(route) {
  if (!route.dataset.prepared) {
    route.dataset.prepared = 'true';
    showExamples(route.querySelector('.examples'));
    offerTry(route.querySelector('.try-it'));
  }
  // The address leads to what is open, to be copied; without a step in the history, and without the page jumping.
  history.replaceState(history.state, '', `#${route.id}`);
}

/** A link to one route opens it, also while a search hides it. */
function openTarget() {
  const target = location.hash === '' ? null : byId(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.closest('[hidden]') && search) {
    search.value = '';
    search.dispatchEvent(new Event('input'));
  }
  if (target.matches('.route')) target.open = true;
  target.scrollIntoView();
}

function startSearch() {
  // Who has no mouse seldom has a keyboard.
  if (matchMedia('(hover: none)').matches) found.replaceChildren();
  const hint = found.textContent;
  const groups = [...document.querySelectorAll('.group')].map((group) => ({
    group,
    link: document.querySelector(`.groups a[href="#${group.querySelector('h2').id}"]`).closest('li'),
    routes: [...group.querySelectorAll('.route')].map((route) => ({ item: route.closest('li'), text: wordsOf(group, route) })),
  }));
  const all = groups.flatMap(({ routes }) => routes).length;

  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let fitting = 0;
    for (const { group, link, routes } of groups) {
      let here = 0;
      for (const { item, text } of routes) {
        item.hidden = !words.every((word) => text.includes(word));
        if (!item.hidden) here += 1;
      }
      group.hidden = link.hidden = here === 0;
      fitting += here;
    }
    if (words.length === 0) found.textContent = hint;
    else if (fitting === 0) found.textContent = 'No route fits. Fewer words find more; scopes are written like website:settings.';
    else found.textContent = `${fitting} of ${all} routes`;
  });

  addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
  });
}

/** Where the search looks: group, method, path, summary, description, and who may call it with what. */
function wordsOf(group, route) {
  const parts = [group.querySelector('h2'), ...route.querySelectorAll(':scope > summary, .about, .facts')];
  return parts
    .map((part) => part.textContent)
    .join(' ')
    .toLowerCase();
}

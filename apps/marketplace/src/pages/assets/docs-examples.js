import { el } from './dom.js';

const COPIED_MS = 2_000;
/** The language that the reader chose last, on any page of the reference. */
const KEY = 'gatehouse-example-language';
const blocks = [];
let blockCount = 0;

/** Makes tabs of the examples that stand below each other, with a button that copies the one that is shown. */
export function showExamples(block) {
  const figures = [...block.querySelectorAll('.example')];
  const shown = () => figures.find(({ hidden }) => !hidden);
  const bar = el('div', { class: 'example-bar' });
  if (figures.length > 1) bar.append(tabList(figures));
  bar.append(copyButton(() => shown().querySelector('code').textContent, 'Copy the example'));
  block.prepend(bar);
}

export function copyButton(text, label) {
  const button = el('button', { type: 'button', class: 'copy', 'aria-label': label }, 'Copy');
  const said = el('span', { role: 'status', class: 'muted small' });
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      said.textContent = 'Copied';
    } catch {
      said.textContent = 'The browser does not allow it: mark the text and copy it.';
    }
    setTimeout(() => said.replaceChildren(), COPIED_MS);
  });
  const both = document.createDocumentFragment();
  both.append(button, said);
  return both;
}

function tabList(figures) {
  blockCount += 1;
  const tabs = figures.map((figure, at) => {
    const caption = figure.querySelector('figcaption');
    const id = `example-${blockCount}-${at}`;
    caption.hidden = true;
    Object.assign(figure, { id, role: 'tabpanel', ariaLabel: caption.textContent });
    return el('button', { type: 'button', role: 'tab', 'aria-controls': id }, caption.textContent);
  });
  const list = el('div', { role: 'tablist', 'aria-label': 'Language of the example' }, tabs);
  const show = (language) => {
    const at = Math.max(
      0,
      figures.findIndex(({ dataset }) => dataset.language === language),
    );
    tabs.forEach((tab, index) => {
      tab.ariaSelected = String(index === at);
      tab.tabIndex = index === at ? 0 : -1;
      figures[index].hidden = index !== at;
    });
  };
  const choose = (at) => {
    const { language } = figures[at].dataset;
    keep(language);
    for (const block of blocks) block(language);
    tabs[at].focus();
  };
  tabs.forEach((tab, at) => tab.addEventListener('click', () => choose(at)));
  list.addEventListener('keydown', (event) => {
    const at = tabs.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose((next + tabs.length) % tabs.length);
  });
  blocks.push(show);
  show(kept());
  return list;
}

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The choice then lasts as long as the page.
  }
}

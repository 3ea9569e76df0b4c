import { call, Refusal, whoIsSignedIn } from './api.js';
import { byId, done, el, show } from './dom.js';
import { onSubmit } from './form.js';
import { changesBetween, pairFieldsets, tickedPairs } from './install-pairs.js';
import { chooseWebsite } from './install-website.js';
import { signInPanel } from './sign-in-panel.js';

const MAY_INSTALL = ['owner', 'administrator'];

const panel = byId('panel');
const [, , pluginId, secret] = location.pathname.split('/').map(decodeURIComponent);
const link = { plugin_id: pluginId, secret };
const payload = new URLSearchParams(location.search).get('payload') ?? undefined;

await open();

/** Opens the link and shows what it offers. */
async function open() {
  try {
    await offer(await call('POST', '/api/install-links/open', link));
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(error);
    show(
      panel,
      el('p', { class: 'alert', role: 'alert' }, error instanceof Refusal ? error.message : 'This page failed. Reload it and try again.'),
      el('p', {}, 'If you expected a plugin here, ask its developer for a new link.'),
    );
  }
}

async function offer(offered, before) {
  const { plugin, developer, pairs } = offered;
  byId('title').textContent = `Install ${plugin.name}`;
  document.title = `Install ${plugin.name} · Gatehouse`;
  const who = el(
    'section',
    { class: 'card', 'aria-label': 'The plugin' },
    plugin.description ? el('p', {}, plugin.description) : null,
    el(
      'dl',
      { class: 'facts' },
      el('dt', {}, 'Plugin'),
      el('dd', {}, plugin.name),
      el('dt', {}, 'Developer'),
      el('dd', {}, developer.name),
    ),
    el('p', { class: 'muted small' }, 'You got a private link: this plugin is listed nowhere. Go on only if you know who sent it to you.'),
  );
  if (pairs.length === 0) {
    show(
      panel,
      who,
      el(
        'p',
        { class: 'notice' },
        'No reviewer has approved anything for this plugin yet, so there is nothing to install. Nothing was changed; open the link again later.',
      ),
    );
    return;
  }
  const next = el('div', {});
  const scopes = pairFieldsets(pairs, before);
  const asked = el(
    'section',
    { class: 'card', 'aria-labelledby': 'asked' },
    el('h2', { id: 'asked' }, 'What it asks for'),
    el(
      'p',
      { class: 'muted' },
      'A reviewer of this marketplace has approved each of these for the plugin. You decide which of them it gets on your website.',
    ),
    ...scopes,
  );
  show(panel, before ? changeNotice(changesBetween(before, pairs)) : null, who, asked, next);
  if (before) panel.querySelector('[data-focus]')?.focus();
  await signedInOrAsk(next, offered, asked);
}

async function signedInOrAsk(place, offered, asked) {
  const session = await whoIsSignedIn('website');
  if (session) {
    await pickWebsite(place, offered, asked, session);
    return;
  }
  signInPanel(place, 'website', { heading: 2, signedIn: () => signedInOrAsk(place, offered, asked) });
}

async function pickWebsite(place, offered, asked, session) {
  const websites = await allWebsites();
  const mine = websites.filter(({ role }) => MAY_INSTALL.includes(role));
  chooseWebsite(place, {
    websites: mine,
    others: websites.length - mine.length,
    session,
    signOut: async () => {
      await call('POST', '/api/website/sign-out', {});
      await signedInOrAsk(place, offered, asked);
    },
    again: () => pickWebsite(place, offered, asked, session),
    install: (form) => onSubmit(form, ({ website_id }) => install(offered, website_id, tickedPairs(asked))),
  });
}

async function allWebsites() {
  const websites = [];
  let cursor = null;
  do {
    const page = await call('GET', `/api/websites?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    websites.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return websites;
}

/** Posts exactly the pairs that are ticked on the screen; when the grant has changed meanwhile, shows the new list instead. */
async function install(offered, websiteId, pairs) {
  if (pairs.length === 0) throw new Refusal(0, { detail: 'Tick at least one thing that the plugin may do, or close this page.' });
  let answer;
  try {
    answer = await call('POST', `/api/websites/${websiteId}/installs`, { ...link, pairs, ...(payload === undefined ? {} : { payload }) });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'grant_changed') throw error;
    await offer(await call('POST', '/api/install-links/open', link), offered.pairs);
    return;
  }
  show(
    panel,
    done(
      `${offered.plugin.name} is installed.`,
      answer.redirect_to
        ? el('p', {}, 'Taking you back to the plugin … ', el('a', { href: answer.redirect_to }, 'Go on if nothing happens.'))
        : el('p', {}, 'You can close this page. To take the access back, uninstall the plugin: it ends at once.'),
    ),
  );
  if (answer.redirect_to) location.assign(answer.redirect_to);
}

function changeNotice({ added, removed }) {
  return el(
    'div',
    { class: 'notice', role: 'alert', 'data-focus': true },
    el(
      'p',
      {},
      'What this plugin may ask for changed while this page was open. Nothing was installed. Look at the new list, then install again.',
    ),
    added.length > 0 ? el('p', {}, 'New:', list(added)) : null,
    removed.length > 0 ? el('p', {}, 'No longer asked for:', list(removed)) : null,
  );
}

function list(pairs) {
  return el('ul', {}, ...pairs.map(({ text }) => el('li', {}, text)));
}

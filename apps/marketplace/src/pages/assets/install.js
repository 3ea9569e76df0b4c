import { call, Refusal } from './api.js';
import { byId, done, el, show } from './dom.js';
import { changesBetween, pairFieldsets, tickedPairs } from './install-pairs.js';
import { chooseWebsite } from './install-website.js';
import { signInPanel } from './sign-in-panel.js';

const panel = byId('panel');
const [, , pluginId, secret] = location.pathname.split('/').map(decodeURIComponent);
const link = { plugin_id: pluginId, secret };
const payload = new URLSearchParams(location.search).get('payload') ?? undefined;

try {
  offer(await openLink());
} catch (error) {
  if (!(error instanceof Refusal)) console.error(error);
  show(
    panel,
    el('p', { class: 'alert', role: 'alert' }, error instanceof Refusal ? error.message : 'This page failed. Reload it and try again.'),
  );
}

function openLink() {
  return call('POST', '/api/install-links/open', link);
}

/** Shows what the link offers; with `before`, also what changed since it was shown. */
function offer(opened, before) {
  const { plugin, groups } = opened;
  byId('title').textContent = `Install ${plugin.name}`;
  document.title = `Install ${plugin.name} · Gatehouse`;
  const about = el(
    'section',
    { class: 'card', 'aria-label': 'The plugin' },
    plugin.description ? el('p', {}, plugin.description) : null,
    el(
      'dl',
      { class: 'facts' },
      el('dt', {}, 'Plugin'),
      el('dd', {}, plugin.name),
      el('dt', {}, 'Developer'),
      el('dd', {}, plugin.developer_name),
    ),
    el('p', { class: 'muted small' }, 'This is a private link: the plugin is listed nowhere. Go on only if you know who sent it to you.'),
  );
  if (!opened.ready) {
    show(
      panel,
      about,
      el('div', { class: 'notice' }, el('p', {}, 'It cannot be installed yet. Nothing was changed.'), el('p', {}, opened.message)),
    );
    return;
  }
  const asked = el(
    'section',
    { class: 'card', 'aria-labelledby': 'asked' },
    el('h2', { id: 'asked' }, 'What it asks for'),
    el(
      'p',
      { class: 'muted' },
      'A reviewer of this marketplace has approved each of these for the plugin. You decide which of them it gets on your website.',
    ),
    ...pairFieldsets(groups, before?.groups),
  );
  const next = el('div', {});
  show(panel, before ? changeNotice(changesBetween(before.groups, groups)) : null, about, asked, next);
  whereTo(next, opened, asked, before === undefined);
}

/** The last step: sign in, or pick the website. */
function whereTo(place, opened, asked, calm = false) {
  const again = async () => whereTo(place, await openLink(), asked);
  if (opened.websites === null) {
    signInPanel(place, 'website', { heading: 2, signedIn: again, calm });
    return;
  }
  chooseWebsite(place, {
    websites: opened.websites,
    again,
    calm,
    signOut: async () => {
      await call('POST', '/api/website/sign-out', {});
      await again();
    },
    agree: (website) => agree(opened, website, tickedPairs(asked)),
  });
}

/** Posts exactly the pairs that are ticked on the screen; when the grant has changed meanwhile, shows the new list instead. */
async function agree(opened, website, pairs) {
  if (pairs.length === 0) throw new Refusal(0, { detail: 'Tick at least one thing that the plugin may do, or close this page.' });
  let redirectTo = null;
  try {
    if (website.installed) await consent(website, pairs);
    else redirectTo = (await call('POST', `/api/websites/${website.id}/installs`, { ...link, pairs, payload })).redirect_to;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'grant_changed') throw error;
    offer(await openLink(), opened);
    return;
  }
  show(
    panel,
    done(
      `${opened.plugin.name} ${website.installed ? 'may now do what you ticked' : 'is installed'} on ${website.name}.`,
      redirectTo
        ? el('p', {}, 'Taking you to the plugin … ', el('a', { href: redirectTo }, 'Go there yourself if nothing happens.'))
        : el('p', {}, 'You can close this page. Uninstall the plugin whenever you like; its access ends at once.'),
    ),
  );
  if (redirectTo) location.assign(redirectTo);
}

/** The plugin is there already and asks for more: only what is new can be agreed to. */
async function consent(website, pairs) {
  const wanted = pairs.filter(({ scope, mode }) => website.pending.some((pair) => pair.scope === scope && pair.mode === mode));
  if (wanted.length === 0) throw new Refusal(0, { detail: 'Nothing is ticked that the plugin does not have on this website already.' });
  await call('POST', `/api/websites/${website.id}/installs/${pluginId}/consent`, { pairs: wanted });
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
    added.length > 0 ? el('div', {}, 'New:', list(added)) : null,
    removed.length > 0 ? el('div', {}, 'No longer asked for:', list(removed)) : null,
  );
}

function list(pairs) {
  return el('ul', {}, ...pairs.map(({ text, scope }) => el('li', {}, text ?? scope)));
}

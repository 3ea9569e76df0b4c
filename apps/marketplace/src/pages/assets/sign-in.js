import { call, whoIsSignedIn } from './api.js';
import { byId, done, el, show } from './dom.js';
import { signInPanel } from './sign-in-panel.js';

const panel = byId('panel');
const address = new URLSearchParams(location.search);
// Mails carry the realm in the fragment, as all their links do.
const realm = address.get('realm') ?? new URLSearchParams(location.hash.slice(1)).get('realm');
const start = location.pathname === '/forgot-password' ? 'forgotten' : location.hash === '#sign-up' ? 'sign-up' : 'sign-in';

if (realm !== 'marketplace' && realm !== 'website') chooseRealm();
else if (start === 'sign-in' && (await whoIsSignedIn(realm))) signedIn();
else signInPanel(panel, realm, { signedIn, start });

function chooseRealm() {
  show(
    panel,
    el('h1', {}, start === 'forgotten' ? 'Which account is it about?' : 'Where do you want to sign in?'),
    el(
      'div',
      { class: 'cards' },
      card('Marketplace', 'You develop or review plugins.', 'marketplace'),
      card('Website', 'You run a website, or work on one.', 'website'),
    ),
  );
}

function card(title, text, realm) {
  return el(
    'div',
    { class: 'card' },
    el('h2', {}, title),
    el('p', {}, text),
    el('a', { class: 'button', href: `${location.pathname}?realm=${realm}` }, 'Go on here'),
  );
}

function signedIn() {
  const next = pathOfOurs(address.get('next'));
  if (next) {
    location.assign(next);
    return;
  }
  show(
    panel,
    el('h1', {}, 'You are signed in'),
    done(
      realm === 'website' ? 'You are signed in with your website account.' : 'You are signed in with your marketplace account.',
      el(
        'div',
        { class: 'actions' },
        el('a', { class: 'button', href: '/console' }, 'Go to the console'),
        el('button', { class: 'quiet', type: 'button', onclick: signOut }, 'Sign out'),
      ),
    ),
  );
}

async function signOut() {
  await call('POST', `/api/${realm}/sign-out`, {});
  signInPanel(panel, realm, { signedIn });
}

/** Only a path on this host: a link may not send somebody elsewhere after they signed in. */
function pathOfOurs(next) {
  if (next === null) return null;
  const url = URL.parse ? URL.parse(next, location.origin) : new URL(next, location.origin);
  return url?.origin === location.origin && next.startsWith('/') ? `${url.pathname}${url.search}${url.hash}` : null;
}

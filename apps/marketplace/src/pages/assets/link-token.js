import { el, show } from './dom.js';

const REALMS = ['marketplace', 'website'];

/**
 * Realm and token of a mailed link, from the address's fragment, which no server ever sees. The fragment is taken out of the
 * address bar and the history at once. Without them the page says what to do, and null is returned.
 */
export function readLink(panel) {
  const link = new URLSearchParams(location.hash.slice(1));
  const realm = link.get('realm');
  const token = link.get('token');
  history.replaceState(null, '', location.pathname);
  if (REALMS.includes(realm) && token) return { realm, token };
  show(
    panel,
    el(
      'div',
      { class: 'alert', role: 'alert' },
      el(
        'p',
        {},
        'This page needs the link from your mail. Open it again from there, and copy the whole of it if your mail program breaks lines.',
      ),
    ),
  );
  return null;
}

export function signInLink(realm) {
  return el(
    'a',
    { class: 'button', href: `/sign-in?realm=${realm}` },
    realm === 'website' ? 'Sign in to your website' : 'Sign in at the marketplace',
  );
}

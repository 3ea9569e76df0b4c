import { el } from './dom.js';

const accounts = new Map();

/** Says above a form of the marketplace's reference as whom its request is sent. */
export async function showSender(form) {
  const { sender, realm } = form.dataset;
  if (sender === 'key') return;
  const line = el('p', { class: 'muted small', role: 'status' });
  form.prepend(line);
  if (sender === 'anybody') {
    line.textContent = 'Anybody may send this; it needs no session.';
    return;
  }
  if (!accounts.has(realm)) accounts.set(realm, signedIn(realm));
  const account = await accounts.get(realm);
  if (account) line.textContent = `Sent with your session: ${account.name} (${account.email}).`;
  else {
    accounts.delete(realm);
    const next = encodeURIComponent(`${location.pathname}${location.hash}`);
    line.append(
      `Nobody is signed in here with a ${realm} account, so it will be refused. `,
      el('a', { href: `/sign-in?realm=${realm}&next=${next}` }, 'Sign in'),
    );
  }
}

async function signedIn(realm) {
  try {
    const response = await fetch(`/api/${realm}/session`, { credentials: 'same-origin' });
    const { account } = await response.json();
    return account ?? null;
  } catch {
    return null;
  }
}

import { call, whoIsSignedIn } from './api.js';
import { websitesSection } from './console-websites.js';
import { byId, el, show } from './dom.js';

const NAMES = { marketplace: 'marketplace account', website: 'website account' };

await render();

async function render() {
  const lines = [];
  let websites = [];
  for (const realm of Object.keys(NAMES)) {
    const session = await whoIsSignedIn(realm);
    if (!session) continue;
    lines.push(line(realm, session.account));
    if (realm === 'website' && session.account.confirmed !== false) websites = await websitesSection(render);
  }
  show(byId('sessions'), ...lines, ...websites);
}

function line(realm, { name, email }) {
  const signOut = async () => {
    await call('POST', `/api/${realm}/sign-out`, {});
    await render();
  };
  return el(
    'p',
    {},
    `You are signed in with your ${NAMES[realm]}, as ${name} (${email}). `,
    el('button', { type: 'button', class: 'link', onclick: signOut }, 'Sign out'),
  );
}

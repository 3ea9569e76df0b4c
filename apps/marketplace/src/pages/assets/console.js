import { call, whoIsSignedIn } from './api.js';
import { byId, el, show } from './dom.js';

const NAMES = { marketplace: 'marketplace account', website: 'website account' };

await render();

async function render() {
  const sessions = [];
  for (const realm of Object.keys(NAMES)) {
    const session = await whoIsSignedIn(realm);
    if (session) sessions.push(line(realm));
  }
  show(byId('sessions'), ...sessions);
}

function line(realm) {
  return el(
    'p',
    {},
    `You are signed in with your ${NAMES[realm]}. `,
    el(
      'button',
      {
        type: 'button',
        class: 'link',
        onclick: async () => {
          await call('POST', `/api/${realm}/sign-out`, {});
          await render();
        },
      },
      'Sign out',
    ),
  );
}

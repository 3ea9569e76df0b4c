import { call } from './api.js';
import { byId, done, show } from './dom.js';
import { onSubmit } from './form.js';
import { readLink, signInLink } from './link-token.js';

const panel = byId('panel');
const link = readLink(panel);
if (link)
  onSubmit(byId('form'), async ({ password }) => {
    await call('POST', `/api/${link.realm}/password/reset`, { token: link.token, password });
    show(panel, done('Your new password is saved, and your old sessions have ended. Sign in with it.', signInLink(link.realm)));
  });

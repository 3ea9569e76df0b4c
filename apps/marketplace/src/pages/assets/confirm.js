import { call } from './api.js';
import { byId, done, show } from './dom.js';
import { onSubmit } from './form.js';
import { readLink, signInLink } from './link-token.js';

const panel = byId('panel');
const link = readLink(panel);
if (link)
  onSubmit(byId('form'), async () => {
    await call('POST', `/api/${link.realm}/confirm`, { token: link.token });
    show(panel, done('Your e-mail address is confirmed. You can sign in now.', signInLink(link.realm)));
  });

import { call } from './api.js';
import { byId, done, show } from './dom.js';
import { onSubmit } from './form.js';
import { readLink, signInLink } from './link-token.js';

const NEW_ACCOUNT_FIELDS = ['/name', '/password'];

const panel = byId('panel');
const link = readLink(panel);
if (link) {
  byId('lead').textContent =
    link.realm === 'website'
      ? 'Somebody wants to work with you on their website. Accept, and it is yours to open too.'
      : 'The team of this marketplace has invited you. Accept, and your account gets its role.';
  const form = byId('form');
  const fields = byId('new-account');
  onSubmit(form, async ({ name, password }) => {
    try {
      // Somebody with an account needs nothing but a click: whether there is one, only the API knows.
      const account = fields.hidden ? {} : { name, password };
      await call('POST', `/api/${link.realm}/invitations/accept`, { token: link.token, ...account });
    } catch (error) {
      if (!fields.hidden || !error.errors?.some(({ pointer }) => NEW_ACCOUNT_FIELDS.includes(pointer))) throw error;
      fields.hidden = false;
      for (const input of fields.querySelectorAll('input:not([type=checkbox])')) input.required = true;
      form.elements.namedItem('name').focus();
      return;
    }
    show(panel, done('You have accepted the invitation. Sign in to begin.', signInLink(link.realm)));
  });
}

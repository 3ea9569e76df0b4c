import { call } from './api.js';
import { done, el, show } from './dom.js';
import { onSubmit } from './form.js';

const WORDS = {
  marketplace: { account: 'marketplace account', lead: 'For developers, reviewers and administrators.' },
  website: { account: 'website account', lead: 'For the people who run a website. A marketplace account does not work here.' },
};

/**
 * Sign-in, sign-up and “forgotten password” of one realm, in `place`; `start` says which of them stands there first.
 *
 * @param signedIn is called after a successful sign-in
 * @param calm the focus stays where it is at first
 * @param heading level of the heading: 1 on a page of its own, 2 within another
 */
export function signInPanel(place, realm, { signedIn, heading = 1, start = 'sign-in', calm = true }) {
  const words = WORDS[realm];
  let moved = !calm;
  const title = (text) => el(`h${heading}`, { 'data-focus': moved }, text);
  const go = (view, email) => {
    moved = true;
    show(place, ...views[view](email));
  };
  const switchTo = (view, text, form) =>
    el('button', { type: 'button', class: 'link', onclick: () => go(view, form().elements.namedItem('email')?.value ?? '') }, text);

  const views = {
    'sign-in': (email = '') => {
      const form = aForm('Sign in', [emailField(email), passwordField('Password', 'current-password')]);
      form.querySelector('.actions').append(
        switchTo('sign-up', 'Make an account', () => form),
        switchTo('forgotten', 'Forgotten your password?', () => form),
      );
      onSubmit(form, async ({ email, password }) => {
        await call('POST', `/api/${realm}/sign-in`, { email, password });
        await signedIn();
      });
      return [title(`Sign in with your ${words.account}`), el('p', { class: 'muted' }, words.lead), form];
    },
    'sign-up': (email = '') => {
      const form = aForm('Sign up', [
        field('Your name', { id: 'name', autocomplete: 'name', maxlength: 100, required: true }),
        emailField(email),
        passwordField('Password', 'new-password', 'Long and unusual is what counts: four or five unrelated words do well.'),
      ]);
      form.querySelector('.actions').append(switchTo('sign-in', 'I have an account', () => form));
      onSubmit(form, async ({ email, name, password }) => {
        await call('POST', `/api/${realm}/sign-up`, { email, name, password });
        show(
          place,
          done(
            `We have sent a mail to ${email}. Open the link in it to confirm your address, then come back and sign in.`,
            el('button', { type: 'button', onclick: () => go('sign-in', email) }, 'I have confirmed it: sign in'),
          ),
        );
      });
      return [title(`Make a ${words.account}`), el('p', { class: 'muted' }, words.lead), form];
    },
    forgotten: (email = '') => {
      const form = aForm('Send me a link', [emailField(email)]);
      form.querySelector('.actions').append(switchTo('sign-in', 'Back to sign-in', () => form));
      onSubmit(form, async ({ email }) => {
        await call('POST', `/api/${realm}/password/forgotten`, { email });
        show(place, done(`If there is a ${words.account} for ${email}, a mail with a link is on its way. The link works for 30 minutes.`));
      });
      return [title('Forgotten your password?'), el('p', { class: 'muted' }, 'We send you a link with which you choose a new one.'), form];
    },
  };
  show(place, ...views[start]());
}

function aForm(action, fields) {
  return el(
    'form',
    { class: 'card', novalidate: true },
    el('p', { class: 'alert', role: 'alert', tabindex: -1, hidden: true }),
    ...fields,
    el('div', { class: 'actions' }, el('button', { type: 'submit' }, action)),
  );
}

export function field(label, attributes, hint) {
  const { id } = attributes;
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    hint ? el('p', { class: 'hint', id: `${id}-hint` }, hint) : null,
    el('input', { name: id, 'aria-describedby': hint ? `${id}-hint` : undefined, ...attributes }),
  );
}

function emailField(value) {
  return field('E-mail address', { id: 'email', type: 'email', autocomplete: 'username', maxlength: 254, required: true, value });
}

function passwordField(label, autocomplete, hint) {
  const row = field(label, { id: 'password', type: 'password', autocomplete, required: true }, hint);
  row.append(el('label', { class: 'check' }, el('input', { type: 'checkbox', 'data-reveals': 'password' }), 'Show the password'));
  return row;
}

import { call } from './api.js';
import { el, show } from './dom.js';
import { onSubmit } from './form.js';
import { field } from './sign-in-panel.js';

/**
 * The last step: which website. With none of one's own, a form to create one.
 *
 * @param others how many websites the person works on without the right to install
 * @param again is called after a website was created
 * @param install receives the form that installs
 */
export function chooseWebsite(place, { websites, others, session, signOut, again, install }) {
  const signedInAs = el(
    'p',
    { class: 'muted' },
    `Signed in to your website account${session.account ? ` as ${session.account.name} (${session.account.email})` : ''}. `,
    el('button', { type: 'button', class: 'link', onclick: signOut }, 'Sign out'),
  );
  const heading = el('h2', { 'data-focus': true }, websites.length > 0 ? 'Where to install it' : 'You need a website first');
  if (websites.length > 0) {
    const form = installForm(websites);
    show(place, heading, signedInAs, form);
    install(form);
    return;
  }
  const form = creationForm();
  const why =
    others > 0
      ? 'Only owners and administrators of a website may install plugins, and you are neither on the websites that you work on. Ask one of them to open this link, or create a website of your own.'
      : 'You have no website yet. Create one; it takes a name and the address of your site.';
  show(place, heading, signedInAs, el('p', {}, why), form);
  onSubmit(form, async ({ name, domain }) => {
    await call('POST', '/api/websites', { name, domain });
    await again();
  });
}

function installForm(websites) {
  return el(
    'form',
    { class: 'card', novalidate: true },
    el('p', { class: 'alert', role: 'alert', tabindex: -1, hidden: true }),
    el(
      'div',
      { class: 'field' },
      el('label', { for: 'website_id' }, 'Website'),
      el(
        'select',
        { id: 'website_id', name: 'website_id' },
        ...websites.map(({ id, name, domain }) => el('option', { value: id }, `${name} (${domain})`)),
      ),
    ),
    el(
      'p',
      { class: 'muted small' },
      'The plugin gets exactly what is ticked above, on this website only. You can uninstall it at any time; its access ends at once.',
    ),
    el('div', { class: 'actions' }, el('button', { type: 'submit' }, 'Install')),
  );
}

function creationForm() {
  return el(
    'form',
    { class: 'card', novalidate: true },
    el('p', { class: 'alert', role: 'alert', tabindex: -1, hidden: true }),
    field('Name of the website', { id: 'name', maxlength: 100, required: true, autocomplete: 'organization' }),
    field('Domain', { id: 'domain', required: true, autocomplete: 'off' }, 'Such as shop.example.com'),
    el('div', { class: 'actions' }, el('button', { type: 'submit' }, 'Create the website')),
  );
}

import { call } from './api.js';
import { el, show } from './dom.js';
import { onSubmit } from './form.js';
import { field } from './sign-in-panel.js';

/**
 * The last step: which website. With none that the person may install on, a form to create one.
 *
 * @param again is called after a website was created
 * @param agree gets the chosen website when the form is sent
 * @param calm the focus stays where it is: the page has just been opened
 */
export function chooseWebsite(place, { websites, again, signOut, agree, calm }) {
  const form = websites.length > 0 ? choiceForm(websites, agree) : creationForm(again);
  const heading = websites.length > 0 ? 'Where to install it' : 'You need a website first';
  show(
    place,
    el('h2', { 'data-focus': !calm }, heading),
    websites.length > 0
      ? null
      : el(
          'p',
          {},
          'There is no website yet on which you may install plugins; only owners and administrators may. Create one of your own, or ask an owner of the website that you work on to open this link.',
        ),
    form,
    el(
      'p',
      { class: 'muted small' },
      'You are signed in with your website account. ',
      el('button', { type: 'button', class: 'link', onclick: signOut }, 'Sign in as somebody else'),
    ),
  );
}

function choiceForm(websites, agree) {
  const select = el(
    'select',
    { id: 'website_id', name: 'website_id' },
    ...websites.map(({ id, name, domain }) => el('option', { value: id }, `${name} (${domain})`)),
  );
  const note = el('p', { class: 'muted small', role: 'status' });
  const button = el('button', { type: 'submit' });
  const chosen = () => websites.find(({ id }) => id === select.value);
  const update = () => {
    const { installed, pending } = chosen();
    button.hidden = installed && pending.length === 0;
    button.textContent = installed ? 'Agree to what is new' : 'Install';
    note.textContent = !installed
      ? 'The plugin gets exactly what is ticked above, on this website only. You can uninstall it at any time; its access ends at once.'
      : pending.length === 0
        ? 'The plugin is installed on this website already, with everything that it asks for. There is nothing left to do.'
        : `The plugin is installed on this website already. New for it: ${pending.map(({ text, scope }) => text ?? scope).join(' ')}`;
  };
  select.addEventListener('change', update);
  update();
  const form = aForm(
    el('div', { class: 'field' }, el('label', { for: 'website_id' }, 'Website'), select),
    note,
    el('div', { class: 'actions' }, button),
  );
  onSubmit(form, () => agree(chosen()));
  return form;
}

function creationForm(again) {
  const form = aForm(
    field('Name of the website', { id: 'name', maxlength: 100, required: true, autocomplete: 'organization' }),
    field('Domain', { id: 'domain', required: true, autocomplete: 'off' }, 'Such as shop.example.com'),
    el('div', { class: 'actions' }, el('button', { type: 'submit' }, 'Create the website')),
  );
  onSubmit(form, async ({ name, domain }) => {
    await call('POST', '/api/websites', { name, domain });
    await again();
  });
  return form;
}

function aForm(...parts) {
  return el('form', { class: 'card', novalidate: true }, el('p', { class: 'alert', role: 'alert', tabindex: -1, hidden: true }), ...parts);
}

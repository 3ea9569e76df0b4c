import { el } from './dom.js';

/** Asks before something changes, because trying out is no rehearsal. Resolves to whether the reader wants it. */
export function confirmed({ method, url, restApi }) {
  const dialog = el(
    'dialog',
    { 'aria-labelledby': 'really' },
    el('h2', { id: 'really' }, 'This really happens'),
    el('p', {}, el('code', {}, `${method} ${new URL(url).pathname}`)),
    el(
      'p',
      {},
      restApi
        ? 'The request goes to the REST API with the key that you typed, and changes what it names there.'
        : 'The request goes to this Gatehouse with your own session, and changes what it names, just as a click in the dashboard does.',
    ),
    el(
      'p',
      {},
      el('button', { type: 'button', onclick: () => dialog.close('send') }, `Send ${method}`),
      el('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, 'Cancel'),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'send');
    });
  });
}

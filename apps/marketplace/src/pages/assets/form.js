import { Refusal } from './api.js';

/**
 * Sends a form by script: one submission at a time, every refusal shown where it belongs, nothing typed is lost.
 *
 * @param send gets the values by name; a Refusal it throws is shown
 */
export function onSubmit(form, send) {
  for (const box of form.querySelectorAll('[data-reveals]'))
    box.addEventListener('change', () => {
      form.elements.namedItem(box.dataset.reveals).type = box.checked ? 'text' : 'password';
    });
  let sending = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (sending) return;
    clear(form);
    if (!complete(form)) return;
    sending = true;
    const button = event.submitter ?? form.querySelector('[type=submit]');
    // Not `disabled`: that would drop the focus.
    button.setAttribute('aria-disabled', 'true');
    try {
      await send(Object.fromEntries(new FormData(form)));
    } catch (error) {
      if (!(error instanceof Refusal)) console.error(error);
      refuse(form, error instanceof Refusal ? error : new Refusal(0, { detail: 'This page failed. Reload it and try again.' }));
    } finally {
      sending = false;
      button.removeAttribute('aria-disabled');
    }
  });
}

/** Shows what was refused at its fields, and what belongs to no field above them. */
export function refuse(form, refusal) {
  const elsewhere = [];
  for (const { pointer, detail } of refusal.errors) {
    const input = form.elements.namedItem(pointer.slice(1));
    if (input instanceof HTMLInputElement && !input.closest('[hidden]')) blame(input, detail);
    else elsewhere.push(detail);
  }
  if (refusal.errors.length === 0) elsewhere.push(refusal.message);
  const alert = form.querySelector('.alert');
  if (elsewhere.length > 0 && alert) {
    alert.textContent = elsewhere.join(' ');
    alert.hidden = false;
  }
  (form.querySelector('[aria-invalid]') ?? alert)?.focus();
}

export function clear(form) {
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid');
    describe(input, (ids) => ids.filter((id) => id !== `${input.id}-problem`));
  }
  for (const problem of form.querySelectorAll('.problem')) problem.remove();
  const alert = form.querySelector('.alert');
  if (alert) alert.hidden = true;
}

/** What the browser itself knows to be wrong (missing, not an address), said in the same place as the API's words. */
function complete(form) {
  for (const input of form.querySelectorAll('input'))
    if (!input.closest('[hidden]') && !input.validity.valid) blame(input, input.validationMessage);
  const first = form.querySelector('[aria-invalid]');
  first?.focus();
  return first === null;
}

function blame(input, detail) {
  if (input.hasAttribute('aria-invalid')) return;
  const problem = document.createElement('p');
  problem.className = 'problem';
  problem.id = `${input.id}-problem`;
  problem.textContent = detail;
  input.after(problem);
  input.setAttribute('aria-invalid', 'true');
  describe(input, (ids) => [...ids, problem.id]);
}

function describe(input, change) {
  const ids = change((input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  if (ids.length > 0) input.setAttribute('aria-describedby', ids.join(' '));
  else input.removeAttribute('aria-describedby');
}

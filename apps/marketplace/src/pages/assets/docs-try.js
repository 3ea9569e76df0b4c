import { el } from './dom.js';
import { confirmed } from './docs-confirm.js';
import { showAnswer } from './docs-answer.js';
import { send } from './docs-send.js';
import { showSender } from './docs-sender.js';

/** What was typed into fields that every route has: in this page's memory and nowhere else, because a key is among it. */
const typed = new Map();

/** Puts the form of a route where it can be opened. */
export function offerTry(place) {
  const form = place.querySelector('template').content.firstElementChild;
  const summary = el('summary', {}, el('h4', {}, 'Try it'));
  const details = el('details', {}, summary, form);
  details.addEventListener('toggle', () => showSender(form), { once: true });
  for (const field of form.querySelectorAll('[data-kept]')) keep(field);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(form);
  });
  place.replaceChildren(details);
  place.hidden = false;
}

function keep(field) {
  const { kept } = field.dataset;
  const fill = () => {
    const value = typed.get(kept);
    // A tier that this route does not know is not chosen for it.
    if (value !== undefined && (!field.options || [...field.options].some((option) => option.value === value))) field.value = value;
  };
  fill();
  field.addEventListener('input', () => {
    typed.set(kept, field.value);
    for (const other of document.querySelectorAll(`form.try [data-kept="${kept}"]`)) if (other !== field) other.value = field.value;
  });
}

async function submit(form) {
  const button = form.querySelector('[type=submit]');
  if (button.ariaDisabled === 'true') return;
  complain(form, null);
  const call = callOf(form);
  if (call.problem) {
    complain(form, call.problem, form.elements.body);
    return;
  }
  if (call.method !== 'GET' && call.method !== 'HEAD' && !(await confirmed(call))) return;
  const words = button.textContent;
  button.ariaDisabled = 'true';
  button.textContent = 'Sending…';
  try {
    showAnswer(form.querySelector('.try-answer'), call, await send(call));
  } catch {
    complain(form, unreachable(call));
  } finally {
    button.ariaDisabled = null;
    button.textContent = words;
  }
}

function unreachable({ url, restApi }) {
  const { origin } = new URL(url);
  return restApi
    ? `The REST API at ${origin} could not be reached from this browser, or took too long. See that it runs, and that this page is open under the address that PUBLIC_URL names, because only that may call it. What you typed is still here.`
    : 'Gatehouse could not be reached, or took too long. What you typed is still here; send it again.';
}

/** The request as the form says, or what stands in its way. */
function callOf(form) {
  const { method, sender, realm, tierHeader, url: pattern } = form.dataset;
  const headers = {};
  const query = new URLSearchParams();
  let url = pattern;
  for (const field of form.querySelectorAll('[data-in]')) {
    const { name, value } = field;
    if (field.dataset.in === 'path') url = url.replace(`{${name}}`, encodeURIComponent(value.trim()));
    else if (value !== '' && field.dataset.in === 'query') query.append(name, value);
    else if (value !== '' && field.dataset.in === 'header') headers[name] = value;
  }
  if (query.size > 0) url += `?${query}`;
  const restApi = sender === 'key';
  if (restApi) Object.assign(headers, { [tierHeader]: form.elements.tier.value }, authorization(form.elements));
  const body = form.elements.body?.value;
  if (body !== undefined || (!restApi && method !== 'GET')) headers['Content-Type'] = 'application/json';
  const problem = body === undefined ? null : problemOf(body);
  return { method, url: new URL(url, location.origin).href, headers, body, problem, restApi, realm };
}

function authorization({ identifier, key }) {
  const [name, secret] = [identifier.value.trim(), key.value.trim()];
  if (name === '' && secret === '') return {};
  return { Authorization: name === '' ? `Bearer ${secret}` : `Basic ${base64(`${name}:${secret}`)}` };
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function problemOf(body) {
  try {
    JSON.parse(body);
    return null;
  } catch (error) {
    return `Nothing was sent, because the body is not JSON: ${error.message}. Names and texts stand in double quotes, without a comma after the last one.`;
  }
}

function complain(form, words, field) {
  const place = form.querySelector('.try-problem');
  place.textContent = words ?? '';
  place.hidden = words === null;
  for (const invalid of form.querySelectorAll('[aria-invalid]')) invalid.removeAttribute('aria-invalid');
  if (field) {
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  }
}

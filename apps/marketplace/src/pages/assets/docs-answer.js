import { el } from './dom.js';
import { copyButton } from './docs-examples.js';

/** Headers that tell a caller something. */
const TELLING =
  /^(request-id|retry-after|ratelimit|ratelimit-policy|allow|deprecation|sunset|warning|x-crisp-scope-required|content-type|location)$/;

/** Shows status, time, telling headers and body of an answer; a refusal with the way to what explains it. */
export function showAnswer(place, call, { response, ms, text, cut }) {
  const { status, statusText, ok, headers } = response;
  const parsed = parse(text);
  const telling = [...headers].filter(([name]) => TELLING.test(name));
  place.replaceChildren(
    el(
      'p',
      { role: 'status' },
      el('span', { class: ok ? 'status' : 'status refused' }, `${status} ${statusText}`.trim()),
      ` in ${Math.round(ms)} ms · `,
      el('code', {}, `${call.method} ${call.url}`),
    ),
    ...(ok ? [] : [refusal(call, parsed, headers.get('Request-Id'))]),
    el('dl', { class: 'facts small' }, ...telling.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, el('code', {}, value))])),
    ...body(parsed === undefined ? text : JSON.stringify(parsed, null, 2), cut),
  );
}

function body(text, cut) {
  if (text === '') return [el('p', { class: 'muted' }, 'The answer has no body.')];
  return [
    el(
      'p',
      { class: 'example-bar' },
      copyButton(() => text, 'Copy the answer'),
    ),
    el('pre', { tabindex: '0', role: 'region', 'aria-label': 'Body of the answer' }, el('code', {}, text)),
    cut && el('p', { class: 'muted' }, cut),
  ].filter(Boolean);
}

/** Why it was refused, in the API's words, and where more about it stands. */
function refusal({ restApi }, answer, requestId) {
  const name = restApi ? answer?.reason : answer?.code;
  const words = restApi ? answer?.data?.message : answer?.detail;
  const page = restApi ? `/docs/errors/${encodeURIComponent(name)}` : `/docs/problems#${encodeURIComponent(name)}`;
  return el(
    'div',
    { class: 'alert' },
    el('p', {}, words ?? 'The answer does not say why; its status is all there is.'),
    name && el('p', {}, el('a', { href: page }, 'What ', el('code', {}, name), ' means, and what to do')),
    restApi &&
      requestId &&
      el(
        'p',
        {},
        el('a', { href: `/refusals?request_id=${encodeURIComponent(requestId)}` }, 'Which check it did not pass'),
        ', for the owner of the key',
      ),
  );
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

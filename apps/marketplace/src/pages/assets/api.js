/** What the API refused, in its own words. `errors` are the fields (`{ pointer, detail }`); `code` is stable. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? 'Gatehouse gave an answer that this page does not understand. Try again.');
    this.status = status;
    this.code = problem.code ?? '';
    this.errors = problem.errors ?? [];
    this.problem = problem;
  }
}

/**
 * One call of the JSON API, with the session of this browser.
 *
 * @throws {Refusal} also when the network failed; `status` is 0 then
 */
export async function call(method, path, body) {
  let response;
  let text;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    text = await response.text();
  } catch {
    throw new Refusal(0, { detail: 'Gatehouse could not be reached. What you typed is still here; try again.' });
  }
  const answer = parse(text);
  if (!response.ok) throw new Refusal(response.status, answer);
  return answer;
}

function parse(text) {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}

import { html, prose } from '../pages/html.js';
import { docsPage } from './docs-page.js';
import { PROBLEM_CODES } from './problem-codes.js';

/** Every code of the marketplace API's problem details; the `type` of an answer leads to the code's row. */
export function problemsPage(): string {
  return docsPage({
    here: '/docs/problems',
    title: 'Problem codes of the marketplace',
    wide: true,
    main: html`<h1>Problem codes of the marketplace</h1>
      <p class="lead">
        An error of the marketplace API is <code>application/problem+json</code> (RFC 9457). Its <code>code</code> is stable;
        <code>detail</code> says what to do; <code>errors</code> names the fields.
      </p>
      <dl class="codes">
        ${Object.entries(PROBLEM_CODES)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(
            ([code, meaning]) =>
              html`<div id="${code}">
                <dt><code>${code}</code></dt>
                <dd>${prose(meaning)}</dd>
              </div>`,
          )}
      </dl>
      <p>The REST API refuses with <a href="/docs/errors">reasons</a> of its own.</p>`,
  });
}

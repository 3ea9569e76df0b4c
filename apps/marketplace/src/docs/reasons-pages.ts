import { REASONS, type Reason } from '@gatehouse/guard';
import { html, prose } from '../pages/html.js';
import { docsPage } from './docs-page.js';
import { exampleBlock } from './example-block.js';

/** Every reason with which the REST API refuses a request, as a list. */
export function reasonsPage(): string {
  return docsPage({
    here: '/docs/errors',
    title: 'Why the REST API refuses',
    wide: true,
    main: html`<h1>Why the REST API refuses a request</h1>
      <p class="lead">
        Each refusal carries a <code>reason</code> in its envelope, and <code>data.documentation_url</code> leads to the reason’s page.
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label="All reasons">
        <table>
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col">Status</th>
              <th scope="col">What it says</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(REASONS).map(
              ([reason, { status, title }]) =>
                html`<tr>
                  <td>
                    <a href="/docs/errors/${reason}"><code>${reason}</code></a>
                  </td>
                  <td>${status}</td>
                  <td>${title}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p>The marketplace’s own API refuses with <a href="/docs/problems">problem codes</a>.</p>`,
  });
}

export function reasonPage(reason: Reason, restApiUrl: string): string {
  const { status, title, meaning, causes, steps, example, retry } = REASONS[reason];
  return docsPage({
    here: '/docs/errors',
    title,
    main: html`<h1>${title}</h1>
      <p><span class="badge">${status}</span> <code>${reason}</code></p>
      <p class="lead">${prose(meaning)}</p>
      <h2>What usually leads here</h2>
      <ul>
        ${causes.map((cause) => html`<li>${prose(cause)}</li>`)}
      </ul>
      <h2>What to do</h2>
      <ol>
        ${steps.map((step) => html`<li>${prose(step)}</li>`)}
      </ol>
      ${example === undefined ? null : exampleBlock([{ language: 'curl', label: 'Example', code: example.replaceAll('{rest_api_url}', restApiUrl) }])}
      <h2>Does it help to try again?</h2>
      <p>${retry.helps ? 'Yes. ' : 'No. '}${prose(retry.advice)}</p>
      <p>
        <a href="/docs/errors">All reasons</a> · Which check failed for one request of yours?
        <a href="/refusals">Look it up by its Request-Id</a>.
      </p>`,
  });
}

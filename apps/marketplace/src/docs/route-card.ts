import { isReason } from '@gatehouse/guard';
import { html, type Html, prose } from '../pages/html.js';
import { anchorOf } from './anchors.js';
import type { Api } from './example-call.js';
import { exampleBlock } from './example-block.js';
import { examplesOf } from './examples.js';
import { jsonSchemaOf, type OpenApiDocument, type Operation, type Route } from './openapi-document.js';
import { PROBLEM_CODES } from './problem-codes.js';
import { schemaTable, typeWords } from './schema-table.js';
import { tryForm } from './try-form.js';

/** What the REST API says of a route in words stands in the facts already. */
const TIERS_AND_SCOPE = /^Tiers: [^.]*\. Scope: (?:none|`[^`]*`)\. ?/;

/** Everything about one route, closed until somebody opens it. */
export function routeCard(document: OpenApiDocument, route: Route, api: Api): Html {
  const { method, path, operation } = route;
  const body = jsonSchemaOf(operation.requestBody?.content);
  const answers = Object.entries(operation.responses);
  const about = (operation.description ?? '').replace(TIERS_AND_SCOPE, '');
  return html`<details class="route" id="${anchorOf(route)}">
    <summary>
      <h3><span class="method" data-method="${method}">${method}</span><code>${path}</code></h3>
      <span class="needs">${needsWords(operation)}</span><span class="muted">${operation.summary}</span>
    </summary>
    <div class="route-body">
      ${about === '' ? null : html`<p class="about">${prose(about)}</p>`}
      <dl class="facts">${accessRows(operation)}</dl>
      <h4>Example</h4>
      ${exampleBlock(examplesOf(document, route, api))}
      <div class="try-it" hidden>${tryForm(document, route, api)}</div>
      ${parameters(document, operation)}
      ${
        body
          ? html`<h4>Body</h4>
              ${schemaTable(document, body, `Body of ${method} ${path}`)}`
          : null
      }
      <h4>Answers</h4>
      ${answers
        .filter(([status]) => Number(status) < 400)
        .map(([status, { description, content }]) => {
          const schema = jsonSchemaOf(content);
          return html`<p><strong>${status}</strong> ${prose(description ?? '')}</p>
            ${schema ? schemaTable(document, schema, `Answer ${status} of ${method} ${path}`) : null}`;
        })}
      ${refusals(operation)}
    </div>
  </details>`;
}

/** What a caller needs, short enough to be read while scrolling. */
function needsWords(operation: Operation): string {
  const scope = operation['x-gatehouse-scope'];
  if (operation['x-gatehouse-tiers']) return scope ? `${scope} ${operation['x-gatehouse-mode'] ?? ''}` : 'no scope';
  const roles = operation['x-gatehouse-roles'] ?? [];
  const realms = realmsOf(operation);
  if (realms.length === 0) return 'public';
  return roles.length > 0 ? roles.join(' or ') : realms.join(' or ');
}

function realmsOf(operation: Operation): string[] {
  return [...new Set((operation.security ?? []).flatMap((one) => Object.keys(one)))];
}

function accessRows(operation: Operation): Html {
  const tiers = operation['x-gatehouse-tiers'];
  if (tiers) {
    const scope = operation['x-gatehouse-scope'];
    return html`<dt>Tiers</dt>
      <dd>${tiers.map((tier, at) => html`${at > 0 ? ', ' : ''}<code>${tier}</code>`)}</dd>
      <dt>Scope</dt>
      <dd>${scope ? html`<code>${scope}</code>, mode <code>${operation['x-gatehouse-mode'] ?? ''}</code>` : 'none needed'}</dd>`;
  }
  const realms = realmsOf(operation);
  const roles = operation['x-gatehouse-roles'] ?? [];
  const who = realms.length === 0 ? 'anybody' : `somebody signed in with a ${realms.join(' or ')} account`;
  return html`<dt>Who may call it</dt>
    <dd>${who}${roles.length > 0 ? `, with the role ${roles.join(' or ')}` : ''}</dd>`;
}

function parameters(document: OpenApiDocument, { parameters = [] }: Operation): Html | null {
  if (parameters.length === 0) return null;
  return html`<h4>Parameters</h4>
    <div class="scroll" tabindex="0" role="region" aria-label="Parameters">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">In</th>
            <th scope="col">Type</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          ${parameters.map(
            (parameter) =>
              html`<tr>
                <td><code>${parameter.name}</code>${parameter.required ? null : html` <span class="muted small">optional</span>`}</td>
                <td>${parameter.in}</td>
                <td>${typeWords(document, parameter.schema ?? {})}</td>
                <td>${prose(parameter.description ?? '')}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function refusals(operation: Operation): Html | null {
  const refused = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400 || status === 'default');
  if (refused.length === 0) return null;
  const pageOf = operation['x-gatehouse-tiers'] ? reasonAddress : problemAddress;
  return html`<h4>Refusals</h4>
    <ul>
      ${refused.map(
        ([status, { description = '' }]) =>
          html`<li><strong>${status === 'default' ? 'any other' : status}</strong> ${withLinks(description, pageOf)}</li>`,
      )}
    </ul>`;
}

const reasonAddress = (word: string): string | null => (isReason(word) ? `/docs/errors/${word}` : null);
const problemAddress = (word: string): string | null => (Object.hasOwn(PROBLEM_CODES, word) ? `/docs/problems#${word}` : null);

/** Each reason or problem code of a description leads to what explains it. */
function withLinks(description: string, pageOf: (word: string) => string | null): Html {
  const parts = description.replaceAll('`', '').split(/([a-z]+(?:_[a-z]+)+)/);
  return html`${parts.map((part) => {
    const address = pageOf(part);
    return address === null ? part : html`<a href="${address}"><code>${part}</code></a>`;
  })}`;
}

import { isReason } from '@gatehouse/guard';
import { html, type Html, prose } from '../pages/html.js';
import { page } from '../pages/layout.js';
import { curlExample } from './curl-example.js';
import { jsonSchemaOf, routesByTag, type OpenApiDocument, type Operation, type Route } from './openapi-document.js';
import { PROBLEM_CODES } from './problem-codes.js';
import { schemaTable, typeWords } from './schema-table.js';

export interface ReferenceOptions {
  readonly title: string;
  readonly lead: Html;
  /** Scheme and host that the examples call. */
  readonly server: string;
  /** Where the document itself can be fetched. */
  readonly documentUrl: string;
}

/** The reference of one HTTP app, rendered from the OpenAPI document that it serves. */
export function referencePage(document: OpenApiDocument, options: ReferenceOptions): string {
  const groups = [...routesByTag(document)];
  return page({
    title: options.title,
    script: 'docs',
    wide: true,
    main: html`<h1>${options.title}</h1>
      ${options.lead}
      <p>For machines: <a href="${options.documentUrl}">the OpenAPI 3.1 document</a>.</p>
      <div class="field">
        <label for="search">Find a route</label
        ><input id="search" type="search" autocomplete="off" placeholder="path, scope, or what it does" />
      </div>
      <p id="found" class="muted" role="status"></p>
      ${groups.map(
        ([tag, routes]) =>
          html`<section data-group aria-label="${tag}">
            <h2>${tag}</h2>
            <ul class="routes">
              ${routes.map((route) => html`<li>${routeCard(document, route, options.server)}</li>`)}
            </ul>
          </section>`,
      )}`,
  });
}

function routeCard(document: OpenApiDocument, route: Route, server: string): Html {
  const { method, path, operation } = route;
  const body = jsonSchemaOf(operation.requestBody?.content);
  const answers = Object.entries(operation.responses);
  return html`<details class="route" id="${anchorOf(route)}">
    <summary><span class="method">${method}</span><code>${path}</code><span class="muted">${operation.summary}</span></summary>
    <div class="route-body">
      ${operation.description ? html`<p>${prose(operation.description)}</p>` : null}
      <dl class="facts">${accessRows(operation)}</dl>
      ${parameters(document, operation)}
      ${
        body
          ? html`<h3>Body</h3>
              ${schemaTable(document, body, `Body of ${method} ${path}`)}`
          : null
      }
      <h3>Answers</h3>
      ${answers
        .filter(([status]) => Number(status) < 400)
        .map(([status, { description, content }]) => {
          const schema = jsonSchemaOf(content);
          return html`<p><strong>${status}</strong> ${prose(description ?? '')}</p>
            ${schema ? schemaTable(document, schema, `Answer ${status} of ${method} ${path}`) : null}`;
        })}
      ${refusals(operation)}
      <h3>Example</h3>
      <pre tabindex="0"><code>${curlExample(document, route, server)}</code></pre>
    </div>
  </details>`;
}

/** `get-v1-website-website_id`: stable, so that others can link to one route. */
export function anchorOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method.toLowerCase()}${path.replaceAll(/[{}]/g, '').replaceAll(/[^\w]+/g, '-')}`;
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
  const realms = [...new Set((operation.security ?? []).flatMap((one) => Object.keys(one)))];
  const roles = operation['x-gatehouse-roles'] ?? [];
  const who = realms.length === 0 ? 'anybody' : `somebody signed in with a ${realms.join(' or ')} account`;
  return html`<dt>Who may call it</dt>
    <dd>${who}${roles.length > 0 ? `, with the role ${roles.join(' or ')}` : ''}</dd>`;
}

function parameters(document: OpenApiDocument, { parameters = [] }: Operation): Html | null {
  if (parameters.length === 0) return null;
  return html`<h3>Parameters</h3>
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
  return html`<h3>Refusals</h3>
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

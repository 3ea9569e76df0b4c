import { html, type Html } from '../pages/html.js';
import { anchorOf } from './anchors.js';
import { exampleCall, type Api, type ExampleCall } from './example-call.js';
import { resolveSchema, type OpenApiDocument, type Parameter, type Route, type Schema } from './openapi-document.js';
import { typeWords } from './schema-table.js';

const LONGEST_BODY_LINES = 16;

/**
 * The form that sends a real request to a route, as a template: the page's script puts it where the reader opened a route (`docs-try.js`).
 * Calls of the marketplace go to the host that the page came from, whose cookies the browser has.
 * Fields with `data-kept` are filled in on every route once they were typed on one; they are kept in the page's memory and nowhere else.
 */
export function tryForm(document: OpenApiDocument, route: Route, api: Api): Html {
  const call = exampleCall(document, route, api);
  const anchor = anchorOf(route);
  return html`<template class="try-template"
    ><form
      class="try"
      autocomplete="off"
      data-method="${route.method}"
      data-url="${call.sender.kind === 'key' ? api.server : ''}${route.path}"
      data-sender="${call.sender.kind}"
      data-realm="${call.sender.kind === 'session' ? call.sender.realm : ''}"
      data-tier-header="${api.tierHeader}"
    >
      ${call.sender.kind === 'key' ? keyFields(anchor, route.operation['x-gatehouse-tiers'] ?? []) : null}
      ${parameterFields(document, route.operation.parameters ?? [], anchor)} ${call.body === undefined ? null : bodyField(call, anchor)}
      <p class="try-problem alert" role="alert" hidden></p>
      <p class="try-acts"><button type="submit">Send ${route.method}</button></p>
      <div class="try-answer"></div></form
  ></template>`;
}

function keyFields(anchor: string, tiers: readonly string[]): Html {
  const keys = tiers.some((tier) => tier !== 'plugin');
  return html`<fieldset>
    <legend>Your key</legend>
    <p class="muted small">It stays in this page’s memory until you leave it, and goes only to the REST API.</p>
    <div class="fields">
      <div class="field">
        <label for="${anchor}.identifier"
          >Identifier ${keys ? html`<span class="muted small">empty for a website or user key</span>` : null}</label
        ><input id="${anchor}.identifier" name="identifier" data-kept="identifier" autocomplete="off" spellcheck="false" />
      </div>
      <div class="field">
        <label for="${anchor}.key">Key</label
        ><input id="${anchor}.key" name="key" type="password" data-kept="key" autocomplete="off" spellcheck="false" />
      </div>
      <div class="field">
        <label for="${anchor}.tier">Tier</label
        ><select id="${anchor}.tier" name="tier" data-kept="tier">
          ${tiers.map((tier) => html`<option>${tier}</option>`)}
        </select>
      </div>
    </div>
  </fieldset>`;
}

function parameterFields(document: OpenApiDocument, parameters: readonly Parameter[], anchor: string): Html | null {
  if (parameters.length === 0) return null;
  // Those that have to be there first, and what stands in the path before the rest.
  const rank = ({ in: place, required }: Parameter): number => (place === 'path' ? 0 : required ? 1 : 2);
  const ordered = [...parameters].sort((a, b) => rank(a) - rank(b));
  return html`<fieldset>
    <legend>Parameters</legend>
    <div class="fields">${ordered.map((parameter) => parameterField(document, parameter, anchor))}</div>
  </fieldset>`;
}

function parameterField(document: OpenApiDocument, parameter: Parameter, anchor: string): Html {
  const { name, in: place, required = false } = parameter;
  const schema = resolveSchema(document, parameter.schema ?? {});
  const id = `${anchor}.${name}`;
  const type = schema.enum || schema.type === 'boolean' ? '' : `${typeWords(document, schema) || 'string'}, `;
  return html`<div class="field">
    <label for="${id}"><code>${name}</code> <span class="muted small">${type}${required ? 'required' : 'optional'}</span></label
    >${inputOf(schema, id, { name, place, required })}
  </div>`;
}

function inputOf(schema: Schema, id: string, { name, place, required }: { name: string; place: string; required: boolean }): Html {
  const kept = place === 'path' ? html` data-kept="path.${name}"` : null;
  const common = html`id="${id}" name="${name}" data-in="${place}"${kept}${required ? html` required` : null}`;
  const choices = schema.type === 'boolean' ? ['true', 'false'] : schema.enum;
  if (choices)
    return html`<select ${common}>
      ${required ? null : html`<option value="">not sent</option>`} ${choices.map((choice) => html`<option>${String(choice)}</option>`)}
    </select>`;
  const example = schema.example ?? schema.default;
  const hint = example === undefined ? null : html` placeholder="${typeof example === 'string' ? example : JSON.stringify(example)}"`;
  if (schema.type === 'integer' || schema.type === 'number')
    return html`<input
      ${common}
      type="number"
      ${schema.type === 'integer' ? null : html` step="any"`}${limit('min', schema.minimum)}${limit('max', schema.maximum)}${hint}
    />`;
  return html`<input ${common} spellcheck="false" autocapitalize="none" ${hint} />`;
}

function limit(name: string, value: number | undefined): Html | null {
  return value === undefined ? null : html` ${name}="${value}"`;
}

function bodyField({ body }: ExampleCall, anchor: string): Html {
  const text = JSON.stringify(body, null, 2);
  return html`<div class="field">
    <label for="${anchor}.body">Body <span class="muted small">JSON; replace what stands in braces</span></label
    ><textarea id="${anchor}.body" name="body" rows="${Math.min(LONGEST_BODY_LINES, text.split('\n').length + 1)}" spellcheck="false">
${text}</textarea>
  </div>`;
}

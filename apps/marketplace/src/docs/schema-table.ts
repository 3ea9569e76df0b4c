import { html, type Html, prose } from '../pages/html.js';
import { resolveSchema, type OpenApiDocument, type Schema } from './openapi-document.js';

/** Deeper levels say “object” and nothing more; nobody reads a table of twelve levels. */
const DEEPEST = 5;

interface FieldRow {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly about: string;
}

/** A schema as a flat table: one row a field, nested ones by their path (`items[].id`). */
export function schemaTable(document: OpenApiDocument, schema: Schema, caption: string): Html {
  const rows = rowsOf(document, schema, '', 0);
  if (rows.length === 0) return html`<p>${typeWords(document, schema)}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, type, required, about }) =>
            html`<tr>
              <td><code>${name}</code>${required ? null : html` <span class="muted small">optional</span>`}</td>
              <td>${type}</td>
              <td>${prose(about)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function rowsOf(document: OpenApiDocument, given: Schema, path: string, depth: number): FieldRow[] {
  const schema = resolveSchema(document, given);
  if (depth > DEEPEST) return [];
  if (schema.items) return rowsOf(document, schema.items, `${path}[]`, depth + 1);
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = path === '' ? key : `${path}.${key}`;
    const own: FieldRow = {
      name,
      type: typeWords(document, property),
      required: schema.required?.includes(key) ?? false,
      about: [property.description ?? resolveSchema(document, property).description, limits(resolveSchema(document, property))]
        .filter(Boolean)
        .join(' '),
    };
    return [own, ...rowsOf(document, property, name, depth + 1)];
  });
}

export function typeWords(document: OpenApiDocument, given: Schema): string {
  const schema = resolveSchema(document, given);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => typeWords(document, choice)).join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (schema.items) return `list of ${typeWords(document, schema.items)}`;
  const types = [schema.type ?? schema.format ?? []].flat().map((type) => (type === 'string' && schema.format ? schema.format : type));
  return [...types, ...(schema.nullable ? ['null'] : [])].join(' or ');
}

function limits(schema: Schema): string {
  const range = (least: number | undefined, most: number | undefined, unit: string): string | false =>
    least !== undefined && most !== undefined
      ? `${least} to ${most}${unit}.`
      : most !== undefined
        ? `At most ${most}${unit}.`
        : least !== undefined && `At least ${least}${unit}.`;
  return [
    range(schema.minLength, schema.maxLength, ' characters'),
    range(schema.minimum, schema.maximum, ''),
    range(schema.minItems, schema.maxItems, ' entries'),
    schema.default !== undefined && `Default: \`${JSON.stringify(schema.default)}\`.`,
  ]
    .filter(Boolean)
    .join(' ');
}

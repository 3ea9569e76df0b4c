import { jsonSchemaOf, resolveSchema, type OpenApiDocument, type Route, type Schema } from './openapi-document.js';

/** Deeper levels are left empty: an example is read by people. */
const DEEPEST = 5;

/** A body that the route takes; undefined when it takes none. What only the reader can know stands in braces. */
export function exampleBody(document: OpenApiDocument, { method, operation }: Route): unknown {
  const given = jsonSchemaOf(operation.requestBody?.content);
  if (!given) return undefined;
  const schema = resolveSchema(document, given);
  // A change in which no field has to be there shows one of them.
  const changes = method === 'PATCH' && (schema.required ?? []).length === 0;
  return exampleOf(document, changes ? { ...schema, required: [changedField(schema)] } : schema);
}

/** The name, or else the first field that is no list and no object. */
function changedField({ properties = {} }: Schema): string {
  const simple = Object.keys(properties).filter((key) => /string|number|integer|boolean/.test(String(properties[key]?.type)));
  return simple.find((key) => key === 'name') ?? simple[0] ?? '';
}

/**
 * A value that fits: the schema's own example where it has one, else the fields that have to be there.
 *
 * @param name of the field, which stands in braces for a text that only the reader can know
 */
export function exampleOf(document: OpenApiDocument, given: Schema, name = 'text', depth = 0): unknown {
  const schema = resolveSchema(document, given);
  const told = schema.example ?? schema.examples?.[0] ?? schema.const ?? schema.default ?? schema.enum?.[0];
  if (told !== undefined) return told;
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice) return exampleOf(document, choice, name, depth);
  if (schema.items) return depth > DEEPEST ? [] : [exampleOf(document, schema.items, name, depth + 1)];
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([key]) => schema.required?.includes(key) ?? false)
        .map(([key, property]) => [key, depth > DEEPEST ? {} : exampleOf(document, property, key, depth + 1)]),
    );
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'object':
      return {};
    default:
      return `{${name}}`;
  }
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { AnySchemaObject, ValidateFunction } from 'ajv';

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: AnySchemaObject }>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, AnySchemaObject>> };
}

const documents = new Map<string, Promise<{ document: Document; ajv: Ajv2020; compiled: Map<string, ValidateFunction> }>>();

/**
 * Holds one real answer against the OpenAPI document the app serves: the status must be documented and the body must fit its
 * schema. Paths that the document does not know (health, the document itself, unknown routes) are left alone.
 */
export async function checkAnswer(documentUrl: string, method: string, path: string, status: number, body: unknown): Promise<void> {
  let loaded = documents.get(documentUrl);
  if (!loaded) documents.set(documentUrl, (loaded = load(documentUrl)));
  const { document, ajv, compiled } = await loaded;
  const pathname = path.split('?')[0] ?? path;
  const template = bestTemplate(Object.keys(document.paths), pathname);
  const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()];
  if (template === undefined || operation === undefined) return;
  const response = operation.responses[String(status)] ?? operation.responses.default;
  if (!response) throw new Error(`${method} ${template} answered ${status}, which its OpenAPI document does not list`);
  const schema = Object.values(response.content ?? {})[0]?.schema;
  if (!schema)
    throw new Error(`${method} ${template} answered ${status} with a body, but its OpenAPI document gives that answer no schema`);
  const key = `${method} ${template} ${status}`;
  let validate = compiled.get(key);
  if (!validate) compiled.set(key, (validate = ajv.compile({ ...schema, components: document.components })));
  if (!validate(body))
    throw new Error(`${key}: the answer does not fit its OpenAPI schema: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`);
}

async function load(url: string): Promise<{ document: Document; ajv: Ajv2020; compiled: Map<string, ValidateFunction> }> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const document = (await response.json()) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return { document, ajv, compiled: new Map() };
}

/** The template with the most literal segments that fits, as a router would choose. */
function bestTemplate(templates: readonly string[], pathname: string): string | undefined {
  const segments = pathname.split('/');
  const literals = (template: string): number => template.split('/').filter((part) => !part.startsWith('{')).length;
  return templates
    .filter((template) => {
      const parts = template.split('/');
      return parts.length === segments.length && parts.every((part, at) => part.startsWith('{') || part === segments[at]);
    })
    .sort((a, b) => literals(b) - literals(a))[0];
}

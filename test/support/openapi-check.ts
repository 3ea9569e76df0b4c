import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

const DOCUMENT = 'openapi';

const documents = new Map<string, Promise<{ document: Document; ajv: Ajv2020; compiled: Map<string, ValidateFunction> }>>();

/**
 * Holds one real answer against the OpenAPI document the app serves: the status must be documented and the body must fit its
 * schema. Paths that the document does not know (health, the document itself, unknown routes) are left alone.
 */
export async function checkAnswer(documentUrl: string, method: string, path: string, status: number, body: unknown): Promise<void> {
  // Of one build, so the same at every address, where the run keeps them.
  const where = process.env.TEST_DOCUMENTS === undefined ? documentUrl : new URL(documentUrl).pathname;
  let loaded = documents.get(where);
  if (!loaded) documents.set(where, (loaded = load(documentUrl)));
  const { document, ajv, compiled } = await loaded;
  const pathname = path.split('?')[0] ?? path;
  const template = bestTemplate(Object.keys(document.paths), pathname);
  const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()];
  if (template === undefined || operation === undefined) return;
  const responseKey = String(status) in operation.responses ? String(status) : 'default';
  const response = operation.responses[responseKey];
  if (!response) throw new Error(`${method} ${template} answered ${status}, which its OpenAPI document does not list`);
  const [mediaType, content] = Object.entries(response.content ?? {})[0] ?? [];
  if (mediaType === undefined || !content?.schema)
    throw new Error(`${method} ${template} answered ${status} with a body, but its OpenAPI document gives that answer no schema`);
  const key = `${method} ${template} ${status}`;
  let validate = compiled.get(key);
  if (!validate) {
    const place = ['paths', template, method.toLowerCase(), 'responses', responseKey, 'content', mediaType, 'schema'];
    compiled.set(key, (validate = ajv.compile({ $ref: `${DOCUMENT}#/${place.map(segment).join('/')}` })));
  }
  if (!validate(body))
    throw new Error(`${key}: the answer does not fit its OpenAPI schema: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`);
}

async function load(url: string): Promise<{ document: Document; ajv: Ajv2020; compiled: Map<string, ValidateFunction> }> {
  const document = JSON.parse(await textOf(url)) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // As a whole, so that a schema that many routes refer to is compiled once.
  ajv.addSchema(document, DOCUMENT);
  return { document, ajv, compiled: new Map() };
}

/** Making a document takes an app a second; all apps of a run are of the same build, so the first one's is kept for the others. */
async function textOf(url: string): Promise<string> {
  const folder = process.env.TEST_DOCUMENTS;
  const kept = folder === undefined ? undefined : join(folder, new URL(url).pathname.replaceAll('/', '_'));
  if (kept !== undefined && existsSync(kept)) return readFileSync(kept, 'utf8');
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const text = await response.text();
  if (folder !== undefined && kept !== undefined) {
    mkdirSync(folder, { recursive: true });
    // Whole or not at all for a test that looks at the same moment.
    const draft = join(folder, randomUUID());
    writeFileSync(draft, text);
    renameSync(draft, kept);
  }
  return text;
}

/** One step of a JSON pointer within a URI. */
function segment(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
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

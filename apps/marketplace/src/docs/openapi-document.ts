/** The part of an OpenAPI 3.1 document that the reference shows. */
export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly description?: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
  /** Kinds of caller, and what a plugin needs to hold (the REST API only). */
  readonly 'x-gatehouse-tiers'?: readonly string[];
  readonly 'x-gatehouse-scope'?: string | null;
  readonly 'x-gatehouse-mode'?: string | null;
  /** Roles of which one is needed (the marketplace only); empty or missing = every role. */
  readonly 'x-gatehouse-roles'?: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly nullable?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'];

/** Every route, in the order of the document, grouped by its first tag. */
export function routesByTag(document: OpenApiDocument): Map<string, Route[]> {
  const groups = new Map<string, Route[]>();
  for (const [path, operations] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = operations[method];
      if (!operation) continue;
      const tag = operation.tags?.[0] ?? 'Other';
      groups.set(tag, [...(groups.get(tag) ?? []), { method: method.toUpperCase(), path, operation }]);
    }
  return groups;
}

/** The schema behind a reference, and one schema instead of a single-member `allOf`. */
export function resolveSchema(document: OpenApiDocument, schema: Schema): Schema {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    const found = document.components?.schemas?.[name];
    return found ? resolveSchema(document, found) : {};
  }
  if (!schema.allOf) return schema;
  const parts = [...schema.allOf.map((part) => resolveSchema(document, part)), schema];
  return {
    ...parts.reduce<Schema>((whole, part) => ({ ...whole, ...part }), {}),
    allOf: undefined,
    properties: parts.reduce<Readonly<Record<string, Schema>>>((all, { properties }) => ({ ...all, ...properties }), {}),
    required: parts.flatMap((part) => part.required ?? []),
  };
}

export function jsonSchemaOf(content: Content | undefined): Schema | undefined {
  return Object.values(content ?? {})[0]?.schema;
}

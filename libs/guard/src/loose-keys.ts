import { parseKey } from '@gatehouse/credentials';

/** Names under which a key may come in the query or the body. Other values of these names are the caller's own data. */
const NAMES = ['key', 'api_key'];

/** The segment of a path that is a key by its name, such as in `/api/v1/:user_api_key/sendsms`; `me` stands for the one in the header. */
const KEY_SEGMENT = 'user_api_key';
const IN_THE_HEADER = 'me';

export type Fields = Record<string, unknown>;

/** The keys of ours in the query, the body and the path. What does not have the form of one is left alone: a plugin's settings may well hold an `api_key`. */
export function findLooseKeys(query: unknown, body: unknown, params: Readonly<Record<string, string>>): string[] {
  const named = [query, body].flatMap((fields) => (isFields(fields) ? NAMES.map((name) => fields[name]) : []));
  const segment = params[KEY_SEGMENT];
  return [
    ...[...named.flat(), ...Object.values(params)].filter((value) => typeof value === 'string').filter((value) => parseKey(value) !== null),
    // Whatever else stands there was meant as a key, and is refused as a malformed one.
    ...(segment === undefined || segment === IN_THE_HEADER ? [] : [segment]),
  ];
}

/** Takes the key out of the path, for a handler that reads its parameters. */
export function dropKeySegment(params: unknown): void {
  if (isFields(params) && KEY_SEGMENT in params) params[KEY_SEGMENT] = IN_THE_HEADER;
}

/** Takes them out of the query and the body, so that no handler stores or echoes one. */
export function dropLooseKeys(...places: readonly unknown[]): void {
  for (const fields of places)
    if (isFields(fields))
      for (const name of NAMES) if (findLooseKeys({ [name]: fields[name] }, undefined, {}).length > 0) Reflect.deleteProperty(fields, name);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

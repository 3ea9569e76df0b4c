/**
 * What stands behind the `?` of an address, as plain words: `status=401`, not `status="401"`. Each screen reads its own numbers; here every
 * value is a text. Addresses that were copied while values still stood in quotes mean what they meant.
 */
export function parseSearch(search: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) found[name] = unquoted(value);
  return found;
}

/** The way back. Only a text that is itself in quotes is quoted, so that it comes back as it was. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string') params.set(name, unquoted(value) === value ? value : JSON.stringify(value));
    else if (typeof value === 'number' || typeof value === 'boolean') params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    const inside: unknown = JSON.parse(value);
    return typeof inside === 'string' ? inside : value;
  } catch {
    return value;
  }
}

/** Names that would reach into the objects that hold what was sent. */
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A body of `application/x-www-form-urlencoded` as an object of texts; a name that was sent several times has a list of them. Null for one that
 * two programs could read in two ways: a malformed percent sequence, or bytes that are no UTF-8.
 */
export function readForm(text: string): Record<string, string | string[]> | null {
  const fields = new Map<string, string[]>();
  for (const part of text.split('&').filter((one) => one !== '')) {
    const at = part.indexOf('=');
    const name = decode(at < 0 ? part : part.slice(0, at));
    const value = decode(at < 0 ? '' : part.slice(at + 1));
    if (name === null || value === null || UNSAFE.has(name)) return null;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]));
}

/** JSON that was sent under the content type of a form, as `curl --data` does. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

function decode(text: string): string | null {
  if (/[^\x20-\x7e]/.test(text)) return null;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Clients do not encode path segments, so an id from outside is taken for one only in its one full form. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

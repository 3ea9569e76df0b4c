/** For a field of the type datetime-local, in the reader's own zone; '' for what is no moment. @param moment ISO 8601 */
export function toLocal(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** In an address a moment is the same for everybody. What is no moment stays as it is: the API says so. */
export function toUtc(local: string): string {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? local : date.toISOString();
}

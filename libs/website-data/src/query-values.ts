import { InvalidInput } from '@gatehouse/platform';

/** Values of paths and queries as the official clients send them. Query keys that nobody knows are let through, as they are by the original. */

export type Query = Readonly<Record<string, unknown>>;

const MAX_PAGE = 1_000_000;

/** What `LIKE` takes literally: the text as part of something. */
export function asPart(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/** 1-based; 0 counts as 1, because old clients begin there. @throws {InvalidInput} */
export function readPage(text: string): number {
  const page = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  if (page <= MAX_PAGE) return Math.max(page, 1);
  throw new InvalidInput([{ pointer: '/page_number', detail: `A page is a whole number from 1 to ${MAX_PAGE}.` }]);
}

/** `1`, `0`, `true` or `false` in any case (the Python client writes `True`); not sent = false. @throws {InvalidInput} */
export function readFlag(query: Query, name: string): boolean {
  const value = query[name];
  if (value === undefined || value === '') return false;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  throw new InvalidInput([{ pointer: `/${name}`, detail: 'Send 1 or 0, true or false.' }]);
}

/** A whole number within limits; not sent or empty = `otherwise`. @throws {InvalidInput} */
export function readCount(
  query: Query,
  name: string,
  { least = 1, most, otherwise }: { least?: number; most: number; otherwise: number },
): number {
  const value = query[name];
  if (value === undefined || value === '') return otherwise;
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  if (count >= least && count <= most) return count;
  throw new InvalidInput([{ pointer: `/${name}`, detail: `Send a whole number from ${least} to ${most}.` }]);
}

/** One of the choices; not sent or empty = null. @throws {InvalidInput} */
export function readChoice<Choice extends string>(query: Query, name: string, choices: readonly Choice[]): Choice | null {
  const value = query[name];
  if (value === undefined || value === '') return null;
  const choice = choices.find((one) => one === value);
  if (choice !== undefined) return choice;
  throw new InvalidInput([{ pointer: `/${name}`, detail: `Send one of ${choices.join(', ')}.` }]);
}

/** Not sent or empty = null. @throws {InvalidInput} for one that was sent twice or is too long */
export function readText(query: Query, name: string, longest: number): string | null {
  const value = query[name];
  if (value === undefined || value === '') return null;
  if (typeof value === 'string' && value.length <= longest) return value;
  throw new InvalidInput([{ pointer: `/${name}`, detail: `Send one text of at most ${longest} characters.` }]);
}

/** Whole numbers separated by commas; not sent or empty = null. @throws {InvalidInput} */
export function readNumbers(query: Query, name: string, most: number): number[] | null {
  const text = readText(query, name, 10 * most);
  if (text === null) return null;
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length <= most && parts.every((part) => /^\d{1,9}$/.test(part))) return parts.map(Number);
  throw new InvalidInput([{ pointer: `/${name}`, detail: `Send at most ${most} whole numbers, separated by commas.` }]);
}

/** A moment in milliseconds since 1970; not sent or empty = null. @throws {InvalidInput} */
export function readMoment(query: Query, name: string): Date | null {
  const value = query[name];
  if (value === undefined || value === '') return null;
  if (typeof value === 'string' && /^\d{1,14}$/.test(value)) return new Date(Number(value));
  throw new InvalidInput([{ pointer: `/${name}`, detail: 'Send milliseconds since 1970.' }]);
}

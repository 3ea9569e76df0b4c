import { InvalidInput } from '@gatehouse/platform';

/** Values of paths and queries as the official clients send them. Query keys that nobody knows are let through, as they are by the original. */

const MAX_PAGE = 1_000_000;

/** 1-based; 0 counts as 1, because old clients begin there. @throws {InvalidInput} */
export function readPage(text: string): number {
  const page = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  if (page <= MAX_PAGE) return Math.max(page, 1);
  throw new InvalidInput([{ pointer: '/page_number', detail: `A page is a whole number from 1 to ${MAX_PAGE}.` }]);
}

/** `1`, `0`, `true` or `false` in any case (the Python client writes `True`); not sent = false. @throws {InvalidInput} */
export function readFlag(query: Readonly<Record<string, unknown>>, name: string): boolean {
  const value = query[name];
  if (value === undefined || value === '') return false;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  throw new InvalidInput([{ pointer: `/${name}`, detail: 'Send 1 or 0, true or false.' }]);
}

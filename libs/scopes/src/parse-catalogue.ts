import { SCOPE_GROUPS, SCOPE_RISKS } from './catalogue-file.js';
import type { CatalogueFile, ModeEntry, ScopeEntry } from './catalogue-file.js';
import { ScopeCatalogue } from './scope-catalogue.js';
import { SCOPE_MODES } from './scope-pair.js';
import { CatalogueError } from './scopes.errors.js';

/** Words of lower-case letters, digits, `_` and `-`, joined by colons. No slash: `scope/mode` must split in one way only. */
const SCOPE_NAME = /^[a-z][a-z0-9_-]*(?::[a-z][a-z0-9_-]*)*$/;
const MAX_NAME_LENGTH = 100;
const MAX_TEXT_LENGTH = 300;

/** Notes one problem with the value at a JSON pointer (RFC 6901). */
type Report = (pointer: string, problem: string) => void;

/**
 * Checks a catalogue (see `CatalogueFile`) and makes it usable.
 * @param source where it came from, for the error's first line
 * @throws CatalogueError with every problem found, each beginning with the JSON pointer of the value at fault
 */
export function parseCatalogue(json: unknown, source: string): ScopeCatalogue {
  const problems: string[] = [];
  const file = readFile(json, (pointer, problem) => problems.push(`${pointer === '' ? '(the whole document)' : pointer}: ${problem}`));
  if (problems.length > 0) {
    throw new CatalogueError(`The scope catalogue ${source} cannot be used; it has ${problems.length} problem(s):`, problems);
  }
  return new ScopeCatalogue(file);
}

function readFile(json: unknown, report: Report): CatalogueFile {
  const file = readObject(json, '', ['version', 'scopes'], report);
  const version = readText(file, 'version', '', MAX_NAME_LENGTH, report);
  if (!Array.isArray(file.scopes) || file.scopes.length === 0) {
    if (file !== NOTHING) report('/scopes', 'must be an array with at least one scope.');
    return { version, scopes: [] };
  }
  const firstUse = new Map<string, string>();
  const scopes = file.scopes.map((value: unknown, index) => {
    const pointer = `/scopes/${index}`;
    const entry = readScope(value, pointer, report);
    const first = firstUse.get(entry.name);
    if (first !== undefined && entry.name !== '')
      report(`${pointer}/name`, `"${entry.name}" is already defined at ${first}; each name may stand once.`);
    else firstUse.set(entry.name, pointer);
    return entry;
  });
  return { version, scopes };
}

function readScope(value: unknown, pointer: string, report: Report): ScopeEntry {
  const scope = readObject(value, pointer, ['name', 'group', 'description', 'verified', 'modes'], report);
  const name = readText(scope, 'name', pointer, MAX_NAME_LENGTH, report);
  if (name !== '' && !SCOPE_NAME.test(name)) {
    report(`${pointer}/name`, `"${name}" must be lower-case words joined by colons, such as "website:settings".`);
  }
  return {
    name,
    group: readOneOf(scope, 'group', SCOPE_GROUPS, pointer, report) ?? 'website',
    description: readText(scope, 'description', pointer, MAX_TEXT_LENGTH, report),
    verified: readFlag(scope, 'verified', true, pointer, report),
    modes: readModes(scope, pointer, report),
  };
}

function readModes(scope: Record<string, unknown>, parent: string, report: Report): ScopeEntry['modes'] {
  if (scope === NOTHING) return {};
  const pointer = `${parent}/modes`;
  const given = readObject(scope.modes, pointer, SCOPE_MODES, report);
  if (given === NOTHING) return {};
  const modes: ScopeEntry['modes'] = {};
  for (const mode of SCOPE_MODES) {
    if (given[mode] !== undefined) modes[mode] = readMode(given[mode], `${pointer}/${mode}`, report);
  }
  if (Object.keys(modes).length === 0) report(pointer, 'must offer "read", "write" or both.');
  return modes;
}

function readMode(value: unknown, pointer: string, report: Report): ModeEntry {
  const mode = readObject(value, pointer, ['text', 'risk', 'retired'], report);
  return {
    text: readText(mode, 'text', pointer, MAX_TEXT_LENGTH, report),
    risk: readOneOf(mode, 'risk', SCOPE_RISKS, pointer, report) ?? 'high',
    retired: readFlag(mode, 'retired', false, pointer, report),
  };
}

/** Stands for a value that was no object: that was reported once, so its fields are not reported as missing too. */
const NOTHING: Record<string, unknown> = {};

function readObject(value: unknown, pointer: string, fields: readonly string[], report: Report): Record<string, unknown> {
  if (!isObject(value)) {
    report(pointer, value === undefined ? 'is missing.' : 'must be an object.');
    return NOTHING;
  }
  for (const field of Object.keys(value)) {
    if (!fields.includes(field)) report(`${pointer}/${escapePointer(field)}`, `is not a known field; known here are ${fields.join(', ')}.`);
  }
  return value;
}

function readText(object: Record<string, unknown>, field: string, parent: string, maxLength: number, report: Report): string {
  if (object === NOTHING) return '';
  const value = object[field];
  if (typeof value !== 'string' || value.trim() === '') {
    report(`${parent}/${field}`, value === undefined ? 'is missing; a text is needed here.' : 'must be a text that is not empty.');
    return '';
  }
  if (value.length > maxLength) report(`${parent}/${field}`, `must be no longer than ${maxLength} characters.`);
  if (/\p{Cc}/u.test(value)) report(`${parent}/${field}`, 'must be one line without control characters.');
  return value.trim();
}

function readOneOf<T extends string>(
  object: Record<string, unknown>,
  field: string,
  words: readonly T[],
  parent: string,
  report: Report,
): T | null {
  if (object === NOTHING) return null;
  const found = words.find((word) => word === object[field]) ?? null;
  if (found === null) report(`${parent}/${field}`, `must be one of ${words.join(', ')}.`);
  return found;
}

function readFlag(object: Record<string, unknown>, field: string, absent: boolean, parent: string, report: Report): boolean {
  const value = object[field];
  if (typeof value === 'boolean') return value;
  if (value !== undefined) report(`${parent}/${field}`, 'must be true or false.');
  return absent;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 6901, section 3. */
function escapePointer(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

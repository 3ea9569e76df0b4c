import { InvalidInput } from '@gatehouse/platform';
import type { InstallSettings } from './install.entity.js';

export const MAX_SETTINGS_BYTES = 65_536;
const MAX_DEPTH = 20;

/**
 * What a plugin may store as its settings on a website: a JSON object of at most 64 KiB and 20 levels.
 *
 * @throws {InvalidInput} saying which limit is exceeded.
 */
export function checkSettings(settings: unknown): InstallSettings {
  if (!isObject(settings)) throw refused('The settings must be a JSON object.');
  // Depth first: serialising or merging a very deep value would exhaust the stack.
  if (depthExceeds(settings, MAX_DEPTH)) throw refused(`The settings are nested deeper than ${MAX_DEPTH} levels.`);
  const text = JSON.stringify(settings);
  if (Buffer.byteLength(text) > MAX_SETTINGS_BYTES) throw refused(`The settings are larger than ${MAX_SETTINGS_BYTES} bytes of JSON.`);
  // PostgreSQL stores neither NUL nor lone surrogates; both are escaped in the serialised text.
  if (/\\u0000|\\ud[89a-f][0-9a-f]{2}/.test(text.replaceAll('\\\\', '')))
    throw refused('The settings hold a NUL character or half a surrogate pair, which cannot be stored.');
  return settings;
}

/** JSON Merge Patch (RFC 7396): objects merge, null removes a member, everything else replaces. */
export function mergeSettings(target: InstallSettings, patch: InstallSettings): InstallSettings {
  const merged = new Map(Object.entries(target));
  for (const [name, value] of Object.entries(patch)) {
    const before = merged.get(name);
    if (value === null) merged.delete(name);
    else merged.set(name, isObject(value) ? mergeSettings(isObject(before) ? before : {}, value) : value);
  }
  // fromEntries defines own properties, so a member called __proto__ stays plain data.
  return Object.fromEntries(merged);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function depthExceeds(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((item): unknown[] => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}

function refused(detail: string): InvalidInput {
  return new InvalidInput([{ pointer: '', detail }]);
}

export type Settings = Readonly<Record<string, unknown>>;

/** Merges groups member by member and replaces everything else; null takes a member away (RFC 7396). */
export function mergeSettings(present: Settings, patch: object): Settings {
  const merged = new Map<string, unknown>(Object.entries(present));
  for (const [name, value] of Object.entries(patch) as [string, unknown][]) {
    const before = merged.get(name);
    if (value === undefined) continue;
    if (value === null) merged.delete(name);
    else merged.set(name, isGroup(value) ? mergeSettings(isGroup(before) ? before : {}, value) : value);
  }
  return Object.fromEntries(merged);
}

function isGroup(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

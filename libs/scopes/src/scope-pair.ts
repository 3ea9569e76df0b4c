/** What a scope lets its holder do. Write does not include read: whoever needs both asks for both. */
export type ScopeMode = 'read' | 'write';

/** The unit that is asked for, granted, consented to and checked: one scope in one mode. */
export interface ScopePair {
  scope: string;
  mode: ScopeMode;
}

/** A pair as somebody sent or stored it, before the catalogue was asked whether it exists. */
export interface UncheckedPair {
  scope: string;
  mode: string;
}

export const SCOPE_MODES: readonly ScopeMode[] = ['read', 'write'];

export function isScopeMode(mode: string): mode is ScopeMode {
  return mode === 'read' || mode === 'write';
}

/** `website:settings/read`: the spelling in headers, error messages, audit rows and map keys. A scope's name holds no slash. */
export function pairKey(pair: UncheckedPair): string {
  return `${pair.scope}/${pair.mode}`;
}

/** The reverse of `pairKey`; null when the text is not `scope/read` or `scope/write`. Whether the scope exists is the catalogue's to say. */
export function parsePairKey(key: string): ScopePair | null {
  const slash = key.lastIndexOf('/');
  const scope = key.slice(0, Math.max(slash, 0));
  const mode = key.slice(slash + 1);
  return scope !== '' && !scope.includes('/') && isScopeMode(mode) ? { scope, mode } : null;
}

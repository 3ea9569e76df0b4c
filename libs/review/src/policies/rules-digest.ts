import { sha256 } from '@gatehouse/platform';
import type { PolicyRule } from './policy-rule.js';

/** SHA-256 (hex) of what the rules say: the order of rules counts, the order of fields and fields left out do not. */
export function rulesDigest(rules: readonly PolicyRule[]): string {
  return sha256(JSON.stringify(rules, sortedKeys)).toString('hex');
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

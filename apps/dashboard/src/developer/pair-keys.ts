import type { Shape } from '../api/client.js';

export type Mode = Shape<'AskedPairBody'>['mode'];
export interface Pair {
  readonly scope: string;
  readonly mode: Mode;
}

/** A pair as one word: the name of a scope holds no slash. */
export const keyOf = ({ scope, mode }: Pair): string => `${scope}/${mode}`;

/** @returns null for what no pair is called like */
export function pairOf(key: string): Pair | null {
  const at = key.lastIndexOf('/');
  const mode = key.slice(at + 1);
  return at > 0 && (mode === 'read' || mode === 'write') ? { scope: key.slice(0, at), mode } : null;
}

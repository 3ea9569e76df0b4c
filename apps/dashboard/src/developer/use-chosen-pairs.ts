import { useMemo, useState } from 'react';
import type { Shape } from '../api/client.js';
import { readDraft, useDraft } from '../parts/use-draft.js';
import { keyOf, pairOf } from './pair-keys.js';

/** Pair → justification, in the order in which they were chosen. */
type Chosen = Readonly<Record<string, string>>;

export interface ChosenPairs {
  readonly keys: readonly string[];
  readonly has: (key: string) => boolean;
  readonly why: (key: string) => string;
  readonly add: (pairs: readonly (readonly [key: string, why: string])[]) => void;
  readonly remove: (key: string) => void;
  readonly write: (key: string, why: string) => void;
  /** Something differs from what Gatehouse has. */
  readonly changed: boolean;
  readonly startOver: () => void;
}

export const draftKeyOf = (pluginId: string): string => `scopes:${pluginId}`;

/**
 * What is chosen and why. It survives a reload in this browser, until the request that it began from moves on: what was written for an
 * older revision would undo what came after it.
 */
export function useChosenPairs(pluginId: string, request: Shape<'ScopeRequestView'> | null): ChosenPairs {
  const draft = draftKeyOf(pluginId);
  const base = request === null ? 'new' : `${request.id} ${request.revision}`;
  const start = startOf(request);
  const [chosen, setChosen] = useState<Chosen>(() => kept(readDraft(draft), base) ?? start);
  const changed = JSON.stringify(chosen) !== JSON.stringify(start);
  useDraft(
    draft,
    useMemo(() => (changed ? { base, chosen } : null), [changed, base, chosen]),
  );
  return {
    keys: Object.keys(chosen),
    has: (key) => key in chosen,
    why: (key) => chosen[key] ?? '',
    add: (pairs) => setChosen((before) => ({ ...Object.fromEntries(pairs), ...before })),
    remove: (key) => setChosen((before) => Object.fromEntries(Object.entries(before).filter(([other]) => other !== key))),
    write: (key, why) => setChosen((before) => ({ ...before, [key]: why })),
    changed,
    startOver: () => setChosen(start),
  };
}

function startOf(request: Shape<'ScopeRequestView'> | null): Chosen {
  return Object.fromEntries(request?.pairs.map((pair) => [keyOf(pair), pair.justification]) ?? []);
}

/** @returns what was kept, if it was begun from what is there now; whatever is not a pair with a text is left out */
export function kept(draft: unknown, base: string): Chosen | null {
  if (typeof draft !== 'object' || draft === null || !('base' in draft) || draft.base !== base) return null;
  if (!('chosen' in draft) || typeof draft.chosen !== 'object' || draft.chosen === null) return null;
  const entries = Object.entries(draft.chosen).filter(
    (entry): entry is [string, string] => pairOf(entry[0]) !== null && typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

import { isScopeMode, pairKey, type ScopeMode, type UncheckedPair } from '@gatehouse/scopes';

export interface Written {
  readonly scope: string;
  readonly mode: ScopeMode;
  readonly justification: string;
}

/** The pairs as a revision was submitted, read from its event; null when there is no such revision. Pure. */
export function submittedPairs(
  events: readonly { readonly toState: string; readonly detail: Readonly<Record<string, unknown>> }[],
  revision: number,
): Written[] | null {
  const event = events.find(({ toState, detail }) => toState === 'submitted' && detail.revision === revision);
  if (!event || !Array.isArray(event.detail.pairs)) return null;
  return event.detail.pairs.filter(isWritten);
}

/** What a resubmission changed, pair by pair. Pure. */
export function changesSince(
  before: readonly Written[] | null,
  now: readonly Written[],
): { changeOf: (pair: Written) => 'added' | 'changed' | 'unchanged' | null; removed: Written[] } {
  const earlier = new Map((before ?? []).map((pair) => [pairKey(pair), pair.justification]));
  const present = new Set(now.map(pairKey));
  return {
    changeOf: (pair) => {
      if (before === null) return null;
      const said = earlier.get(pairKey(pair));
      if (said === undefined) return 'added';
      return said === pair.justification ? 'unchanged' : 'changed';
    },
    removed: (before ?? []).filter((pair) => !present.has(pairKey(pair))),
  };
}

function isWritten(value: unknown): value is Written {
  const { scope, mode, justification } = value as Partial<UncheckedPair & { justification: unknown }>;
  return typeof scope === 'string' && typeof mode === 'string' && isScopeMode(mode) && typeof justification === 'string';
}

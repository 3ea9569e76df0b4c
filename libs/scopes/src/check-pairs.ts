import type { ScopeEntry } from './catalogue-file.js';
import { suggestModes, suggestScopes } from './nearest-name.js';
import { isScopeMode, pairKey, SCOPE_MODES } from './scope-pair.js';
import type { ScopeMode, UncheckedPair } from './scope-pair.js';

export interface ScopePairProblem {
  /** Position of the pair in the list that was checked. */
  index: number;
  pair: UncheckedPair;
  code: 'unknown_scope' | 'unknown_mode' | 'retired' | 'duplicate';
  /** One or two sentences: what is wrong, and the nearest real name. Safe to show; what the caller sent is quoted and shortened. */
  detail: string;
  /** Real scope names (`unknown_scope`) or modes (`unknown_mode`) to offer instead, best first; empty for the other codes. */
  suggestions: readonly string[];
}

/** Every problem of every pair, in the order of the list; one pair can have two. `scopes` holds each name once. */
export function checkPairs(scopes: readonly ScopeEntry[], pairs: readonly UncheckedPair[]): ScopePairProblem[] {
  const byName = new Map(scopes.map((scope) => [scope.name, scope]));
  const names = scopes.filter((scope) => offeredModes(scope).length > 0).map((scope) => scope.name);
  const firstUse = new Map<string, number>();
  return pairs.flatMap((pair, index) => {
    const problems = problemsOf(pair, byName.get(pair.scope), names);
    const first = firstUse.get(pairKey(pair));
    if (first === undefined) firstUse.set(pairKey(pair), index);
    else
      problems.push({
        code: 'duplicate',
        detail: `${quote(pair.scope)} is asked for in the mode ${quote(pair.mode)} more than once (first as number ${first + 1}).`,
        suggestions: [],
      });
    return problems.map((problem) => ({ index, pair, ...problem }));
  });
}

type Finding = Pick<ScopePairProblem, 'code' | 'detail' | 'suggestions'>;

function problemsOf(pair: UncheckedPair, scope: ScopeEntry | undefined, names: readonly string[]): Finding[] {
  if (scope === undefined) {
    const { names: suggestions, hint } = suggestScopes(pair.scope, names);
    const unknown: Finding = {
      code: 'unknown_scope',
      detail: `${quote(pair.scope)} is not a scope of this platform. ${hint}`,
      suggestions,
    };
    return isScopeMode(pair.mode) ? [unknown] : [unknown, unknownMode(pair, SCOPE_MODES, 'There is')];
  }
  const entry = isScopeMode(pair.mode) ? scope.modes[pair.mode] : undefined;
  if (entry === undefined) return [unknownMode(pair, offeredModes(scope), `${quote(pair.scope)} has`)];
  if (!entry.retired) return [];
  const detail = `${quote(pair.scope)} in the mode "${pair.mode}" is retired: plugins that hold it keep it, but it can no longer be asked for.`;
  return [{ code: 'retired', detail, suggestions: [] }];
}

function unknownMode(pair: UncheckedPair, offered: readonly ScopeMode[], opening: string): Finding {
  const { modes: suggestions, hint } = suggestModes(pair.mode, offered);
  return { code: 'unknown_mode', detail: `${opening} no mode ${quote(pair.mode)}. ${hint}`, suggestions };
}

function offeredModes(scope: ScopeEntry): ScopeMode[] {
  return SCOPE_MODES.filter((mode) => scope.modes[mode] && !scope.modes[mode].retired);
}

/** In quotes, without control characters, and short: the text comes from a stranger and goes into logs and pages. */
function quote(text: string): string {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return `"${shown.replace(/[\p{Cc}\p{Cf}"]/gu, '?')}"`;
}

import { InvalidInput, type FieldProblem } from '@gatehouse/platform';
import { isScopeMode, pairKey, type ScopeCatalogue, type ScopeMode, type ScopePair } from '@gatehouse/scopes';

export const MAX_PAIRS = 64;
export const MAX_JUSTIFICATION = 1_000;

/** A pair as somebody asked for it, before anybody knows whether it exists. */
export interface AskedPair {
  readonly scope: string;
  readonly mode: string;
  readonly justification: string;
}

/** The same pair once the catalogue knows it. */
export interface CheckedPair extends AskedPair {
  readonly mode: ScopeMode;
}

/**
 * What may be kept as a draft: pairs that exist, once each, and that the plugin does not hold yet. Pure.
 *
 * @throws {InvalidInput} with a JSON pointer for every problem, and the nearest real name for a wrong one
 */
export function checkAskedPairs(pairs: readonly AskedPair[], catalogue: ScopeCatalogue, grant: readonly ScopePair[]): CheckedPair[] {
  const held = new Set(grant.map(pairKey));
  const problems: FieldProblem[] = catalogue.check(pairs).map(({ index, code, detail }) => ({
    pointer: `/pairs/${index}/${code === 'unknown_mode' ? 'mode' : 'scope'}`,
    detail,
  }));
  const checked: CheckedPair[] = [];
  pairs.forEach((pair, index) => {
    if (held.has(pairKey(pair)))
      problems.push({
        pointer: `/pairs/${index}/scope`,
        detail: `The plugin holds ${pairKey(pair)} already; leave it out, a request only adds.`,
      });
    // PostgreSQL stores neither; both can only come from a broken client.
    if (pair.justification.includes('\u0000') || !pair.justification.isWellFormed())
      problems.push({
        pointer: `/pairs/${index}/justification`,
        detail: 'The justification holds a character that is not text (NUL or half a surrogate pair).',
      });
    const { mode } = pair;
    if (isScopeMode(mode)) checked.push({ ...pair, mode });
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  return checked;
}

/**
 * What a submission needs on top of a draft: a word on each pair. Whether it is a good one is for screening and reviewer. Pure.
 *
 * @throws {InvalidInput}
 */
export function checkJustified(pairs: readonly AskedPair[]): void {
  const problems = pairs.flatMap((pair, index) =>
    isBlank(pair.justification)
      ? [{ pointer: `/pairs/${index}/justification`, detail: `Say why the plugin needs ${pairKey(pair)}; a reviewer decides by it.` }]
      : [],
  );
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** Nothing that can be seen: white space, format and control characters only. */
function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Cc}]*$/u.test(text);
}

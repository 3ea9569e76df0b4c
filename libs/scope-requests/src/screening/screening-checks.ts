import { pairKey, type ScopeCatalogue, type ScopeMode, type ScopePairProblem } from '@gatehouse/scopes';

/** One pair as the developer submitted it. */
export interface SubmittedPair {
  readonly scope: string;
  readonly mode: ScopeMode;
  readonly justification: string;
}

export type FindingCode =
  | 'justification_empty'
  | 'justification_short'
  | 'justification_repeated'
  | 'pair_unknown'
  | 'pair_retired'
  | 'pair_duplicate'
  | 'pair_high_risk';

/** What the reviewer should look at in one pair. */
export interface Finding {
  readonly code: FindingCode;
  readonly scope: string;
  readonly mode: ScopeMode;
  /** A sentence for the reviewer. */
  readonly detail: string;
}

/** Pure: looks at the pairs and the catalogue, and at nothing else. */
export type ScreeningCheck = (pairs: readonly SubmittedPair[], catalogue: ScopeCatalogue) => Finding[];

/** Everything that is looked at when a request is screened. Another check is one more line here. */
export const SCREENING_CHECKS: readonly ScreeningCheck[] = [
  emptyJustifications,
  shortJustifications,
  repeatedJustifications,
  unaskablePairs,
  highRiskPairs,
];

/** Fewer letters and digits than this cannot say what data is needed and for what. */
export const SHORT_JUSTIFICATION = 20;

/** The screening as a whole: the findings of every check, in the order of the checks. */
export function screen(pairs: readonly SubmittedPair[], catalogue: ScopeCatalogue): Finding[] {
  return SCREENING_CHECKS.flatMap((check) => check(pairs, catalogue));
}

/** Nothing but punctuation and space, although not blank (which is refused at the submission). */
export function emptyJustifications(pairs: readonly SubmittedPair[]): Finding[] {
  return pairs
    .filter(({ justification }) => essence(justification) === '')
    .map((pair) => finding(pair, 'justification_empty', 'The justification says nothing.'));
}

export function shortJustifications(pairs: readonly SubmittedPair[]): Finding[] {
  return pairs.flatMap((pair) => {
    const length = [...essence(pair.justification)].length;
    if (length === 0 || length >= SHORT_JUSTIFICATION) return [];
    return [finding(pair, 'justification_short', `The justification is very short (${length} letters and digits).`)];
  });
}

/** One text for several pairs, also when only case, spacing or punctuation differ. */
export function repeatedJustifications(pairs: readonly SubmittedPair[]): Finding[] {
  return pairs.flatMap((pair) => {
    const said = essence(pair.justification);
    const others = pairs.filter((other) => other !== pair && essence(other.justification) === said);
    if (said === '' || others.length === 0) return [];
    const names = others.map(pairKey).join(', ');
    return [finding(pair, 'justification_repeated', `The same justification is given for ${names}.`)];
  });
}

/** Pairs that could not be asked for today: the catalogue may have changed since the request was written. */
export function unaskablePairs(pairs: readonly SubmittedPair[], catalogue: ScopeCatalogue): Finding[] {
  return catalogue.check(pairs).flatMap(({ index, code, detail }) => {
    const pair = pairs[index];
    return pair ? [finding(pair, codeOf(code), detail)] : [];
  });
}

export function highRiskPairs(pairs: readonly SubmittedPair[], catalogue: ScopeCatalogue): Finding[] {
  return pairs
    .filter((pair) => catalogue.has(pair) && catalogue.riskOf(pair) === 'high')
    .map((pair) => finding(pair, 'pair_high_risk', `High risk: ${catalogue.describe(pair)}`));
}

function codeOf(code: ScopePairProblem['code']): FindingCode {
  switch (code) {
    case 'unknown_scope':
    case 'unknown_mode':
      return 'pair_unknown';
    case 'retired':
      return 'pair_retired';
    case 'duplicate':
      return 'pair_duplicate';
  }
}

/** The letters and digits of a text in lower case: what is left when its dress is taken off. */
function essence(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function finding({ scope, mode }: SubmittedPair, code: FindingCode, detail: string): Finding {
  return { code, scope, mode, detail };
}

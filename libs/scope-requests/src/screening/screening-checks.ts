import { pairKey, type ScopeCatalogue, type ScopePairProblem } from '@gatehouse/scopes';
import { allScopes, deniedBefore, otherModeUsed, unconfirmedEmail, youngAccount } from './context-checks.js';
import { finding, type Finding, type FindingCode, type ScreeningCheck, type ScreeningContext, type SubmittedPair } from './finding.js';
import { offTopicJustifications } from './off-topic.js';
import { essence } from './words.js';

/** Everything that is looked at when a request is screened. Another check is one more line here. */
export const SCREENING_CHECKS: readonly ScreeningCheck[] = [
  emptyJustifications,
  shortJustifications,
  repeatedJustifications,
  offTopicJustifications,
  unaskablePairs,
  highRiskPairs,
  otherModeUsed,
  deniedBefore,
  allScopes,
  youngAccount,
  unconfirmedEmail,
];

/** Fewer letters and digits than this cannot say what data is needed and for what. */
export const SHORT_JUSTIFICATION = 20;

/** The screening as a whole: the findings of every check, in the order of the checks. */
export function screen(pairs: readonly SubmittedPair[], catalogue: ScopeCatalogue, context: ScreeningContext): Finding[] {
  return SCREENING_CHECKS.flatMap((check) => check(pairs, catalogue, context));
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

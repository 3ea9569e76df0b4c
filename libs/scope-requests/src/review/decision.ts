import { InvalidInput, type FieldProblem } from '@gatehouse/platform';
import type { Outcome, PairOutcome, PairVerdictGiven, VerdictGiven } from '@gatehouse/review';
import { pairKey, type ScopeCatalogue, type ScopePair } from '@gatehouse/scopes';

/**
 * Turns a posted decision into a verdict on each pair. Pure.
 *
 * @throws {InvalidInput} when a reason is missing, a pair has no verdict or is not of this request, or a pair that nobody can hold
 *   any more (retired, unknown) would be approved
 */
export function planDecision(given: VerdictGiven, requested: readonly ScopePair[], catalogue: ScopeCatalogue): Outcome {
  const reason = textOf(given.reason);
  const reasonCode = given.reason_code ?? null;
  switch (given.verdict) {
    case 'approve':
      return { action: 'approve', reason, reasonCode, pairs: approval(given.pairs, requested, catalogue) };
    case 'reject':
      refuseIf(problemsOfWhole(given, reason, 'Say why the request is rejected; the developer reads it.'));
      return {
        action: 'reject',
        reason,
        reasonCode,
        pairs: requested.map(({ scope, mode }) => ({ scope, mode, verdict: 'denied', reason, reasonCode })),
      };
    case 'request_changes':
      refuseIf(problemsOfWhole(given, reason, 'Say what should be changed, here or in comments; the developer reads it.'));
      return { action: 'request_changes', reason, reasonCode, pairs: [] };
  }
}

function approval(
  given: readonly PairVerdictGiven[] | undefined,
  requested: readonly ScopePair[],
  catalogue: ScopeCatalogue,
): PairOutcome[] {
  const problems: FieldProblem[] = given ? misplaced(given, requested) : [];
  const verdicts = requested.map(({ scope, mode }): PairOutcome => {
    const index = given?.findIndex((pair) => pairKey(pair) === pairKey({ scope, mode })) ?? -1;
    const said = given?.[index];
    const pointer = said ? `/pairs/${index}` : '/pairs';
    const verdict = given === undefined ? 'approved' : (said?.verdict ?? 'denied');
    const reason = textOf(said?.reason);
    if (verdict === 'approved') {
      const retired = !catalogue.has({ scope, mode }) || catalogue.isRetired({ scope, mode });
      if (retired)
        problems.push({
          pointer,
          detail: `${pairKey({ scope, mode })} is retired or unknown by now and cannot be granted; deny this pair.`,
        });
    } else if (said && reason === null)
      problems.push({ pointer: `${pointer}/reason`, detail: `Say why ${pairKey({ scope, mode })} is denied; the developer reads it.` });
    return { scope, mode, verdict, reason, reasonCode: said?.reason_code ?? null };
  });
  if (problems.length === 0 && verdicts.every(({ verdict }) => verdict === 'denied'))
    problems.push({ pointer: '/verdict', detail: 'Every pair is denied; reject the request instead, with a reason.' });
  refuseIf(problems);
  return verdicts;
}

/** Pairs given twice or not asked for, and pairs asked for without a verdict. */
function misplaced(given: readonly PairVerdictGiven[], requested: readonly ScopePair[]): FieldProblem[] {
  const asked = new Set(requested.map(pairKey));
  const said = given.map(pairKey);
  return [
    ...said.flatMap((key, index) => {
      if (!asked.has(key)) return [{ pointer: `/pairs/${index}`, detail: `${key} is not asked for in this request.` }];
      return said.indexOf(key) < index ? [{ pointer: `/pairs/${index}`, detail: `${key} has a verdict already.` }] : [];
    }),
    ...[...asked].filter((key) => !said.includes(key)).map((key) => ({ pointer: '/pairs', detail: `${key} has no verdict yet.` })),
  ];
}

function problemsOfWhole(given: VerdictGiven, reason: string | null, missing: string): FieldProblem[] {
  return [
    ...(reason === null ? [{ pointer: '/reason', detail: missing }] : []),
    ...(given.pairs === undefined ? [] : [{ pointer: '/pairs', detail: 'Verdicts on pairs belong to an approval; leave them out here.' }]),
  ];
}

function refuseIf(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}

function textOf(reason: string | undefined): string | null {
  return reason === undefined || reason.trim() === '' ? null : reason;
}

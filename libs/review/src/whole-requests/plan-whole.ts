import { InvalidInput } from '@gatehouse/platform';
import type { Outcome, VerdictGiven } from '../verdicts/outcome.js';

/**
 * The outcome of a verdict on a request that is decided as a whole. Pure.
 *
 * @param noPairs the sentence for whoever gives pairs. @throws {InvalidInput} for pairs, and for a refusal without a reason
 */
export function planWhole({ verdict, reason, reason_code, pairs }: VerdictGiven, noPairs: string): Outcome {
  const text = reason === undefined || reason.trim() === '' ? null : reason;
  if (pairs !== undefined) throw new InvalidInput([{ pointer: '/pairs', detail: noPairs }]);
  if (verdict !== 'approve' && text === null) throw new InvalidInput([{ pointer: '/reason', detail: 'Say why; who asked reads it.' }]);
  return { action: verdict, reason: text, reasonCode: reason_code ?? null, pairs: [] };
}

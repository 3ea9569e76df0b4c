import type { Outcome } from '../verdicts/outcome.js';

/** Whether two reviewers said the same: of the whole and, where both approved it, of each pair. Pure. */
export function agree(first: Outcome, second: Outcome): boolean {
  if (first.action !== second.action) return false;
  if (first.action !== 'approve') return true;
  const denied = ({ pairs }: Outcome): string =>
    pairs
      .filter(({ verdict }) => verdict === 'denied')
      .map(({ scope, mode }) => `${scope}/${mode}`)
      .sort()
      .join(' ');
  return denied(first) === denied(second);
}

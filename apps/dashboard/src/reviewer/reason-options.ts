import { texts } from '@texts/reviewer';
import type { CannedReason } from './queries.js';

/** The canned reasons for one use, as options of a select; the first one is none. */
export function reasonOptions(reasons: readonly CannedReason[], use: CannedReason['for']): { value: string; label: string }[] {
  return [
    { value: '', label: texts.reason.none },
    ...reasons.filter((reason) => reason.for === use).map(({ code, title }) => ({ value: code, label: title })),
  ];
}

import type { ScopeCatalogue, ScopeMode, ScopePair } from '@gatehouse/scopes';

/** One pair as the developer submitted it. */
export interface SubmittedPair {
  readonly scope: string;
  readonly mode: ScopeMode;
  readonly justification: string;
}

/**
 * What the screening may find, and how much each weighs: a *note* is something to know, a *warning* something to look into; a request
 * is clean while it has no warning. A policy may name single codes.
 */
export const FINDING_SEVERITIES = {
  justification_empty: 'warning',
  justification_short: 'warning',
  justification_repeated: 'warning',
  justification_off_topic: 'warning',
  pair_unknown: 'warning',
  pair_retired: 'warning',
  pair_duplicate: 'warning',
  pair_high_risk: 'note',
  pair_other_mode_used: 'warning',
  pair_denied_before: 'warning',
  all_scopes: 'warning',
  account_young: 'note',
  email_unconfirmed: 'warning',
} as const satisfies Record<string, Severity>;

export type Severity = 'note' | 'warning';
export type FindingCode = keyof typeof FINDING_SEVERITIES;

/** What the reviewer should look at in one pair or, scope and mode being null, in the request as a whole. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly scope: string | null;
  readonly mode: ScopeMode | null;
  /** A sentence for the reviewer. */
  readonly detail: string;
}

/** What is known beside the request itself. */
export interface ScreeningContext {
  readonly developer: { readonly accountAgeDays: number; readonly emailConfirmed: boolean };
  /** The pairs that calls of the development keypair needed in the last 30 days. */
  readonly used: readonly ScopePair[];
  /** The pairs of this plugin that were denied in earlier requests, each with the justification it was asked with. */
  readonly denied: readonly SubmittedPair[];
}

/** Pure: looks at what it is given, and at nothing else. */
export type ScreeningCheck = (pairs: readonly SubmittedPair[], catalogue: ScopeCatalogue, context: ScreeningContext) => Finding[];

/** A finding about one pair. */
export function finding({ scope, mode }: ScopePair, code: FindingCode, detail: string): Finding {
  return { code, severity: FINDING_SEVERITIES[code], scope, mode, detail };
}

/** A finding about the request as a whole. */
export function findingOfWhole(code: FindingCode, detail: string): Finding {
  return { code, severity: FINDING_SEVERITIES[code], scope: null, mode: null, detail };
}

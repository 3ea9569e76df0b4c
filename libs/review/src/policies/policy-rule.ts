import type { ScopeMode, ScopePair, ScopeRisk } from '@gatehouse/scopes';

export const POLICY_ACTIONS = ['auto_approve', 'auto_reject', 'require_four_eyes', 'priority', 'queue'] as const;
export type PolicyAction = (typeof POLICY_ACTIONS)[number];

export const EARLIER_VERDICTS = ['none', 'any', 'approved_only', 'some_denied'] as const;
/** What people decided about earlier requests of the same plugin: nothing yet, whatever, only approvals, at least one denial. */
export type EarlierVerdicts = (typeof EARLIER_VERDICTS)[number];

/**
 * One rule of a policy, exactly as it is stored and sent. Every condition that is given must hold; a rule without conditions always
 * applies. `findings`: `none` = no warning, `any` = at least one warning, a list = at least one finding (warning or note) of these codes.
 */
export interface PolicyRule {
  readonly name: string;
  readonly when: PolicyConditions;
  readonly then: PolicyAction;
  /** With `auto_reject`: what the developer reads. */
  readonly reason?: string | undefined;
  /** With `priority`: higher is sooner. */
  readonly priority?: number | undefined;
}

export interface PolicyConditions {
  /** Kinds of the review queue; left out = all. */
  readonly kinds?: readonly string[] | undefined;
  readonly max_risk?: ScopeRisk | undefined;
  readonly min_risk?: ScopeRisk | undefined;
  /** Every scope asked for is one of these. */
  readonly scopes?: readonly string[] | undefined;
  /** Every mode asked for is one of these. */
  readonly modes?: readonly ScopeMode[] | undefined;
  readonly min_account_age_days?: number | undefined;
  readonly earlier_verdicts?: EarlierVerdicts | undefined;
  readonly max_pairs?: number | undefined;
  readonly findings?: 'none' | 'any' | readonly string[] | undefined;
}

/** What a policy decides by: taken down when a subject is screened, and kept, so that a later policy can be tried on it. */
export interface PolicyFacts {
  readonly kind: string;
  readonly pairs: readonly (ScopePair & { readonly risk: ScopeRisk })[];
  /** The highest risk of the whole, also for a kind without pairs. */
  readonly risk: ScopeRisk;
  readonly account_age_days: number;
  readonly earlier: { readonly approved: number; readonly denied: number };
  readonly findings: readonly { readonly code: string; readonly severity: 'note' | 'warning' }[];
}

/** The policy of a new Gatehouse: only-low-risk requests with clean screening are approved at once; all else waits for people. */
export const DEFAULT_RULES: readonly PolicyRule[] = [
  {
    name: 'Low risk and clean',
    when: { kinds: ['scope_request', 'delta_request'], max_risk: 'low', findings: 'none' },
    then: 'auto_approve',
  },
  { name: 'Everything else', when: {}, then: 'queue' },
];

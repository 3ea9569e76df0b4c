import { evaluatePolicy, type PolicyOutcome } from './evaluate-policy.js';
import type { PolicyFacts, PolicyRule } from './policy-rule.js';

/** Something that people decided, with what was known of it at its screening. */
export interface PastDecision {
  readonly kind: string;
  readonly subjectId: string;
  readonly revision: number;
  readonly title: string;
  readonly facts: PolicyFacts;
  readonly decidedAt: Date;
  readonly people: PeopleVerdict;
}

export type PeopleVerdict = 'approved' | 'partly_approved' | 'rejected' | 'changes_requested';

export interface Replayed extends PastDecision {
  readonly policy: PolicyOutcome;
  /** Null: the policy leaves it to people, so there is nothing to compare. */
  readonly agrees: boolean | null;
}

/** What these rules would have said about each, beside what people said. Pure. */
export function replay(rules: readonly PolicyRule[], decisions: readonly PastDecision[]): Replayed[] {
  return decisions.map((decision) => {
    const policy = evaluatePolicy(rules, decision.facts);
    return { ...decision, policy, agrees: agreement(policy, decision.people) };
  });
}

function agreement({ action }: PolicyOutcome, people: PeopleVerdict): boolean | null {
  switch (action) {
    case 'auto_approve':
      return people === 'approved';
    case 'auto_reject':
      return people === 'rejected';
    case 'require_four_eyes':
    case 'priority':
    case 'queue':
      return null;
  }
}

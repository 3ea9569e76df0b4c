import type { Shape } from '../api/client.js';
import { isOneOf } from './filters.js';

export type Rule = Shape<'PolicyRuleBody'>;
export type Conditions = Rule['when'];

export const ACTIONS = ['auto_approve', 'auto_reject', 'require_four_eyes', 'priority', 'queue'] as const;
export const EARLIER = ['none', 'any', 'approved_only', 'some_denied'] as const;
export const MODES = ['read', 'write'] as const;

export const NEW_RULE: Rule = { name: '', when: {}, then: 'queue' };

/** The conditions with one of them changed; undefined, an empty list and an empty text take it away. Pure. */
export function withCondition<Name extends keyof Conditions>(when: Conditions, name: Name, value: Conditions[Name]): Conditions {
  const kept = Object.fromEntries(Object.entries(when).filter(([key]) => key !== name));
  const empty = value === undefined || (Array.isArray(value) && value.length === 0);
  return empty ? kept : { ...kept, [name]: value };
}

/** The rule with another action; what belongs to the old one only goes. Pure. */
export function withAction({ name, when, reason, priority }: Rule, then: Rule['then']): Rule {
  if (then === 'auto_reject') return { name, when, then, reason: reason ?? '' };
  if (then === 'priority') return { name, when, then, priority: priority ?? 10 };
  return { name, when, then };
}

/** Rules out of the browser's storage; what an older dashboard wrote there may be something else. Pure. */
export function areRules(stored: unknown): stored is Rule[] {
  return (
    Array.isArray(stored) &&
    stored.every(
      (rule: unknown) =>
        typeof rule === 'object' &&
        rule !== null &&
        'name' in rule &&
        typeof rule.name === 'string' &&
        'then' in rule &&
        isOneOf(ACTIONS, rule.then) &&
        'when' in rule &&
        typeof rule.when === 'object' &&
        rule.when !== null,
    )
  );
}

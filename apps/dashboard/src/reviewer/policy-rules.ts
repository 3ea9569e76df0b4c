import type { Shape } from '../api/client.js';
import { Problem, type FieldProblem } from '../api/problem.js';
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

/** What was refused of one rule, by field; a condition goes by its own name, all of them together by `when`. */
export type RuleErrors = Readonly<Partial<Record<keyof Rule | keyof Conditions, string>>>;

export interface RefusedRules {
  /** By the rule's place, from 0. */
  readonly at: Readonly<Record<number, RuleErrors>>;
  /** What belongs to no field; null: nothing. */
  readonly rest: unknown;
}

const FIELDS = [
  'name',
  'then',
  'reason',
  'priority',
  'when',
  'kinds',
  'max_risk',
  'min_risk',
  'scopes',
  'modes',
  'min_account_age_days',
  'earlier_verdicts',
  'max_pairs',
  'findings',
] as const;

/** Puts each sentence of a refusal to the field that its pointer names (`/rules/0/when/scopes/1`). Pure. */
export function refusedRules(thrown: unknown): RefusedRules {
  if (!(thrown instanceof Problem)) return { at: {}, rest: thrown };
  const at: Record<number, Partial<Record<(typeof FIELDS)[number], string>>> = {};
  const elsewhere: FieldProblem[] = [];
  for (const problem of thrown.errors) {
    const [, list, index, ...path] = problem.pointer.split('/');
    const name = path[0] === 'when' ? (path[1] ?? 'when') : path[0];
    if (list !== 'rules' || !isOneOf(FIELDS, name)) elsewhere.push(problem);
    else {
      const fields = (at[Number(index)] ??= {});
      fields[name] = fields[name] === undefined ? problem.detail : `${fields[name]} ${problem.detail}`;
    }
  }
  if (thrown.errors.length > 0 && elsewhere.length === 0) return { at, rest: null };
  return { at, rest: new Problem(thrown.status, thrown.code, thrown.message, elsewhere, thrown.more) };
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

import { Problem } from '../api/problem.js';
import { areRules, refusedRules, withAction, withCondition } from './policy-rules.js';

describe('the conditions of a rule', () => {
  it('keep what is chosen, and forget what says nothing any more', () => {
    const when = withCondition({ max_risk: 'low' }, 'scopes', ['website:settings']);
    expect(when).toEqual({ max_risk: 'low', scopes: ['website:settings'] });
    expect(withCondition(when, 'scopes', [])).toEqual({ max_risk: 'low' });
    expect(withCondition(when, 'max_risk', undefined)).toEqual({ scopes: ['website:settings'] });
    expect(withCondition({}, 'min_account_age_days', 0)).toEqual({ min_account_age_days: 0 });
  });
});

describe('the action of a rule', () => {
  it('takes along what belongs to it, and nothing of the one before', () => {
    const rule = { name: 'R', when: {}, then: 'auto_reject', reason: 'No.' } as const;
    expect(withAction(rule, 'priority')).toEqual({ name: 'R', when: {}, then: 'priority', priority: 10 });
    expect(withAction(rule, 'queue')).toEqual({ name: 'R', when: {}, then: 'queue' });
    expect(withAction(rule, 'auto_reject')).toEqual(rule);
  });
});

describe('rules out of the storage', () => {
  it.each([
    [[{ name: 'R', when: {}, then: 'queue' }], true],
    [[], true],
    [[{ name: 'R', when: {}, then: 'approve_all' }], false],
    [[{ name: 'R', when: null, then: 'queue' }], false],
    ['garbage', false],
    [null, false],
  ])('%j are taken: %s', (stored, taken) => {
    expect(areRules(stored)).toBe(taken);
  });
});

describe('a refusal of rules', () => {
  const refusal = (...errors: { pointer: string; detail: string }[]): Problem => new Problem(400, 'invalid_data', 'Not so.', errors);

  it('stands at the fields that it is about, several sentences together', () => {
    const refused = refusedRules(
      refusal(
        { pointer: '/rules/0/name', detail: 'Two rules are called so.' },
        { pointer: '/rules/2/when/scopes/0', detail: 'a is no scope.' },
        { pointer: '/rules/2/when/scopes/3', detail: 'b is no scope.' },
        { pointer: '/rules/2/when', detail: 'It would approve a high risk.' },
      ),
    );
    expect(refused).toEqual({
      at: {
        0: { name: 'Two rules are called so.' },
        2: { scopes: 'a is no scope. b is no scope.', when: 'It would approve a high risk.' },
      },
      rest: null,
    });
  });

  it('stays whole where it is about no field', () => {
    const few = { pointer: '/rules', detail: 'At most 50.' };
    const { at, rest } = refusedRules(refusal({ pointer: '/rules/1/reason', detail: 'Say why.' }, few));
    expect(at).toEqual({ 1: { reason: 'Say why.' } });
    expect(rest).toMatchObject({ message: 'Not so.', errors: [few] });
    const other = new Problem(403, 'role_required', 'Only administrators.');
    expect(refusedRules(other)).toEqual({ at: {}, rest: other });
    const broken = new Error('broken');
    expect(refusedRules(broken)).toEqual({ at: {}, rest: broken });
  });
});

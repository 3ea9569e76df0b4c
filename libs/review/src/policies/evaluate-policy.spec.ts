import { loadCatalogue } from '@gatehouse/scopes';
import fc from 'fast-check';
import { evaluatePolicy } from './evaluate-policy.js';
import { DEFAULT_RULES, EARLIER_VERDICTS, POLICY_ACTIONS, type PolicyFacts, type PolicyRule } from './policy-rule.js';
import { ruleProblems } from './rule-problems.js';

const catalogue = loadCatalogue(undefined);
const LOW = { scope: 'website:settings', mode: 'read', risk: 'low' } as const;
const HIGH = { scope: 'website:settings', mode: 'write', risk: 'high' } as const;
const facts = (over: Partial<PolicyFacts> = {}): PolicyFacts => ({
  kind: 'scope_request',
  pairs: [LOW],
  risk: 'low',
  account_age_days: 100,
  earlier: { approved: 0, denied: 0 },
  findings: [],
  ...over,
});
const approve = (when: PolicyRule['when']): PolicyRule => ({ name: 'Rule', when, then: 'auto_approve' });
const actionOf = (when: PolicyRule['when'], over: Partial<PolicyFacts> = {}) => evaluatePolicy([approve(when)], facts(over)).action;

describe('the default policy', () => {
  it('approves low risk with clean screening, also with a note, and nothing else', () => {
    const note = { code: 'account_young', severity: 'note' as const };
    const warning = { code: 'justification_short', severity: 'warning' as const };
    expect(evaluatePolicy(DEFAULT_RULES, facts({ findings: [note] }))).toMatchObject({
      action: 'auto_approve',
      rule: 'Low risk and clean',
    });
    expect(evaluatePolicy(DEFAULT_RULES, facts({ findings: [note, warning] }))).toMatchObject({ action: 'queue' });
    expect(evaluatePolicy(DEFAULT_RULES, facts({ risk: 'medium' }))).toMatchObject({ action: 'queue', rule: 'Everything else' });
    expect(evaluatePolicy(DEFAULT_RULES, facts({ pairs: [LOW, HIGH], risk: 'high' })).action).toBe('queue');
    expect(evaluatePolicy(DEFAULT_RULES, facts({ kind: 'quota_increase', pairs: [] })).action).toBe('queue');
  });
  it('can be saved', () => {
    expect(ruleProblems(DEFAULT_RULES, catalogue)).toEqual([]);
  });
});

describe('each condition', () => {
  it.each<[string, PolicyRule['when'], Partial<PolicyFacts>, Partial<PolicyFacts>]>([
    ['kinds', { kinds: ['scope_request'] }, {}, { kind: 'delta_request' }],
    ['max_risk', { max_risk: 'low' }, { risk: 'low' }, { risk: 'medium' }],
    ['min_risk', { min_risk: 'medium' }, { risk: 'medium' }, { risk: 'low' }],
    ['scopes', { scopes: ['website:settings'] }, {}, { pairs: [LOW, { ...LOW, scope: 'plan:subscription' }] }],
    ['scopes, for a kind without pairs', { scopes: ['website:settings'] }, {}, { pairs: [] }],
    ['modes', { modes: ['read'] }, {}, { pairs: [{ ...LOW, mode: 'write' }] }],
    ['min_account_age_days', { min_account_age_days: 30 }, { account_age_days: 30 }, { account_age_days: 29 }],
    ['max_pairs', { max_pairs: 1 }, {}, { pairs: [LOW, { ...LOW, mode: 'write' }] }],
    ['earlier_verdicts none', { earlier_verdicts: 'none' }, {}, { earlier: { approved: 1, denied: 0 } }],
    ['earlier_verdicts approved_only', { earlier_verdicts: 'approved_only' }, { earlier: { approved: 1, denied: 0 } }, {}],
    ['earlier_verdicts some_denied', { earlier_verdicts: 'some_denied' }, { earlier: { approved: 5, denied: 1 } }, {}],
    [
      'findings any',
      { findings: 'any' },
      { findings: [{ code: 'x', severity: 'warning' }] },
      { findings: [{ code: 'x', severity: 'note' }] },
    ],
    [
      'findings by code',
      { findings: ['x'] },
      { findings: [{ code: 'x', severity: 'note' }] },
      { findings: [{ code: 'y', severity: 'warning' }] },
    ],
  ])('%s holds and does not hold', (_what, when, yes, no) => {
    expect([actionOf(when, yes), actionOf(when, no)]).toEqual(['auto_approve', 'queue']);
  });
});

describe('the order of rules', () => {
  it('lets the first ending rule win, and says which were passed over and why', () => {
    const outcome = evaluatePolicy(
      [
        { name: 'Old accounts', when: { min_account_age_days: 365 }, then: 'auto_approve' },
        { name: 'No', when: {}, then: 'auto_reject', reason: 'Closed.' },
        approve({}),
      ],
      facts(),
    );
    expect(outcome).toMatchObject({ action: 'auto_reject', rule: 'No', reject_reason: 'Closed.' });
    expect(outcome.reasons).toEqual([
      '“Old accounts” does not apply: the account is 100 days old, younger than 365 days.',
      '“No” applies: auto_reject.',
    ]);
  });
  it('keeps priority and four eyes from rules before the ending one; what needs four eyes is not approved', () => {
    const outcome = evaluatePolicy(
      [{ name: 'Soon', when: {}, then: 'priority', priority: 5 }, { name: 'Two', when: {}, then: 'require_four_eyes' }, approve({})],
      facts(),
    );
    expect(outcome).toMatchObject({ action: 'queue', priority: 5, four_eyes: true });
  });
});

describe('no policy approves a high risk', () => {
  const rule = fc.record({
    name: fc.string(),
    when: fc.record(
      {
        max_risk: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
        min_risk: fc.constantFrom('low' as const, 'high' as const),
        earlier_verdicts: fc.constantFrom(...EARLIER_VERDICTS),
        findings: fc.constantFrom('none' as const, 'any' as const),
      },
      { requiredKeys: [] },
    ),
    then: fc.constantFrom(...POLICY_ACTIONS),
  });
  it('whatever its rules', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), (rules) => {
        expect(evaluatePolicy(rules, facts({ pairs: [LOW, HIGH], risk: 'high' })).action).not.toBe('auto_approve');
      }),
    );
  });
  it.each<[string, PolicyRule['when']]>([
    ['without conditions', {}],
    ['up to high', { max_risk: 'high' }],
    ['by a scope that has a high mode', { scopes: ['website:settings'] }],
    ['by modes alone', { modes: ['read'] }],
    ['by an empty list of scopes', { scopes: [] }],
  ])('and such a rule cannot be saved: %s', (_what, when) => {
    expect(ruleProblems([approve(when)], catalogue).map(({ pointer }) => pointer)).toEqual(['/rules/0/when']);
  });
  it('but one that reaches no high pair can', () => {
    expect(ruleProblems([approve({ max_risk: 'medium' })], catalogue)).toEqual([]);
    expect(ruleProblems([approve({ scopes: ['website:settings'], modes: ['read'] })], catalogue)).toEqual([]);
  });
});

it('refuses unknown scopes, doubled names, and fields that mean nothing beside the action', () => {
  const rules: PolicyRule[] = [
    { name: 'A', when: { scopes: ['website:gone'] }, then: 'queue', priority: 1 },
    { name: 'A', when: {}, then: 'auto_reject' },
  ];
  expect(ruleProblems(rules, catalogue).map(({ pointer }) => pointer)).toEqual([
    '/rules/0/when/scopes/0',
    '/rules/0/priority',
    '/rules/1/name',
    '/rules/1/reason',
  ]);
});

import { quotaFacts, quotaRisk, screenQuota } from './quota-facts.js';

const developer = { accountAgeDays: 100, emailConfirmed: true };
const GOOD = 'Two more shops use the plugin since Monday.';

it.each([
  [1_000, 2_000, 'low'],
  [1_000, 2_001, 'medium'],
  [1_000, 10_000, 'medium'],
  [1_000, 10_001, 'high'],
])('from %d to %d a day is a %s risk', (from, to, risk) => {
  expect(quotaRisk(from, to)).toBe(risk);
});

describe('screening of a quota request', () => {
  it('is content with a reason and a busy plugin', () => {
    expect(screenQuota({ reason: GOOD, fromLimit: 1_000, busiestDay: 600 }, developer)).toEqual([]);
  });
  it('finds a short reason, a quota that is hardly used, and a young account', () => {
    const findings = screenQuota({ reason: 'More!', fromLimit: 1_000, busiestDay: 499 }, { accountAgeDays: 1, emailConfirmed: true });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['reason_short', 'warning'],
      ['quota_unused', 'warning'],
      ['account_young', 'note'],
    ]);
  });
  it('gives policies the facts they go by', () => {
    expect(quotaFacts({ fromLimit: 10, dailyLimit: 20 }, developer, { approved: 1, denied: 0 }, [])).toEqual({
      kind: 'quota_increase',
      pairs: [],
      risk: 'low',
      account_age_days: 100,
      earlier: { approved: 1, denied: 0 },
      findings: [],
    });
  });
});

import type { ReviewItem } from '../items/review-item.entity.js';
import { skipOf, tokenOf } from './bulk-plan.js';

const NOW = new Date('2026-01-01T00:00:00Z');
const item = (over: Partial<ReviewItem> = {}): ReviewItem => ({
  id: 'a',
  kind: 'scope_request',
  subjectId: 's',
  revision: 1,
  title: '',
  pluginId: null,
  websiteId: null,
  accountId: 'd',
  risk: 'low',
  priority: 0,
  needEyes: 1,
  state: 'open',
  queuedAt: NOW,
  slaDeadline: NOW,
  leasedBy: null,
  leaseUntil: null,
  assignee: null,
  decidedAt: null,
  decidedBy: null,
  outcome: null,
  holdUntil: null,
  effectiveAt: null,
  closedAt: null,
  appealOf: null,
  excluded: [],
  ...over,
});

describe('what a bulk decision leaves alone', () => {
  it('is whatever is of high risk, needs two reviewers, is refused, leased or not open', () => {
    expect(skipOf(item(), 1, null, 'rita', NOW)).toBeNull();
    expect(skipOf(item({ risk: 'high' }), 1, null, 'rita', NOW)).toMatch(/high risk/);
    expect(skipOf(item(), 2, null, 'rita', NOW)).toMatch(/two reviewers/);
    expect(skipOf(item(), 1, 'Own plugin.', 'rita', NOW)).toBe('Own plugin.');
    expect(skipOf(item({ state: 'decided' }), 1, null, 'rita', NOW)).not.toBeNull();
    const leased = item({ leasedBy: 'rolf', leaseUntil: new Date(NOW.getTime() + 1) });
    expect([skipOf(leased, 1, null, 'rolf', NOW), skipOf(leased, 1, null, 'rita', NOW)]).toEqual([null, 'Another reviewer works on it.']);
  });
});

describe('the token of a dry run', () => {
  const steps = [
    { item: item({ id: 'a' }), skip: null },
    { item: item({ id: 'b' }), skip: null },
  ];
  it('does not depend on the order', () => {
    expect(tokenOf('approve', null, [...steps].reverse())).toBe(tokenOf('approve', null, steps));
  });
  it('fits no other verdict, reason, set, revision or result', () => {
    const others = [
      tokenOf('reject', null, steps),
      tokenOf('approve', 'Why.', steps),
      tokenOf('approve', null, steps.slice(1)),
      tokenOf('approve', null, [{ item: item({ id: 'a', revision: 2 }), skip: null }, ...steps.slice(1)]),
      tokenOf('approve', null, [{ item: item({ id: 'a' }), skip: 'x' }, ...steps.slice(1)]),
    ];
    expect(new Set([tokenOf('approve', null, steps), ...others]).size).toBe(6);
  });
});

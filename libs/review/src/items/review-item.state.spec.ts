import { holderAt, isHeldAt, slaStateAt } from './review-item.state.js';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);

describe('the clock of an item', () => {
  it('is due soon from 80 % of its time on, and overdue at its end', () => {
    const item = { queuedAt: at(0), slaDeadline: at(100) };
    expect([0, 79, 80, 99, 100, 500].map((minute) => slaStateAt(item, at(minute)))).toEqual([
      'ok',
      'ok',
      'due_soon',
      'due_soon',
      'overdue',
      'overdue',
    ]);
  });

  it('frees a lease at its end, although nobody cleared it', () => {
    const item = { leasedBy: 'rita', leaseUntil: at(15) };
    expect([holderAt(item, at(14)), holderAt(item, at(15)), holderAt({ leasedBy: null, leaseUntil: null }, at(0))]).toEqual([
      'rita',
      null,
      null,
    ]);
  });

  it('holds a decision until the end of its hold, and only while it has had no effect', () => {
    const item = { state: 'decided' as const, effectiveAt: null, holdUntil: at(1) };
    expect([isHeldAt(item, at(0)), isHeldAt(item, at(1)), isHeldAt({ ...item, effectiveAt: at(0) }, at(0))]).toEqual([true, false, false]);
    expect(isHeldAt({ ...item, state: 'open' }, at(0))).toBe(false);
  });
});

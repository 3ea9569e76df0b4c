import { DAY } from '@gatehouse/platform';
import { lapsesAt, stateAt } from '../clocks/changes-window.js';
import { decisionOf, isEditable, isOpen, nextState, SCOPE_REQUEST_STATES, TRANSITIONS } from './scope-request.state.js';
import type { RequestAction, ScopeRequestState } from './scope-request.state.js';

/** Written out by hand from the design, so that a slip in the table cannot also be a slip here. */
const LEGAL: Readonly<Record<string, ScopeRequestState>> = {
  'draft submit': 'submitted',
  'changes_requested submit': 'submitted',
  'submitted queue': 'queued',
  'queued approve': 'approved',
  'queued reject': 'rejected',
  'queued request_changes': 'changes_requested',
  'draft withdraw': 'withdrawn',
  'submitted withdraw': 'withdrawn',
  'queued withdraw': 'withdrawn',
  'changes_requested withdraw': 'withdrawn',
  'changes_requested expire': 'expired',
};

const ACTIONS = Object.keys(TRANSITIONS) as RequestAction[];
const CASES = SCOPE_REQUEST_STATES.flatMap((state) => ACTIONS.map((action) => [state, action] as const));

describe('the states of a scope request', () => {
  test.each(CASES.filter(([state, action]) => LEGAL[`${state} ${action}`] !== undefined))('%s: %s is possible', (state, action) => {
    expect(nextState(state, action)).toBe(LEGAL[`${state} ${action}`]);
  });

  test.each(CASES.filter(([state, action]) => LEGAL[`${state} ${action}`] === undefined))('%s: %s is refused', (state, action) => {
    expect(nextState(state, action)).toBeNull();
  });

  it('is over for good once approved, rejected, withdrawn or expired', () => {
    for (const state of ['approved', 'rejected', 'withdrawn', 'expired'] as const) {
      expect(isOpen(state)).toBe(false);
      expect(ACTIONS.filter((action) => nextState(state, action) !== null)).toEqual([]);
    }
  });

  it('can be edited only as a draft or while changes are asked for', () => {
    expect(SCOPE_REQUEST_STATES.filter(isEditable)).toEqual(['draft', 'changes_requested']);
  });

  it('names the decision behind each outcome', () => {
    expect(SCOPE_REQUEST_STATES.map(decisionOf)).toEqual([
      null,
      null,
      null,
      'approve',
      'reject',
      'request_changes',
      null,
      'request_changes',
    ]);
  });
});

describe('a request for changes', () => {
  const askedAt = new Date('2026-03-01T12:00:00Z');
  const request = { state: 'changes_requested', decidedAt: askedAt } as const;

  it('lapses to the millisecond 30 days after it was asked', () => {
    const lapse = askedAt.getTime() + 30 * DAY;
    expect(lapsesAt(request)).toEqual(new Date(lapse));
    expect(stateAt(request, new Date(lapse - 1))).toBe('changes_requested');
    expect(stateAt(request, new Date(lapse))).toBe('expired');
  });

  it('is the only state that lapses', () => {
    const late = new Date(askedAt.getTime() + 400 * DAY);
    for (const state of SCOPE_REQUEST_STATES.filter((other) => other !== 'changes_requested'))
      expect(stateAt({ state, decidedAt: askedAt }, late)).toBe(state);
  });
});

import { CHANGES_WINDOW_MS } from '../requests/scope-request.state.js';

export const QUOTA_REQUEST_STATES = ['queued', 'approved', 'rejected', 'changes_requested', 'withdrawn', 'expired'] as const;
export type QuotaRequestState = (typeof QUOTA_REQUEST_STATES)[number];

const TRANSITIONS = {
  approve: { from: ['queued'], to: 'approved' },
  reject: { from: ['queued'], to: 'rejected' },
  request_changes: { from: ['queued'], to: 'changes_requested' },
  revise: { from: ['changes_requested'], to: 'queued' },
  withdraw: { from: ['queued', 'changes_requested'], to: 'withdrawn' },
  expire: { from: ['changes_requested'], to: 'expired' },
} as const satisfies Record<string, { from: readonly QuotaRequestState[]; to: QuotaRequestState }>;

export type QuotaRequestAction = keyof typeof TRANSITIONS;

/** Where an action leads from a state, or null when it is not possible there. */
export function nextQuotaState(state: QuotaRequestState, action: QuotaRequestAction): QuotaRequestState | null {
  const { from, to }: { from: readonly QuotaRequestState[]; to: QuotaRequestState } = TRANSITIONS[action];
  return from.includes(state) ? to : null;
}

interface Dated {
  readonly state: QuotaRequestState;
  /** When the changes were asked for, in that state. */
  readonly decidedAt: Date | null;
}

/** When a request for changes lapses; null in every other state. */
export function quotaLapsesAt({ state, decidedAt }: Dated): Date | null {
  return state === 'changes_requested' && decidedAt ? new Date(decidedAt.getTime() + CHANGES_WINDOW_MS) : null;
}

/** The state as of now: a lapsed request counts as expired from the moment it lapses, not from when a schedule notices. */
export function quotaStateAt(request: Dated, now: Date): QuotaRequestState {
  const lapse = quotaLapsesAt(request);
  return lapse !== null && lapse <= now ? 'expired' : request.state;
}

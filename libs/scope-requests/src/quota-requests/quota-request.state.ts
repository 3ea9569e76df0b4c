export const QUOTA_REQUEST_STATES = ['queued', 'approved', 'rejected', 'changes_requested', 'withdrawn'] as const;
export type QuotaRequestState = (typeof QUOTA_REQUEST_STATES)[number];

const TRANSITIONS = {
  approve: { from: ['queued'], to: 'approved' },
  reject: { from: ['queued'], to: 'rejected' },
  request_changes: { from: ['queued'], to: 'changes_requested' },
  revise: { from: ['changes_requested'], to: 'queued' },
  withdraw: { from: ['queued', 'changes_requested'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly QuotaRequestState[]; to: QuotaRequestState }>;

export type QuotaRequestAction = keyof typeof TRANSITIONS;

/** Where an action leads from a state, or null when it is not possible there. */
export function nextQuotaState(state: QuotaRequestState, action: QuotaRequestAction): QuotaRequestState | null {
  const { from, to }: { from: readonly QuotaRequestState[]; to: QuotaRequestState } = TRANSITIONS[action];
  return from.includes(state) ? to : null;
}

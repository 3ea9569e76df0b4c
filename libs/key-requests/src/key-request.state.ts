export const KEY_REQUEST_STATES = ['queued', 'approved', 'rejected', 'changes_requested', 'withdrawn'] as const;
export type KeyRequestState = (typeof KEY_REQUEST_STATES)[number];

const TRANSITIONS = {
  approve: { from: ['queued'], to: 'approved' },
  reject: { from: ['queued'], to: 'rejected' },
  request_changes: { from: ['queued'], to: 'changes_requested' },
  revise: { from: ['changes_requested'], to: 'queued' },
  withdraw: { from: ['queued', 'changes_requested'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly KeyRequestState[]; to: KeyRequestState }>;

export type KeyRequestAction = keyof typeof TRANSITIONS;

/** Where an action leads from a state, or null when it is not possible there. */
export function nextKeyRequestState(state: KeyRequestState, action: KeyRequestAction): KeyRequestState | null {
  const { from, to }: { from: readonly KeyRequestState[]; to: KeyRequestState } = TRANSITIONS[action];
  return from.includes(state) ? to : null;
}

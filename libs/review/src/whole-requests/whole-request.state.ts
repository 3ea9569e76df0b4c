export interface Transition<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
}

/** The life of a request that is decided as a whole. A kind may add to it. */
export const WHOLE_REQUEST_STATES = ['queued', 'approved', 'rejected', 'changes_requested', 'withdrawn'] as const;
export type WholeRequestState = (typeof WHOLE_REQUEST_STATES)[number];

export const WHOLE_REQUEST_TRANSITIONS = {
  approve: { from: ['queued'], to: 'approved' },
  reject: { from: ['queued'], to: 'rejected' },
  request_changes: { from: ['queued'], to: 'changes_requested' },
  revise: { from: ['changes_requested'], to: 'queued' },
  withdraw: { from: ['queued', 'changes_requested'], to: 'withdrawn' },
} as const satisfies Record<string, Transition<WholeRequestState>>;

export type WholeRequestAction = keyof typeof WHOLE_REQUEST_TRANSITIONS;

/** Where an action leads from a state, or null when it is not possible there. Pure. */
export function nextState<State extends string, Action extends string>(
  transitions: Readonly<Record<Action, Transition<State>>>,
  state: NoInfer<State>,
  action: NoInfer<Action>,
): State | null {
  const { from, to } = transitions[action];
  return from.includes(state) ? to : null;
}

import { nextState as nextIn, type Transition } from '@gatehouse/review';

/** The life of a scope request (docs/architecture.md, States). A reviewer's lease will not be a state. */
export const SCOPE_REQUEST_STATES = [
  'draft',
  'submitted',
  'queued',
  'approved',
  'rejected',
  'changes_requested',
  'withdrawn',
  'expired',
] as const;
export type ScopeRequestState = (typeof SCOPE_REQUEST_STATES)[number];

/** Every change of state there is. What is not in this table is refused. */
export const TRANSITIONS = {
  submit: { from: ['draft', 'changes_requested'], to: 'submitted' },
  queue: { from: ['submitted'], to: 'queued' },
  approve: { from: ['queued'], to: 'approved' },
  reject: { from: ['queued'], to: 'rejected' },
  request_changes: { from: ['queued'], to: 'changes_requested' },
  withdraw: { from: ['draft', 'submitted', 'queued', 'changes_requested'], to: 'withdrawn' },
  expire: { from: ['changes_requested'], to: 'expired' },
} as const satisfies Record<string, Transition<ScopeRequestState>>;

export type RequestAction = keyof typeof TRANSITIONS;
/** What a reviewer can say. */
export type DecisionAction = Extract<RequestAction, 'approve' | 'reject' | 'request_changes'>;

/** Where an action leads from a state, or null when it is not possible there. */
export function nextState(state: ScopeRequestState, action: RequestAction): ScopeRequestState | null {
  return nextIn<ScopeRequestState, RequestAction>(TRANSITIONS, state, action);
}

/** Its pairs can be edited. */
export function isEditable(state: ScopeRequestState): boolean {
  return nextState(state, 'submit') !== null;
}

/** The states of a request that is not over: no other request of the plugin can be made. */
export const OPEN_STATES: readonly ScopeRequestState[] = TRANSITIONS.withdraw.from;

export function isOpen(state: ScopeRequestState): boolean {
  return OPEN_STATES.includes(state);
}

/** The decision that a state is the outcome of, or null while there is none. */
export function decisionOf(state: ScopeRequestState): DecisionAction | null {
  switch (state) {
    case 'approved':
      return 'approve';
    case 'rejected':
      return 'reject';
    case 'changes_requested':
    case 'expired':
      return 'request_changes';
    case 'draft':
    case 'submitted':
    case 'queued':
    case 'withdrawn':
      return null;
  }
}

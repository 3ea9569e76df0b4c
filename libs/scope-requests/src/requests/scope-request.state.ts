import { DAY } from '@gatehouse/platform';

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

interface Transition {
  readonly from: readonly ScopeRequestState[];
  readonly to: ScopeRequestState;
}

/** Every change of state there is. What is not in this table is refused. */
export const TRANSITIONS = {
  submit: { from: ['draft', 'changes_requested'], to: 'submitted' },
  queue: { from: ['submitted'], to: 'queued' },
  approve: { from: ['queued'], to: 'approved' },
  reject: { from: ['queued'], to: 'rejected' },
  request_changes: { from: ['queued'], to: 'changes_requested' },
  withdraw: { from: ['draft', 'submitted', 'queued', 'changes_requested'], to: 'withdrawn' },
  expire: { from: ['changes_requested'], to: 'expired' },
} as const satisfies Record<string, Transition>;

export type RequestAction = keyof typeof TRANSITIONS;
/** What a reviewer can say. */
export type DecisionAction = Extract<RequestAction, 'approve' | 'reject' | 'request_changes'>;

/** How long a developer may take to answer a request for changes. */
export const CHANGES_WINDOW_MS = 30 * DAY;

/** Where an action leads from a state, or null when it is not possible there. */
export function nextState(state: ScopeRequestState, action: RequestAction): ScopeRequestState | null {
  const { from, to }: Transition = TRANSITIONS[action];
  return from.includes(state) ? to : null;
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

/** When a request for changes lapses; null in every other state. `decidedAt` is when the changes were asked for. */
export function lapsesAt(request: { state: ScopeRequestState; decidedAt: Date | null }): Date | null {
  return request.state === 'changes_requested' && request.decidedAt ? new Date(request.decidedAt.getTime() + CHANGES_WINDOW_MS) : null;
}

/** The state as of now: a lapsed request counts as expired from the moment it lapses, not from when a schedule notices. */
export function stateAt(request: { state: ScopeRequestState; decidedAt: Date | null }, now: Date): ScopeRequestState {
  const lapse = lapsesAt(request);
  return lapse !== null && lapse <= now ? 'expired' : request.state;
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

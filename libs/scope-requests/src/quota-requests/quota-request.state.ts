import { WHOLE_REQUEST_STATES, WHOLE_REQUEST_TRANSITIONS, type Transition } from '@gatehouse/review';

export const QUOTA_REQUEST_STATES = [...WHOLE_REQUEST_STATES, 'expired'] as const;
export type QuotaRequestState = (typeof QUOTA_REQUEST_STATES)[number];

export const QUOTA_REQUEST_TRANSITIONS = {
  ...WHOLE_REQUEST_TRANSITIONS,
  expire: { from: ['changes_requested'], to: 'expired' },
} as const satisfies Record<string, Transition<QuotaRequestState>>;

export type QuotaRequestAction = keyof typeof QUOTA_REQUEST_TRANSITIONS;

import { isReason, REASONS, type Reason } from '@gatehouse/guard';
import { explainCause } from './refusal-causes.js';

/** The checks of a request, in their order. */
export const CHECKS = ['tls', 'route', 'credential', 'tier', 'limit', 'website', 'scope', 'content', 'platform'] as const;
export type Check = (typeof CHECKS)[number];

/** What is not listed is a rule of the resource itself. */
const CHECK_OF: Readonly<Partial<Record<Reason, Check>>> = {
  https_required: 'tls',
  not_found: 'route',
  method_not_allowed: 'route',
  ambiguous_credentials: 'credential',
  invalid_session: 'credential',
  url_key_disabled: 'credential',
  restricted_route_tier: 'tier',
  rate_limited: 'limit',
  quota_limit_exceeded: 'limit',
  not_subscribed: 'website',
  website_not_found: 'website',
  not_allowed: 'scope',
  website_member_role_not_allowed: 'scope',
  quota_unavailable: 'platform',
  try_again: 'platform',
  server_error: 'platform',
};

export interface Explanation {
  readonly check: Check | null;
  readonly explanation: string;
  readonly whatToDo: readonly string[];
}

/** Why a request was refused, in words for the owner of its credential; null for one that was not. */
export function explain(request: {
  readonly status: number;
  readonly reason: string | null;
  readonly cause: string | null;
  readonly message: string | null;
}): Explanation | null {
  const { status, reason, cause, message } = request;
  if (status < 400) return null;
  if (reason === null || !isReason(reason)) return { check: null, explanation: `The answer had the status ${status}.`, whatToDo: [] };
  const known = explainCause(cause);
  const { meaning, steps } = REASONS[reason];
  return {
    check: CHECK_OF[reason] ?? 'content',
    explanation: [known?.explanation, message ?? (known ? null : meaning)].filter((text) => text != null).join(' '),
    whatToDo: known?.whatToDo ?? steps,
  };
}

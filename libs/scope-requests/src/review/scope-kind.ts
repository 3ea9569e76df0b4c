/** The first request of a plugin, and one of a plugin that holds a grant already. They differ for reviewers and policies only. */
export const SCOPE_KINDS = ['scope_request', 'delta_request'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

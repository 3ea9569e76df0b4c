import type { InstallLink } from './install-link.entity.js';

export const LINK_STATES = ['working', 'disabled', 'expired', 'used_up'] as const;
/** Whether an install link works, and if not, why not: for its developer only, visitors see one answer for all. */
export type LinkState = (typeof LINK_STATES)[number];

type Conditions = Pick<InstallLink, 'enabled' | 'expiresAt' | 'maxUses' | 'uses'>;

export function linkState({ enabled, expiresAt, maxUses, uses }: Conditions, now: Date): LinkState {
  if (!enabled) return 'disabled';
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return maxUses !== null && uses >= maxUses ? 'used_up' : 'working';
}

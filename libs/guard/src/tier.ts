/** The kind of a caller, as the tier header names it. */
export const TIERS = ['plugin', 'website', 'user'] as const;
export type Tier = (typeof TIERS)[number];

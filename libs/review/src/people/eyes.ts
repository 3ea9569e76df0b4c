/** Somebody who could decide an item. */
export interface Staff {
  readonly id: string;
  readonly role: string;
}

/**
 * How many reviewers an approval needs. A company with fewer than two people who could decide is not stuck: one administrator decides
 * alone, which is marked. Pure.
 */
export function eyesNeeded(demanded: 1 | 2, reviewer: Staff, able: readonly Staff[]): { readonly eyes: 1 | 2; readonly alone: boolean } {
  const alone = demanded === 2 && able.length < 2 && reviewer.role === 'administrator';
  return { eyes: alone ? 1 : demanded, alone };
}

/**
 * Why somebody whose decision is appealed against must not decide the appeal; null when they may: nobody else is there, and they
 * are an administrator. Pure.
 */
export function exclusion(excluded: readonly string[], reviewer: Staff, able: readonly Staff[]): string | null {
  if (!excluded.includes(reviewer.id)) return null;
  const others = able.some(({ id }) => !excluded.includes(id));
  return others || reviewer.role !== 'administrator' ? 'You took part in the decision that is appealed against.' : null;
}

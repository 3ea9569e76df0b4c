import type { PairView } from '@gatehouse/review';
import { pairView } from '@gatehouse/scope-requests';
import { pairKey, type ScopeCatalogue, type ScopeGroup, type ScopePair, type UncheckedPair } from '@gatehouse/scopes';
import { GrantChanged } from './installs.errors.js';

/** What a plugin's grant offers a website: the exact pairs, and the same in plain words by group. */
export interface GrantOffer {
  readonly pairs: ScopePair[];
  readonly groups: { readonly group: ScopeGroup; readonly pairs: PairView[] }[];
}

const GROUPS: readonly ScopeGroup[] = ['messaging', 'contacts', 'website'];

export function grantOffer(catalogue: ScopeCatalogue, grant: readonly ScopePair[]): GrantOffer {
  return {
    pairs: grant.map(({ scope, mode }) => ({ scope, mode })),
    groups: GROUPS.map((group) => ({
      group,
      pairs: grant.filter(({ scope }) => catalogue.find(scope)?.group === group).map((pair) => pairView(catalogue, pair)),
    })).filter(({ pairs }) => pairs.length > 0),
  };
}

/**
 * The pairs of the grant that were posted: consent is what the person saw, never whatever is granted now.
 *
 * @throws {GrantChanged} when a posted pair is outside the grant; it carries the offer of today
 */
export function agreedPairs(catalogue: ScopeCatalogue, grant: readonly ScopePair[], posted: readonly UncheckedPair[]): ScopePair[] {
  const wanted = new Set(posted.map(pairKey));
  const held = new Set(grant.map(pairKey));
  const outside = [...wanted].filter((key) => !held.has(key));
  if (outside.length > 0) throw new GrantChanged(outside, grantOffer(catalogue, grant));
  return grant.filter((pair) => wanted.has(pairKey(pair)));
}

/** What is granted and not agreed to yet. */
export function pendingPairs(grant: readonly ScopePair[], consent: readonly ScopePair[]): ScopePair[] {
  const agreed = new Set(consent.map(pairKey));
  return grant.filter((pair) => !agreed.has(pairKey(pair)));
}

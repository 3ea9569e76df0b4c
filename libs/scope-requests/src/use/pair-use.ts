import { pairKey, type ScopeCatalogue, type ScopePair } from '@gatehouse/scopes';
import type { RouteUseLine } from '@gatehouse/usage';

/** How far back development use speaks for what production will need. */
export const USE_DAYS = 30;

/** How often calls needed a pair, and which routes they called, the most called first. */
export interface PairUse {
  readonly count: number;
  readonly routes: readonly string[];
}

/** A pair that development needed, with the use that shows it. */
export interface UsedPair extends ScopePair, PairUse {}

/** The use of each pair, by `scope/mode`. Pure. @param lines the most used route first */
export function useByPair(lines: readonly RouteUseLine[]): ReadonlyMap<string, PairUse> {
  const uses = new Map<string, PairUse>();
  for (const { needs, route, count } of lines) {
    if (needs === null) continue;
    const before = uses.get(pairKey(needs)) ?? { count: 0, routes: [] };
    uses.set(pairKey(needs), { count: before.count + count, routes: [...new Set([...before.routes, route])] });
  }
  return uses;
}

/**
 * What a request drafted from use asks for: the pairs that calls needed and that the plugin neither holds nor could not ask for any
 * more, in the catalogue's order. Pure.
 */
export function pairsToAskFor(lines: readonly RouteUseLine[], grant: readonly ScopePair[], catalogue: ScopeCatalogue): UsedPair[] {
  const uses = useByPair(lines);
  const held = new Set(grant.map(pairKey));
  return catalogue.pairs().flatMap((pair) => {
    const use = uses.get(pairKey(pair));
    return use === undefined || held.has(pairKey(pair)) || catalogue.isRetired(pair) ? [] : [{ ...pair, ...use }];
  });
}

import type { ScopeCatalogue } from './scope-catalogue.js';
import { pairKey } from './scope-pair.js';
import type { UncheckedPair } from './scope-pair.js';
import { CatalogueError } from './scopes.errors.js';

/** A pair that stored rows refer to, and where: labels such as `grant of "Acme Sync"`. */
export interface PairInUse extends UncheckedPair {
  usedBy: readonly string[];
}

const MAX_PLACES_SHOWN = 5;

/**
 * Stops the start when grants, requests or consents name a pair that the catalogue no longer holds: the guard could neither describe nor
 * check it. Retired pairs are fine. The caller reads the pairs from the database; the same pair may come in several entries.
 * @throws CatalogueError with one problem for each pair that vanished
 */
export function ensureNoPairVanished(catalogue: ScopeCatalogue, pairsInUse: readonly PairInUse[]): void {
  const placesByPair = new Map<string, string[]>();
  for (const pair of pairsInUse) {
    if (!catalogue.has(pair)) placesByPair.set(pairKey(pair), [...(placesByPair.get(pairKey(pair)) ?? []), ...pair.usedBy]);
  }
  if (placesByPair.size === 0) return;
  throw new CatalogueError(
    `The scope catalogue (version ${catalogue.version}) lacks ${placesByPair.size} pair(s) that are in use. ` +
      'Put each back and mark its mode "retired": true instead of deleting it; then nobody can ask for it again, and what was granted stays readable:',
    [...placesByPair].map(([key, places]) => `${key}: used by ${shorten([...new Set(places)])}`),
  );
}

function shorten(places: readonly string[]): string {
  if (places.length === 0) return 'stored rows';
  const more = places.length - MAX_PLACES_SHOWN;
  return places.slice(0, MAX_PLACES_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

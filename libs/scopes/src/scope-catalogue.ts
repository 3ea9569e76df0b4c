import { createHash } from 'node:crypto';
import type { CatalogueFile, ModeEntry, ScopeEntry, ScopeRisk } from './catalogue-file.js';
import { checkPairs } from './check-pairs.js';
import type { ScopePairProblem } from './check-pairs.js';
import { isScopeMode, pairKey, SCOPE_MODES } from './scope-pair.js';
import type { ScopePair, UncheckedPair } from './scope-pair.js';
import { CatalogueError } from './scopes.errors.js';

/**
 * Every scope that can be asked for, in which modes, in which words and at what risk. Immutable for the life of the process.
 * Made by `parseCatalogue`, which has checked the content; a retired pair is part of the catalogue in every method but `check`.
 */
export class ScopeCatalogue {
  readonly version: string;
  /** SHA-256 (hex) of the content. The order of keys and of scopes, and defaults written out or left out, do not change it. */
  readonly digest: string;
  private readonly byName: ReadonlyMap<string, ScopeEntry>;

  constructor(file: CatalogueFile) {
    this.version = file.version;
    this.byName = new Map(file.scopes.map((scope) => [scope.name, scope]));
    this.digest = createHash('sha256').update(canonical(file)).digest('hex');
  }

  /** In the order of the file, which is the order of the screens. */
  scopes(): ScopeEntry[] {
    return [...this.byName.values()];
  }

  /** Every pair, retired ones included: in the order of the file, read before write. */
  pairs(): ScopePair[] {
    return this.scopes().flatMap((scope) => SCOPE_MODES.filter((mode) => scope.modes[mode]).map((mode) => ({ scope: scope.name, mode })));
  }

  find(name: string): ScopeEntry | null {
    return this.byName.get(name) ?? null;
  }

  /** Whether the pair exists; a retired one does. */
  has(pair: UncheckedPair): pair is ScopePair {
    return this.findMode(pair) !== null;
  }

  /** The sentence for the website owner. @throws CatalogueError for a pair that is not in the catalogue */
  describe(pair: UncheckedPair): string {
    return this.getMode(pair).text;
  }

  /** @throws CatalogueError for a pair that is not in the catalogue */
  riskOf(pair: UncheckedPair): ScopeRisk {
    return this.getMode(pair).risk;
  }

  /** @throws CatalogueError for a pair that is not in the catalogue */
  isRetired(pair: UncheckedPair): boolean {
    return this.getMode(pair).retired ?? false;
  }

  /** What keeps these pairs from being asked for: unknown, retired or named twice. Empty = all of them may be asked for. */
  check(pairs: readonly UncheckedPair[]): ScopePairProblem[] {
    return checkPairs(this.scopes(), pairs);
  }

  private getMode(pair: UncheckedPair): ModeEntry {
    const mode = this.findMode(pair);
    if (mode === null) throw new CatalogueError('A pair was looked up that the scope catalogue does not hold:', [pairKey(pair)]);
    return mode;
  }

  private findMode(pair: UncheckedPair): ModeEntry | null {
    return isScopeMode(pair.mode) ? (this.byName.get(pair.scope)?.modes[pair.mode] ?? null) : null;
  }
}

/** One spelling for one meaning: fields in a fixed order, scopes by name, defaults written out. */
function canonical(file: CatalogueFile): string {
  const scopes = [...file.scopes].sort((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify([
    file.version,
    scopes.map(({ name, group, description, verified = true, modes }) => [
      name,
      group,
      description,
      verified,
      SCOPE_MODES.map((mode) => modes[mode] && [modes[mode].text, modes[mode].risk, modes[mode].retired ?? false]),
    ]),
  ]);
}

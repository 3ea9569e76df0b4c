/**
 * scopes: the catalogue of what a plugin can ask for.
 *
 * Nouns: a *scope* is a name such as `website:conversation:messages`; a *mode* is read or write (write does not include read); a *pair* is a
 * scope in a mode, and is what gets asked for, granted, consented to and checked; a *group* is the heading that a website owner sees.
 *
 * Invariants: the catalogue is fixed from start to end of the process; every pair has a sentence for the website owner and a risk; a pair in
 * use never vanishes, it is retired; a name that does not exist is refused with the nearest one that does.
 *
 * Begin with `scope-catalogue.ts`; what the file looks like: `catalogue-file.ts` and docs/scopes.md; the built-in one: `default-catalogue.ts`.
 */
export { ScopesModule } from './scopes.module.js';
export { ScopeCatalogue } from './scope-catalogue.js';
export { parseCatalogue } from './parse-catalogue.js';
export { loadCatalogue } from './load-catalogue.js';
export { ensureNoPairVanished } from './vanished-pairs.js';
export type { PairInUse } from './vanished-pairs.js';
export type { ScopePairProblem } from './check-pairs.js';
export { SCOPE_RISKS } from './catalogue-file.js';
export type { CatalogueFile, ModeEntry, ScopeEntry, ScopeGroup, ScopeRisk } from './catalogue-file.js';
export { isScopeMode, pairKey, parsePairKey, SCOPE_MODES } from './scope-pair.js';
export type { ScopeMode, ScopePair, UncheckedPair } from './scope-pair.js';
export { CatalogueError } from './scopes.errors.js';

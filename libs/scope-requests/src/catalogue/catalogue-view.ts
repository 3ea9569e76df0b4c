import { SCOPE_MODES, type ScopeCatalogue, type ScopeEntry } from '@gatehouse/scopes';
import { GROUPS, type CatalogueScopeView, type CatalogueView } from './scopes.dto.js';

/** The catalogue as people read it: by group, in the order of the file, read before write. */
export function catalogueView(catalogue: ScopeCatalogue): CatalogueView {
  const scopes = catalogue.scopes();
  return {
    version: catalogue.version,
    groups: GROUPS.map((group) => ({ group, scopes: scopes.filter((scope) => scope.group === group).map(scopeView) })).filter(
      (group) => group.scopes.length > 0,
    ),
  };
}

function scopeView({ name, description, verified = true, modes }: ScopeEntry): CatalogueScopeView {
  return {
    scope: name,
    description,
    verified,
    modes: SCOPE_MODES.flatMap((mode) => {
      const entry = modes[mode];
      return entry ? [{ mode, text: entry.text, risk: entry.risk, retired: entry.retired ?? false }] : [];
    }),
  };
}

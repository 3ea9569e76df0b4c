import { AppError } from '@gatehouse/platform';

/** One body for every way a link can be dead, so that nobody learns which plugins exist or what happened to a link. */
export class InstallLinkNotFound extends AppError {
  constructor() {
    super({
      code: 'install_link_not_found',
      kind: 'not_found',
      detail:
        'This install link does not work. It may be mistyped, renewed, switched off, expired or used up; ask the developer for the present one.',
    });
  }
}

export class NothingGranted extends AppError {
  constructor() {
    super({
      code: 'nothing_granted',
      kind: 'conflict',
      detail: 'This plugin has not been granted any scope yet, so there is nothing to agree to; install it after its first approval.',
    });
  }
}

/** The grant is not what the page showed. `grant` is the new list, in the shape of the page's own. */
export class GrantChanged extends AppError {
  constructor(outside: readonly string[], grant: readonly Readonly<Record<string, unknown>>[]) {
    super({
      code: 'grant_changed',
      kind: 'conflict',
      detail: `The plugin does not hold ${outside.join(', ')}. Nothing was changed; look at the list of today and agree to that instead.`,
      extensions: { grant },
    });
  }
}

export class InstallNotFound extends AppError {
  constructor() {
    super({ code: 'install_not_found', kind: 'not_found', detail: 'This plugin is not installed on this website.' });
  }
}

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

/** The grant is not what the page showed. `extensions.grant` is the offer of today, in the shape of an opened link. */
export class GrantChanged extends AppError {
  constructor(outside: readonly string[], grant: object) {
    super({
      code: 'grant_changed',
      kind: 'conflict',
      detail: `The plugin does not hold ${quoted(outside)}. Nothing was changed; look at the list of today and agree to that instead.`,
      extensions: { grant },
    });
  }
}

export class InstallNotFound extends AppError {
  constructor() {
    super({ code: 'install_not_found', kind: 'not_found', detail: 'This plugin is not installed on this website.' });
  }
}

/** The first few, without control characters: they come from the request. */
function quoted(pairs: readonly string[]): string {
  const shown = pairs.slice(0, 5).map((pair) => pair.replace(/[\p{Cc}\p{Cf}]/gu, '?'));
  return shown.join(', ') + (pairs.length > shown.length ? ` and ${pairs.length - shown.length} more` : '');
}

import { AppError } from '@gatehouse/platform';

export class ViewableKeysOff extends AppError {
  constructor() {
    super({
      code: 'viewable_keys_off',
      kind: 'conflict',
      detail:
        'This platform shows no key twice: its administrator has not switched on viewable keys (PUT /api/administration/key-settings). Store the secret when it is shown; if it is lost, get a new value.',
    });
  }
}

import { AppError } from '@gatehouse/platform';

/** Development has used nothing that the plugin does not hold. */
export class NothingToDraft extends AppError {
  constructor() {
    super({
      code: 'nothing_to_draft',
      kind: 'conflict',
      detail:
        'In the last 30 days the development keypair called nothing that needs a scope the plugin does not hold. Call what your plugin will call first, or write the request by hand.',
    });
  }
}

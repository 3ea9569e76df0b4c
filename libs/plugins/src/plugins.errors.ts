import { AppError } from '@gatehouse/platform';

/** Also for a plugin of another account. */
export class PluginNotFound extends AppError {
  constructor() {
    super({
      code: 'plugin_not_found',
      kind: 'not_found',
      detail: 'There is no such plugin among yours; GET /api/plugins lists them.',
    });
  }
}

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

export class ConfirmationMismatch extends AppError {
  constructor(name: string) {
    const detail = `To delete this plugin, type its name exactly: ${name}`;
    super({ code: 'confirmation_mismatch', kind: 'invalid', detail, errors: [{ pointer: '/name', detail }] });
  }
}

export class KeypairNotFound extends AppError {
  constructor() {
    super({
      code: 'keypair_not_found',
      kind: 'not_found',
      detail: 'A plugin has a development and a production keypair; name one of these two environments in the path.',
    });
  }
}

export class ResetLimitReached extends AppError {
  constructor(limit: number, freeAt: Date, retryAfterSeconds: number) {
    super({
      code: 'reset_limit_reached',
      kind: 'too_many',
      detail: `The development quota of a plugin can be reset ${limit} times a UTC day; it can be reset again from ${freeAt.toISOString()}.`,
      retryAfterSeconds,
      extensions: { free_at: freeAt.toISOString() },
    });
  }
}

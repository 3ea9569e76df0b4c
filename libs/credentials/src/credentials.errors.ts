import { AppError } from '@gatehouse/platform';
import type { PluginEnvironment } from '@gatehouse/usage';

export class AlreadyClaimed extends AppError {
  constructor() {
    super({
      code: 'already_claimed',
      kind: 'conflict',
      detail:
        'The production key of this plugin has been claimed and is shown only once. If it is lost, roll the keypair to get a new key.',
    });
  }
}

export class NothingToClaim extends AppError {
  constructor() {
    super({
      code: 'nothing_to_claim',
      kind: 'conflict',
      detail:
        'This plugin has no production keypair to claim yet. Ask for scopes in the Scopes tab; the keypair can be claimed once a reviewer has approved the request.',
    });
  }
}

/** Approved, and not claimed in time. */
export class ClaimLapsed extends AppError {
  constructor() {
    super({
      code: 'claim_lapsed',
      kind: 'conflict',
      detail: 'The production keypair was not claimed within 30 days of the approval, which has lapsed. Make a new scope request.',
    });
  }
}

export class NothingToRoll extends AppError {
  constructor(environment: PluginEnvironment) {
    super({
      code: 'nothing_to_roll',
      kind: 'conflict',
      detail: `This plugin has no ${environment} keypair with a key to roll${
        environment === 'production' ? '; a production keypair is approved and claimed first' : ''
      }.`,
    });
  }
}

import { AppError } from '@gatehouse/platform';
import type { QuotaRequestState } from './quota-request.state.js';

export class QuotaRequestNotFound extends AppError {
  constructor() {
    super({
      code: 'quota_request_not_found',
      kind: 'not_found',
      detail: 'There is no such quota request here; the list of quota requests shows those there are.',
    });
  }
}

export class QuotaRequestOpen extends AppError {
  constructor() {
    super({
      code: 'quota_request_open',
      kind: 'conflict',
      detail: 'The plugin has a quota request that is not decided yet; withdraw it first, or wait for its decision.',
    });
  }
}

export class NoProductionQuota extends AppError {
  constructor() {
    super({
      code: 'no_production_quota',
      kind: 'conflict',
      detail: 'The plugin has no production quota yet. It gets one with its first approved scope request.',
    });
  }
}

export class QuotaRequestRefused extends AppError {
  constructor(state: QuotaRequestState) {
    super({
      code: 'wrong_state',
      kind: 'conflict',
      detail: `The quota request is ${state.replace('_', ' ')}; this is not possible any more.`,
      extensions: { state },
    });
  }
}

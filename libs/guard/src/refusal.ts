import type { Headers, Refused } from './decision.js';
import { refuse } from './decision.js';
import type { Reason } from './reasons.js';

/** A request that ends here, with a reason of the REST API. Thrown by the guard, and by resources for their own rules. */
export class Refusal extends Error {
  constructor(readonly decision: Refused) {
    super(decision.message);
    this.name = 'Refusal';
  }

  static because(reason: Reason, message: string, headers: Headers = {}): Refusal {
    return new Refusal(refuse(reason, message, { headers }));
  }
}

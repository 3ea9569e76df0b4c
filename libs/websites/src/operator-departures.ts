import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import type { EntityManager } from 'typeorm';

/** Ends, in the transaction of the removal, what an operator had of a website. */
export type OnDeparture = (tx: EntityManager, actor: Actor, websiteId: string, accountId: string) => Promise<void>;

/** Where libraries above this one, which know what hangs on an operator, hear of a removal: what belonged to the membership ends with it. */
@Injectable()
export class OperatorDepartures {
  private readonly listeners: OnDeparture[] = [];

  /** Called once for each listener, at the start of the process. */
  listen(listener: OnDeparture): void {
    this.listeners.push(listener);
  }

  async tell(tx: EntityManager, actor: Actor, websiteId: string, accountId: string): Promise<void> {
    for (const listener of this.listeners) await listener(tx, actor, websiteId, accountId);
  }
}

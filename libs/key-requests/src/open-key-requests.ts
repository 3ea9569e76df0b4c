import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { Effects, ReviewItems } from '@gatehouse/review';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { KeyRequestMails } from './key-request-mails.js';
import { KeyRequestTransitions } from './key-request-transitions.js';
import type { KeyRequest } from './key-request.entity.js';
import { KeyRequestNotFound } from './key-requests.errors.js';

/** Changes to a request that is there already, and its way out of the queue. */
@Injectable()
export class OpenKeyRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transitions: KeyRequestTransitions,
    private readonly items: ReviewItems,
    private readonly effects: Effects,
    private readonly mails: KeyRequestMails,
  ) {}

  /** A held decision whose time has come counts from then on, whoever comes across it. */
  async catchUp(id: string): Promise<void> {
    if (isUUID(id)) await this.effects.catchUp({ subjectId: id });
  }

  /** @throws {KeyRequestRefused} once it is decided. @throws {KeyRequestNotFound} {AlreadyDecided} */
  async withdraw(actor: Actor, websiteId: string, id: string): Promise<void> {
    await this.change(websiteId, id, async (transaction, request) => {
      const withdrawn = await this.transitions.apply(transaction, actor, request, 'withdraw');
      await this.items.close(transaction, actor, id, 'withdrawn by its website');
      await this.mails.changed(transaction, withdrawn);
    });
  }

  /** @throws {KeyRequestNotFound} also for a request of another website */
  async change(websiteId: string, id: string, work: (transaction: EntityManager, request: KeyRequest) => Promise<void>): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      const request = await this.transitions.lock(transaction, id);
      if (request.websiteId !== websiteId) throw new KeyRequestNotFound();
      await work(transaction, request);
    });
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { Clock, InvalidInput, isUniqueViolation } from '@gatehouse/platform';
import { Quotas } from '@gatehouse/usage';
import { DataSource, type EntityManager } from 'typeorm';
import { QuotaDeadlines } from './quota-deadlines.js';
import { QuotaQueue } from './quota-queue.js';
import type { QuotaRequest } from './quota-request.entity.js';
import { NoProductionQuota, QuotaRequestNotFound, QuotaRequestOpen } from './quota-requests.errors.js';
import { QuotaTransitions } from './quota-transitions.js';

export interface AskedQuota {
  readonly dailyLimit: number;
  readonly reason: string;
}

/** What a developer does with quota requests. That the plugin is theirs is settled before these are called. */
@Injectable()
export class QuotaRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly quotas: Quotas,
    private readonly transitions: QuotaTransitions,
    private readonly queue: QuotaQueue,
    private readonly deadlines: QuotaDeadlines,
  ) {}

  /** @throws {NoProductionQuota} {InvalidInput} {QuotaRequestOpen} also when two are made at the same moment */
  async ask(actor: Actor, accountId: string, pluginId: string, { dailyLimit, reason }: AskedQuota): Promise<string> {
    await this.deadlines.expire(pluginId);
    const id = randomUUID();
    try {
      await this.dataSource.transaction(async (transaction) => {
        const request: QuotaRequest = {
          id,
          pluginId,
          state: 'queued',
          revision: 1,
          fromLimit: await this.presentLimit(transaction, pluginId, dailyLimit),
          dailyLimit,
          reason,
          createdBy: accountId,
          createdAt: this.clock.now(),
          decidedAt: null,
          decisionReason: null,
        };
        await this.transitions.begin(transaction, actor, request);
        await this.queue.enter(transaction, actor, request);
      });
    } catch (error) {
      throw isUniqueViolation(error, 'quota_request_open') ? new QuotaRequestOpen() : error;
    }
    return id;
  }

  /** Submits again after changes were asked for. @throws {QuotaRequestRefused} {InvalidInput} */
  async revise(actor: Actor, pluginId: string, id: string, { dailyLimit, reason }: AskedQuota): Promise<void> {
    await this.change(pluginId, id, async (transaction, request) => {
      const fromLimit = await this.presentLimit(transaction, pluginId, dailyLimit);
      const changes = { revision: request.revision + 1, fromLimit, dailyLimit, reason, decidedAt: null, decisionReason: null };
      await this.queue.enter(transaction, actor, await this.transitions.apply(transaction, actor, request, 'revise', changes));
    });
  }

  /** @throws {QuotaRequestRefused} once it is decided */
  async withdraw(actor: Actor, pluginId: string, id: string): Promise<void> {
    await this.change(pluginId, id, async (transaction, request) => {
      await this.transitions.apply(transaction, actor, request, 'withdraw');
      await this.queue.leave(transaction, actor, id);
    });
  }

  private async change(
    pluginId: string,
    id: string,
    work: (transaction: EntityManager, request: QuotaRequest) => Promise<void>,
  ): Promise<void> {
    await this.deadlines.expire(pluginId);
    await this.dataSource.transaction(async (transaction) => {
      const request = await this.transitions.lock(transaction, id);
      if (request.pluginId !== pluginId) throw new QuotaRequestNotFound();
      await work(transaction, request);
    });
  }

  private async presentLimit(transaction: EntityManager, pluginId: string, dailyLimit: number): Promise<number> {
    const quota = await this.quotas.peek(pluginId, 'production', transaction);
    if (!quota) throw new NoProductionQuota();
    if (dailyLimit <= quota.limit)
      throw new InvalidInput([
        { pointer: '/daily_limit', detail: `The plugin may make ${quota.limit} requests a day already; ask for more.` },
      ]);
    return quota.limit;
  }
}

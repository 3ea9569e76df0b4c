import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { KeyNameTaken, PreparedKeys } from '@gatehouse/credentials';
import { Clock, isUniqueViolation } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { KeyRequestQueue } from './key-request-queue.js';
import { KeyRequestTransitions } from './key-request-transitions.js';
import type { KeyRequest } from './key-request.entity.js';
import { KeyRequestAppealed, KeyRequestNotFound, KeyRequestOpen, KeyRequestRefused } from './key-requests.errors.js';
import { OpenKeyRequests } from './open-key-requests.js';

/** What a website asks for; `dailyQuota` missing: the platform's usual one. */
export interface AskedKey {
  readonly name: string;
  readonly justification: string;
  readonly expiresAt: Date | 'never';
  readonly allowedAddresses: readonly string[] | null;
  readonly allowedInUrl: boolean;
  readonly dailyQuota: number | undefined;
}

/** What owners and administrators do with requests for contact-centre keys. That they are such is settled before these are called. */
@Injectable()
export class KeyRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: PreparedKeys,
    private readonly transitions: KeyRequestTransitions,
    private readonly queue: KeyRequestQueue,
    private readonly open: OpenKeyRequests,
    private readonly clock: Clock,
  ) {}

  /** @throws {InvalidInput} {KeyNameTaken} {KeyRequestOpen} also when two are made at the same moment */
  async ask(actor: Actor, accountId: string, websiteId: string, asked: AskedKey): Promise<string> {
    return this.begin(actor, async (transaction) =>
      this.newRequest(accountId, websiteId, { ...(await this.terms(transaction, websiteId, asked)), justification: asked.justification }),
    );
  }

  /** Submits again after changes were asked for. @throws {KeyRequestRefused} {InvalidInput} {KeyNameTaken} */
  async revise(actor: Actor, websiteId: string, id: string, asked: AskedKey): Promise<void> {
    await this.open.change(websiteId, id, async (transaction, request) => {
      const terms = await this.terms(transaction, websiteId, asked);
      const changes = {
        ...terms,
        justification: asked.justification,
        revision: request.revision + 1,
        decidedAt: null,
        decisionReason: null,
      };
      await this.queue.enter(transaction, actor, await this.transitions.apply(transaction, actor, request, 'revise', changes));
    });
  }

  withdraw(actor: Actor, websiteId: string, id: string): Promise<void> {
    return this.open.withdraw(actor, websiteId, id);
  }

  /**
   * A second look at a rejection, by somebody else: a new request for the same key.
   *
   * @param reason why the decision should be looked at again; reviewers read it
   * @throws {KeyRequestRefused} unless it was rejected. @throws {KeyRequestAppealed} {KeyRequestOpen} {KeyNameTaken}
   */
  async appeal(actor: Actor, accountId: string, websiteId: string, id: string, reason: string): Promise<string> {
    await this.open.catchUp(id);
    try {
      return await this.begin(actor, async (transaction) => {
        const before = await this.transitions.lock(transaction, id);
        if (before.websiteId !== websiteId) throw new KeyRequestNotFound();
        if (before.state !== 'rejected') throw new KeyRequestRefused(before.state);
        // An appeal is the last word.
        if (before.appealOf !== null) throw new KeyRequestAppealed();
        const { name, expiresAt, allowedAddresses, allowedInUrl, dailyQuota } = before;
        const asked = { name, expiresAt: expiresAt ?? ('never' as const), allowedAddresses, allowedInUrl, dailyQuota };
        const terms = await this.terms(transaction, websiteId, asked);
        const justification = `${before.justification}\n\nAppeal: ${reason}`;
        return { ...this.newRequest(accountId, websiteId, { ...terms, justification }), appealOf: id };
      });
    } catch (error) {
      throw isUniqueViolation(error, 'contact_centre_key_request_appeal') ? new KeyRequestAppealed() : error;
    }
  }

  private async begin(actor: Actor, make: (transaction: EntityManager) => Promise<KeyRequest>): Promise<string> {
    try {
      return await this.dataSource.transaction(async (transaction) => {
        const request = await make(transaction);
        await this.transitions.begin(transaction, actor, request, request.appealOf === null ? 'ask' : 'appeal');
        await this.queue.enter(transaction, actor, request);
        return request.id;
      });
    } catch (error) {
      throw isUniqueViolation(error, 'contact_centre_key_request_open') ? new KeyRequestOpen() : error;
    }
  }

  private async terms(transaction: EntityManager, websiteId: string, asked: Omit<AskedKey, 'justification'>): Promise<AskedColumns> {
    const { name, expiresAt, allowedAddresses, allowedInUrl, dailyQuota } = await this.keys.check(transaction, asked);
    if (!(await this.keys.isNameFree(transaction, websiteId, name))) throw new KeyNameTaken();
    return {
      name,
      expiresAt: expiresAt === 'never' ? null : expiresAt,
      allowedAddresses: allowedAddresses === null ? null : [...allowedAddresses],
      allowedInUrl,
      dailyQuota,
    };
  }

  private newRequest(accountId: string, websiteId: string, asked: AskedColumns & { justification: string }): KeyRequest {
    return {
      ...asked,
      id: randomUUID(),
      websiteId,
      state: 'queued',
      revision: 1,
      createdBy: accountId,
      createdAt: this.clock.now(),
      decidedAt: null,
      decisionReason: null,
      keyId: null,
      appealOf: null,
    };
  }
}

type AskedColumns = Pick<KeyRequest, 'name' | 'expiresAt' | 'allowedAddresses' | 'allowedInUrl' | 'dailyQuota'>;

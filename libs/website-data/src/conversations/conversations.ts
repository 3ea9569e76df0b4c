import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { Conversation, type ConversationMeta, type ConversationState } from './conversation.entity.js';
import { ConversationNotFound } from './conversations.errors.js';

export interface ConversationsQuestion {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly resolvedOnly: boolean;
  readonly notResolvedOnly: boolean;
  readonly order: 'created' | 'updated';
}

/** The conversations of a website: their states and what is known of the visitor. */
@Injectable()
export class Conversations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** One page, the latest first; empty beyond the last one. */
  async find(websiteId: string, { page, perPage, resolvedOnly, notResolvedOnly, order }: ConversationsQuestion): Promise<Conversation[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(Conversation, 'conversation')
      .where('conversation.websiteId = :websiteId', { websiteId });
    if (resolvedOnly) query.andWhere(`conversation.state = 'resolved'`);
    if (notResolvedOnly) query.andWhere(`conversation.state <> 'resolved'`);
    return query
      .orderBy(order === 'created' ? 'conversation.createdAt' : 'conversation.updatedAt', 'DESC')
      .addOrderBy('conversation.sessionId')
      .limit(perPage)
      .offset((page - 1) * perPage)
      .getMany();
  }

  /** @throws {ConversationNotFound} */
  async get(websiteId: string, sessionId: string): Promise<Conversation> {
    const conversation = await this.dataSource.manager.findOneBy(Conversation, { websiteId, sessionId });
    if (!conversation) throw new ConversationNotFound();
    return conversation;
  }

  /** An empty conversation; what is known of the visitor is added to it. */
  async create(actor: Actor, websiteId: string): Promise<string> {
    const sessionId = `session_${randomUUID()}`;
    await this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      await tx.insert(Conversation, {
        websiteId,
        sessionId,
        state: 'pending',
        meta: {},
        lastMessage: null,
        createdAt: now,
        updatedAt: now,
      });
      await this.record(tx, actor, 'conversation.create', websiteId, sessionId, { after: { state: 'pending' } });
    });
    return sessionId;
  }

  /** @throws {ConversationNotFound} */
  async changeState(actor: Actor, websiteId: string, sessionId: string, state: ConversationState): Promise<void> {
    await this.change(actor, 'conversation.change_state', websiteId, sessionId, (conversation) =>
      conversation.state === state ? null : { change: { state }, before: { state: conversation.state }, after: { state } },
    );
  }

  /** What is sent replaces what was known; the rest stays. The audit tells which members, not what is said of a person. @throws {ConversationNotFound} */
  async changeMeta(actor: Actor, websiteId: string, sessionId: string, update: ConversationMeta): Promise<void> {
    const sent: ConversationMeta = Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined));
    const members = Object.keys(sent);
    await this.change(actor, 'conversation.change_meta', websiteId, sessionId, ({ meta }) =>
      members.length === 0 ? null : { change: { meta: { ...meta, ...sent } }, before: { members: Object.keys(meta) }, after: { members } },
    );
  }

  private async change(
    actor: Actor,
    action: string,
    websiteId: string,
    sessionId: string,
    decide: (conversation: Conversation) => {
      change: Partial<Pick<Conversation, 'state' | 'meta'>>;
      before: Record<string, unknown>;
      after: Record<string, unknown>;
    } | null,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const where = { websiteId, sessionId };
      const conversation = await tx.findOne(Conversation, { where, lock: { mode: 'pessimistic_write' } });
      if (!conversation) throw new ConversationNotFound();
      const decided = decide(conversation);
      if (!decided) return;
      const { change, ...states } = decided;
      await tx.save(Conversation, { ...conversation, ...change, updatedAt: this.clock.now() });
      await this.record(tx, actor, action, websiteId, sessionId, states);
    });
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    action: string,
    websiteId: string,
    sessionId: string,
    states: { before?: Record<string, unknown>; after: Record<string, unknown> },
  ): Promise<void> {
    return this.audit.record(tx, actor, { action, subjectKind: 'conversation', subjectId: `${websiteId}/${sessionId}`, ...states });
  }
}

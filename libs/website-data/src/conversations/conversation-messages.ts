import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { WebsitesService } from '@gatehouse/websites';
import { DataSource } from 'typeorm';
import { ConversationMessage } from './conversation-message.entity.js';
import { Conversation } from './conversation.entity.js';
import { ConversationNotFound } from './conversations.errors.js';
import type { MessageBody } from './conversations.dto.js';

export const MESSAGES_PER_PAGE = 50;
const SHOWN_OF_LAST = 200;

/** What is said in conversations. */
@Injectable()
export class ConversationMessages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly websites: WebsitesService,
  ) {}

  /**
   * The last fifty before a moment, or the first fifty after one; always in the order in which they were sent.
   * @throws {ConversationNotFound}
   */
  async find(
    websiteId: string,
    sessionId: string,
    { before, after }: { before: Date | null; after: Date | null },
  ): Promise<ConversationMessage[]> {
    if (!(await this.dataSource.manager.existsBy(Conversation, { websiteId, sessionId }))) throw new ConversationNotFound();
    const query = this.dataSource.manager
      .createQueryBuilder(ConversationMessage, 'message')
      .where('message.websiteId = :websiteId AND message.sessionId = :sessionId', { websiteId, sessionId });
    if (before) query.andWhere('message.createdAt < :before', { before });
    if (after) query.andWhere('message.createdAt > :after', { after });
    const order = after && !before ? 'ASC' : 'DESC';
    const found = await query
      .orderBy('message.createdAt', order)
      .addOrderBy('message.fingerprint', order)
      .limit(MESSAGES_PER_PAGE)
      .getMany();
    return order === 'ASC' ? found : found.reverse();
  }

  /** @returns the fingerprint. @throws {ConversationNotFound} */
  async send(actor: Actor, websiteId: string, sessionId: string, { type, from, origin, content, user }: MessageBody): Promise<number> {
    const nickname = user?.nickname ?? (await this.websites.get(websiteId)).name;
    return this.dataSource.transaction(async (tx) => {
      const where = { websiteId, sessionId };
      // The row is held, so that messages of one conversation get their times and numbers in one order.
      const conversation = await tx.findOne(Conversation, { where, lock: { mode: 'pessimistic_write' } });
      if (!conversation) throw new ConversationNotFound();
      const [row]: { id: string }[] = await tx.query(`SELECT nextval('message_fingerprint') AS id`);
      const fingerprint = row?.id ?? '';
      const createdAt = this.clock.now();
      const said = { type, sender: from, origin, content, nickname };
      await tx.insert(ConversationMessage, { fingerprint, ...where, ...said, sentBy: actor.id ?? '', createdAt });
      const lastMessage = type === 'text' ? content.slice(0, SHOWN_OF_LAST) : conversation.lastMessage;
      await tx.update(Conversation, where, { lastMessage, updatedAt: createdAt });
      const subjectId = `${websiteId}/${sessionId}`;
      const after = { fingerprint, type, from, origin };
      await this.audit.record(tx, actor, { action: 'conversation.send_message', subjectKind: 'conversation', subjectId, after });
      return Number(fingerprint);
    });
  }
}

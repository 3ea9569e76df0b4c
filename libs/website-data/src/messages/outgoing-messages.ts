import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, InvalidInput, Outbox, sha256 } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { MessageNotFound } from './messages.errors.js';
import { sendMessage } from './messages.jobs.js';
import { OutgoingMessage } from './outgoing-message.entity.js';

export type NewMessage = Pick<OutgoingMessage, 'websiteId' | 'streamId' | 'kind' | 'agent' | 'recipient' | 'body'>;

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{16,200}$/;

/** What is sent to people outside. Row first: the worker hands it to the sender afterwards, and its state can be read meanwhile. */
@Injectable()
export class OutgoingMessages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * @param idempotencyKey the same key of the same credential gives the same message again, and sends nothing twice
   * @throws {InvalidInput} when the key was used for another message
   */
  async send(actor: Actor, message: NewMessage, idempotencyKey: string | undefined): Promise<OutgoingMessage> {
    const idempotencyHash = hashOf(idempotencyKey);
    return this.dataSource.transaction(async (tx) => {
      const id = randomUUID();
      const row = { ...message, id, state: 'queued', sentBy: actor.id ?? '', idempotencyHash, createdAt: this.clock.now() } as const;
      // A second request with the key waits here for the first one to commit, and then finds its row.
      await tx.createQueryBuilder().insert().into(OutgoingMessage).values(row).orIgnore().execute();
      const kept = await tx.findOneBy(OutgoingMessage, idempotencyHash ? { sentBy: row.sentBy, idempotencyHash } : { id });
      if (!kept) throw new Error('a message that was inserted is not there');
      if (kept.id !== id) return sameMessage(kept, message);
      await this.outbox.add(tx, sendMessage, { messageId: id });
      const { websiteId, streamId, kind } = message;
      const after = { website_id: websiteId, stream_id: streamId, kind };
      await this.audit.record(tx, actor, { action: 'message.send', subjectKind: 'outgoing_message', subjectId: id, after });
      return kept;
    });
  }

  /** @throws {MessageNotFound} */
  async get(
    where: Pick<OutgoingMessage, 'websiteId'> & Partial<Pick<OutgoingMessage, 'streamId' | 'kind'>>,
    id: string,
  ): Promise<OutgoingMessage> {
    const { websiteId, kind, streamId } = where;
    const message = isUUID(id) ? await this.dataSource.manager.findOneBy(OutgoingMessage, { id, websiteId, ...(kind && { kind }) }) : null;
    if (!message || (streamId !== undefined && message.streamId !== streamId)) throw new MessageNotFound();
    return message;
  }
}

function hashOf(idempotencyKey: string | undefined): Buffer | null {
  if (idempotencyKey === undefined) return null;
  if (!IDEMPOTENCY_KEY.test(idempotencyKey))
    throw new InvalidInput([{ pointer: '', detail: 'The header Idempotency-Key holds 16 to 200 visible ASCII characters.' }]);
  return sha256(idempotencyKey);
}

/** @throws {InvalidInput} */
function sameMessage(kept: OutgoingMessage, message: NewMessage): OutgoingMessage {
  const same = (['websiteId', 'streamId', 'kind', 'agent', 'recipient', 'body'] as const).every((name) => kept[name] === message[name]);
  if (same) return kept;
  throw new InvalidInput([{ pointer: '', detail: 'This Idempotency-Key was used for another message. Use a new one for each message.' }]);
}

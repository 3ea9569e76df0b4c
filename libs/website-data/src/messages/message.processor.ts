import { Injectable } from '@nestjs/common';
import { Clock, type JobProcessor } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { MessageSender, type SendOutcome } from './message-sender.js';
import { sendMessage, type MessageToSend } from './messages.jobs.js';
import { OutgoingMessage } from './outgoing-message.entity.js';

/** Hands a queued message to the sender, and keeps what came of it. */
@Injectable()
export class MessageProcessor implements JobProcessor<MessageToSend> {
  readonly job = sendMessage;

  constructor(
    private readonly sender: MessageSender,
    private readonly clock: Clock,
  ) {}

  async process({ messageId }: MessageToSend, tx: EntityManager): Promise<void> {
    const queued = { id: messageId, state: 'queued' } as const;
    const message = await tx.findOne(OutgoingMessage, { where: queued, lock: { mode: 'pessimistic_write' } });
    if (!message) return;
    const outcome = await this.sender.send(message);
    await tx.update(OutgoingMessage, queued, { ...fieldsOf(outcome), handledAt: this.clock.now() });
  }
}

function fieldsOf(outcome: SendOutcome): Partial<OutgoingMessage> {
  switch (outcome.state) {
    case 'recorded':
      return { state: 'recorded' };
    case 'sent':
      return { state: 'sent', reference: outcome.reference };
    case 'failed':
      return { state: 'failed', failure: outcome.failure };
  }
}

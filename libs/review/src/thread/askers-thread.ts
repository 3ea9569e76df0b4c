import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { Thread, type Message } from './thread.js';
import type { ThreadView } from './thread.dto.js';

/** The side of a thread of whoever asked. */
@Injectable()
export class AskersThread {
  constructor(private readonly thread: Thread) {}

  async read(subjectId: string): Promise<ThreadView> {
    return { items: await this.thread.read(subjectId) };
  }

  /** Answers with the whole thread. @throws {ReviewItemNotFound} when the subject was never queued */
  async write(actor: Actor, author: { accountId: string; name: string }, subjectId: string, message: Message): Promise<ThreadView> {
    await this.thread.write(actor, subjectId, { id: author.accountId, name: author.name }, 'developer', message);
    return this.read(subjectId);
  }
}

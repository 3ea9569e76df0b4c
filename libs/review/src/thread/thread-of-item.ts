import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { DataSource } from 'typeorm';
import { ReviewItems } from '../items/review-items.js';
import type { Reviewer } from '../people/conflict-of-interest.js';
import { Eligibility } from '../people/eligibility.js';
import { Thread, type Message } from './thread.js';
import type { ThreadView } from './thread.dto.js';

/** The reviewers' side of a thread. */
@Injectable()
export class ThreadOfItem {
  constructor(
    private readonly dataSource: DataSource,
    private readonly items: ReviewItems,
    private readonly eligibility: Eligibility,
    private readonly thread: Thread,
  ) {}

  /** @throws {ReviewItemNotFound} */
  async read(itemId: string): Promise<ThreadView> {
    const item = await this.items.get(this.dataSource.manager, itemId);
    return { items: await this.thread.read(item.subjectId) };
  }

  /** @throws {ReviewItemNotFound} {ConflictOfInterest}: who may not decide does not speak as a reviewer either */
  async write(reviewer: Reviewer, actor: Actor, itemId: string, message: Message): Promise<ThreadView> {
    const item = await this.items.get(this.dataSource.manager, itemId);
    await this.eligibility.require(this.dataSource.manager, reviewer, item);
    await this.thread.write(actor, item.subjectId, { id: reviewer.accountId, name: reviewer.name }, 'reviewer', message);
    return this.read(itemId);
  }
}

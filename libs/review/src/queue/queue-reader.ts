import { Injectable } from '@nestjs/common';
import { Clock, type Page } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import type { Reviewer } from '../people/conflict-of-interest.js';
import { Eligibility } from '../people/eligibility.js';
import { ReviewSettings } from '../settings/review-settings.js';
import { itemView } from './item.view.js';
import { listItems, readQueueCursor, toQueueCursor } from './queue.queries.js';
import type { ItemQuery } from './queue-query.dto.js';
import type { ReviewItemView } from './review-item.dto.js';

/** The queue as a reviewer sees it; what they may not decide is shown, and marked. */
@Injectable()
export class QueueReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: ReviewSettings,
    private readonly eligibility: Eligibility,
  ) {}

  async list(reviewer: Reviewer, query: ItemQuery): Promise<Page<ReviewItemView>> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const found = await listItems(manager, query, {
      now,
      me: reviewer.accountId,
      after: readQueueCursor(query.cursor),
      limit: query.limit + 1,
    });
    const rows = found.slice(0, query.limit);
    const refusals = await this.eligibility.refusals(manager, reviewer, rows);
    const rules = await this.settings.read(manager);
    const last = found.length > query.limit ? rows.at(-1) : undefined;
    return {
      items: rows.map((row) => itemView(row, { reviewer, now, rules, refusal: refusals.get(row.id) ?? null })),
      next_cursor: last === undefined ? null : toQueueCursor(last),
    };
  }
}

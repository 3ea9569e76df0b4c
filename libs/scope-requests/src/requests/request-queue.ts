import { Injectable } from '@nestjs/common';
import { ReviewItems } from '@gatehouse/review';
import { DataSource, type EntityManager } from 'typeorm';
import type { ScopeRequest } from './scope-request.entity.js';

/** Where a request stands in the review queue. */
@Injectable()
export class RequestQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly items: ReviewItems,
  ) {}

  /** From 1; null for a request that does not wait in the queue. */
  async positionOf(request: ScopeRequest, transaction: EntityManager = this.dataSource.manager): Promise<number | null> {
    return request.state === 'queued' ? this.items.positionOf(transaction, request.id) : null;
  }
}

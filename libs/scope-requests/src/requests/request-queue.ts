import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ScopeRequest } from './scope-request.entity.js';

/** The order in which requests wait for a reviewer: by the moment they were queued, the id deciding between equals. */
@Injectable()
export class RequestQueue {
  constructor(private readonly dataSource: DataSource) {}

  /** From 1; null for a request that does not wait in the queue. */
  async positionOf(request: ScopeRequest, transaction: EntityManager = this.dataSource.manager): Promise<number | null> {
    if (request.state !== 'queued' || request.queuedAt === null) return null;
    const rows: { ahead: string }[] = await transaction.query(
      `SELECT count(*) AS ahead FROM scope_request r JOIN plugin p ON p.id = r.plugin_id
       WHERE r.state = 'queued' AND (r.queued_at, r.id) < ($1, $2) AND p.deleted_at IS NULL`,
      [request.queuedAt, request.id],
    );
    return Number(rows[0]?.ahead ?? 0) + 1;
  }
}

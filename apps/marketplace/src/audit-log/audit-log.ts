import { Injectable } from '@nestjs/common';
import { AuditEvent, digestOf } from '@gatehouse/audit';
import { pageOf, readCursor, type Page, type PagePosition } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import type { AuditEventView, AuditFilters, AuditQuery } from './audit-log.dto.js';

/** Rows read from the database at a time by an export: what it holds in memory, whatever its length. */
const EXPORT_BATCH = 1_000;

/** Reads the audit trail, the newest first, and checks each row against its digest on the way. */
@Injectable()
export class AuditLog {
  constructor(private readonly dataSource: DataSource) {}

  async list({ cursor, limit, ...filters }: AuditQuery): Promise<Page<AuditEventView>> {
    const events = await this.find(filters, readCursor(cursor), limit + 1);
    const names = await this.namesOf(events);
    return pageOf(
      events,
      limit,
      (event) => event,
      (event) => view(event, names.get(event.actorId ?? '') ?? null),
    );
  }

  /**
   * Everything that fits, in batches, the newest first. Between two batches nothing is open in the database, so that a
   * reader may be slow, and one who goes away leaves nothing behind.
   */
  async *batches(filters: AuditFilters): AsyncGenerator<AuditEventView[]> {
    let before: PagePosition | null = null;
    for (;;) {
      const events: AuditEvent[] = await this.find(filters, before, EXPORT_BATCH);
      const names = await this.namesOf(events);
      yield events.map((event) => view(event, names.get(event.actorId ?? '') ?? null));
      const last = events.at(-1);
      if (!last || events.length < EXPORT_BATCH) return;
      before = last;
    }
  }

  private async find(query: AuditFilters, before: PagePosition | null, limit: number): Promise<AuditEvent[]> {
    const find = this.dataSource.manager.createQueryBuilder(AuditEvent, 'event').orderBy('event.at', 'DESC').addOrderBy('event.id', 'DESC');
    if (query.actor_id) find.andWhere('event.actor_id = :actor', { actor: query.actor_id });
    if (query.action?.includes('.')) find.andWhere('event.action = :action', { action: query.action });
    else if (query.action) find.andWhere(`split_part(event.action, '.', 1) = :noun`, { noun: query.action });
    if (query.subject_id) find.andWhere('event.subject_id = :subject', { subject: query.subject_id });
    if (query.from) find.andWhere('event.at >= :from', { from: new Date(query.from) });
    if (query.to) find.andWhere('event.at < :to', { to: new Date(query.to) });
    if (before) find.andWhere('(event.at, event.id) < (:at, :id)', { at: before.at, id: before.id });
    return find.limit(limit).getMany();
  }

  private async namesOf(events: readonly AuditEvent[]): Promise<Map<string, string>> {
    const ids = [...new Set(events.flatMap(({ actorKind, actorId }) => (actorKind === 'account' && actorId !== null ? [actorId] : [])))];
    const rows: { id: string; name: string; email: string }[] = await this.dataSource.query(
      'SELECT id, name, email FROM account WHERE id = ANY($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name, email }) => [id, `${name} (${email})`]));
  }
}

function view({ digest, ...event }: AuditEvent, actorName: string | null): AuditEventView {
  return {
    id: event.id,
    at: event.at.toISOString(),
    actor_kind: event.actorKind,
    actor_id: event.actorId,
    actor_name: actorName,
    action: event.action,
    subject_kind: event.subjectKind,
    subject_id: event.subjectId,
    before: event.before,
    after: event.after,
    address: event.address,
    request_id: event.requestId,
    intact: digestOf(event).equals(digest),
  };
}

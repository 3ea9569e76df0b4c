import { Injectable } from '@nestjs/common';
import { AuditEvent, digestOf } from '@gatehouse/audit';
import { pageOf, readCursor, type Page } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import type { AuditEventView, AuditQuery } from './audit-log.dto.js';

/** Reads the audit trail, the newest first, and checks each row against its digest on the way. */
@Injectable()
export class AuditLog {
  constructor(private readonly dataSource: DataSource) {}

  async list(query: AuditQuery): Promise<Page<AuditEventView>> {
    const cursor = readCursor(query.cursor);
    const find = this.dataSource.manager.createQueryBuilder(AuditEvent, 'event').orderBy('event.at', 'DESC').addOrderBy('event.id', 'DESC');
    if (query.actor_id) find.andWhere('event.actor_id = :actor', { actor: query.actor_id });
    if (query.action?.includes('.')) find.andWhere('event.action = :action', { action: query.action });
    else if (query.action) find.andWhere(`split_part(event.action, '.', 1) = :noun`, { noun: query.action });
    if (query.subject_id) find.andWhere('event.subject_id = :subject', { subject: query.subject_id });
    if (query.from) find.andWhere('event.at >= :from', { from: new Date(query.from) });
    if (query.to) find.andWhere('event.at < :to', { to: new Date(query.to) });
    if (cursor) find.andWhere('(event.at, event.id) < (:at, :id)', cursor);
    const events = await find.limit(query.limit + 1).getMany();
    const names = await this.namesOf(events);
    return pageOf(
      events,
      query.limit,
      (event) => event,
      (event) => view(event, names.get(event.actorId ?? '') ?? null),
    );
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

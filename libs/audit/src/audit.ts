import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, sha256 } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import type { ActorKind, AuditEvent, AuditState } from './audit-event.entity.js';

/** Who causes a change. Made from the request by `@CurrentActor()`, or `SYSTEM` for work that nobody asked for. */
export interface Actor {
  readonly kind: ActorKind;
  readonly id: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
}

export const SYSTEM: Actor = { kind: 'system', id: null, address: null, requestId: null };

export interface Change {
  /** `<noun>.<verb>`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before?: AuditState;
  readonly after?: AuditState;
}

/** Writes audit rows. There is no way to write one outside a transaction, so a change and its row commit together. */
@Injectable()
export class AuditTrail {
  constructor(private readonly clock: Clock) {}

  async record(transaction: EntityManager, actor: Actor, change: Change): Promise<void> {
    const event = {
      id: randomUUID(),
      at: this.clock.now(),
      actorKind: actor.kind,
      actorId: actor.id,
      action: change.action,
      subjectKind: change.subjectKind,
      subjectId: change.subjectId,
      before: change.before ?? null,
      after: change.after ?? null,
      address: actor.address,
      requestId: actor.requestId,
    };
    await transaction.query(
      `INSERT INTO audit_event (id, at, actor_kind, actor_id, action, subject_kind, subject_id, before, after, address, request_id, digest)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        event.id,
        event.at,
        event.actorKind,
        event.actorId,
        event.action,
        event.subjectKind,
        event.subjectId,
        event.before,
        event.after,
        event.address,
        event.requestId,
        digestOf(event),
      ],
    );
  }
}

/** The digest that a row must carry. Keys are sorted, because jsonb does not keep their order. */
export function digestOf(event: Omit<AuditEvent, 'digest'>): Buffer {
  return sha256(canonicalJson({ ...event, at: event.at.toISOString() }));
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

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
    await this.recordAll(transaction, actor, [change]);
  }

  /** A row for each change, in one statement however many they are. */
  async recordAll(transaction: EntityManager, actor: Actor, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const at = this.clock.now();
    const events = changes.map(({ action, subjectKind, subjectId, before, after }) => ({
      id: randomUUID(),
      at,
      actorKind: actor.kind,
      actorId: actor.id,
      action,
      subjectKind,
      subjectId,
      before: before ?? null,
      after: after ?? null,
      address: actor.address,
      requestId: actor.requestId,
    }));
    await transaction.query(
      `INSERT INTO audit_event (id, at, actor_kind, actor_id, action, subject_kind, subject_id, before, after, address, request_id, digest)
       SELECT id, $1, $2, $3, action, subject_kind, subject_id, before, after, $4, $5, digest
       FROM unnest($6::uuid[], $7::text[], $8::text[], $9::text[], $10::jsonb[], $11::jsonb[], $12::bytea[])
         AS change (id, action, subject_kind, subject_id, before, after, digest)`,
      [
        at,
        actor.kind,
        actor.id,
        actor.address,
        actor.requestId,
        events.map(({ id }) => id),
        events.map(({ action }) => action),
        events.map(({ subjectKind }) => subjectKind),
        events.map(({ subjectId }) => subjectId),
        events.map(({ before }) => asJson(before)),
        events.map(({ after }) => asJson(after)),
        events.map(digestOf),
      ],
    );
  }
}

/** pg would write an object in an array as an array's text. */
function asJson(state: AuditState | null): string | null {
  return state === null ? null : JSON.stringify(state);
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

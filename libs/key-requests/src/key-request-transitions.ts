import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { KeyRequest, KeyRequestEvent } from './key-request.entity.js';
import { nextKeyRequestState, type KeyRequestAction } from './key-request.state.js';
import { KeyRequestNotFound, KeyRequestRefused } from './key-requests.errors.js';

export type KeyRequestChanges = Partial<Omit<KeyRequest, 'id' | 'websiteId' | 'state' | 'createdBy' | 'createdAt' | 'appealOf'>>;

/** The only place where a key request changes its state: conditional update, event and audit row in the caller's transaction. */
@Injectable()
export class KeyRequestTransitions {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws {KeyRequestNotFound} */
  async lock(transaction: EntityManager, id: string): Promise<KeyRequest> {
    const request = isUUID(id) ? await transaction.findOne(KeyRequest, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
    if (!request) throw new KeyRequestNotFound();
    return request;
  }

  /** A new request, queued. */
  async begin(transaction: EntityManager, actor: Actor, request: KeyRequest): Promise<void> {
    await transaction.insert(KeyRequest, request);
    await this.record(transaction, actor, request.appealOf === null ? 'ask' : 'appeal', null, request, request.justification);
  }

  /** @param request as `lock` returned it in this transaction. @throws {KeyRequestRefused} */
  async apply(
    transaction: EntityManager,
    actor: Actor,
    request: KeyRequest,
    action: KeyRequestAction,
    changes: KeyRequestChanges = {},
  ): Promise<KeyRequest> {
    const state = nextKeyRequestState(request.state, action);
    if (state === null) throw new KeyRequestRefused(request.state);
    const { affected } = await transaction.update(
      KeyRequest,
      { id: request.id, state: request.state, revision: request.revision },
      { ...changes, state },
    );
    if (affected !== 1) throw new KeyRequestRefused(request.state);
    const changed = { ...request, ...changes, state };
    await this.record(transaction, actor, action, request, changed, action === 'revise' ? changed.justification : changed.decisionReason);
    return changed;
  }

  private async record(
    transaction: EntityManager,
    actor: Actor,
    action: KeyRequestAction | 'ask' | 'appeal',
    before: KeyRequest | null,
    after: KeyRequest,
    reason: string | null,
  ): Promise<void> {
    await transaction.insert(KeyRequestEvent, {
      requestId: after.id,
      at: this.clock.now(),
      actorKind: actor.kind,
      actorId: actor.id,
      fromState: before?.state ?? null,
      toState: after.state,
      revision: after.revision,
      reason,
    });
    await this.audit.record(transaction, actor, {
      action: `contact_centre_key_request.${action}`,
      subjectKind: 'contact_centre_key_request',
      subjectId: after.id,
      ...(before ? { before: { state: before.state, revision: before.revision } } : {}),
      after: {
        state: after.state,
        revision: after.revision,
        website_id: after.websiteId,
        name: after.name,
        expires_at: after.expiresAt?.toISOString() ?? null,
        allowed_addresses: after.allowedAddresses,
        allowed_in_url: after.allowedInUrl,
        daily_quota: after.dailyQuota,
        key_id: after.keyId,
        reason,
      },
    });
  }
}

import { Injectable } from '@nestjs/common';
import { newestFirst, type Page, type PageQuery } from '@gatehouse/platform';
import { Effects, ReviewedRequests, wholeRequestSummary, type KindCard } from '@gatehouse/review';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { KeyRequestContexts } from './key-request-context.js';
import { screenKeyRequest } from './key-request-screening.js';
import { KeyRequestTransitions } from './key-request-transitions.js';
import { KeyRequest, type KeyRequestEvent } from './key-request.entity.js';
import type { KeyRequestEventView, KeyRequestSummary, KeyRequestView } from './key-requests.dto.js';
import { KeyRequestNotFound } from './key-requests.errors.js';

/** Requests for contact-centre keys as their website and the reviewers see them. */
@Injectable()
export class KeyRequestReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transitions: KeyRequestTransitions,
    private readonly contexts: KeyRequestContexts,
    private readonly reviewed: ReviewedRequests,
    private readonly effects: Effects,
  ) {}

  /** @throws {KeyRequestNotFound} also for a request of another website */
  async get(websiteId: string, id: string): Promise<KeyRequestView> {
    const { manager } = this.dataSource;
    if (isUUID(id)) await this.effects.catchUp({ subjectId: id });
    const request = await this.transitions.read(manager, id);
    if (request.websiteId !== websiteId) throw new KeyRequestNotFound();
    return {
      ...summary(request),
      events: await this.events(manager, request),
      ...(await this.reviewed.of(manager, request, await this.missing(manager, request))),
    };
  }

  /** The newest first. */
  async list(websiteId: string, query: PageQuery): Promise<Page<KeyRequestSummary>> {
    const asked = this.dataSource.manager.createQueryBuilder(KeyRequest, 'request').where('request.websiteId = :websiteId', { websiteId });
    return newestFirst(asked, query, summary);
  }

  async card(manager: EntityManager, id: string): Promise<KindCard> {
    const request = await this.transitions.read(manager, id);
    const { name, justification, expires_at, allowed_addresses, allowed_in_url, daily_quota, key_id } = summary(request);
    return {
      asked: [],
      removed: [],
      holds: [],
      findings: screenKeyRequest(request, await this.contexts.of(manager, request)),
      events: await this.events(manager, request),
      details: { name, justification, access: 'full', expires_at, allowed_addresses, allowed_in_url, daily_quota, key_id },
    };
  }

  /** Whoever of the website acted stands on its side, not only who asked first. */
  private async events(manager: EntityManager, { id }: KeyRequest): Promise<KeyRequestEventView[]> {
    const events: (KeyRequestEvent & { realm: string | null })[] = await manager.query(
      `SELECT e.at, e.actor_kind AS "actorKind", e.from_state AS "fromState", e.to_state AS "toState", e.revision, e.reason, a.realm
       FROM contact_centre_key_request_event e LEFT JOIN account a ON a.id = e.actor_id WHERE e.request_id = $1 ORDER BY e.id`,
      [id],
    );
    return events.map(({ at, actorKind, realm, fromState, toState, revision, reason }) => ({
      at: at.toISOString(),
      by: actorKind !== 'account' ? 'gatehouse' : realm === 'website' ? 'developer' : 'reviewer',
      from: fromState,
      to: toState,
      revision,
      reason,
    }));
  }

  private async missing(manager: EntityManager, { state, keyId }: KeyRequest): Promise<string[]> {
    if (state === 'changes_requested') return ['Answer the reviewer, and submit the request again.'];
    const rows: unknown[] = await manager.query(`SELECT 1 FROM credential WHERE id = $1 AND state = 'unclaimed'`, [keyId]);
    return rows.length > 0 ? ['Claim the key.'] : [];
  }
}

function summary(request: KeyRequest): KeyRequestSummary {
  return {
    ...wholeRequestSummary(request),
    website_id: request.websiteId,
    state: request.state,
    name: request.name,
    justification: request.justification,
    expires_at: request.expiresAt?.toISOString() ?? null,
    allowed_addresses: request.allowedAddresses,
    allowed_in_url: request.allowedInUrl,
    daily_quota: request.dailyQuota,
    created_by: request.createdBy,
    key_id: request.keyId,
    appeal_of: request.appealOf,
  };
}

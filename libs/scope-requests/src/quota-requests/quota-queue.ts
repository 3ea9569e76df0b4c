import { Injectable } from '@nestjs/common';
import { SYSTEM, type Actor } from '@gatehouse/audit';
import { Decisions, ReviewItems, ReviewPolicies, type Outcome, type PolicyFacts } from '@gatehouse/review';
import { Quotas } from '@gatehouse/usage';
import type { EntityManager } from 'typeorm';
import { ownerOf } from '../mails/people.js';
import { ScreeningContexts } from '../screening/screening-context.js';
import { quotaFacts, QUOTA_KIND, screenQuota, type QuotaFinding } from './quota-facts.js';
import { QuotaMails } from './quota-mails.js';
import type { QuotaRequest } from './quota-request.entity.js';

export const QUOTA_USE_DAYS = 30;

/** Screens a submitted quota request, asks the policy, and puts it into the review queue; the policy may decide it there and then. */
@Injectable()
export class QuotaQueue {
  constructor(
    private readonly contexts: ScreeningContexts,
    private readonly quotas: Quotas,
    private readonly policies: ReviewPolicies,
    private readonly items: ReviewItems,
    private readonly decisions: Decisions,
    private readonly mails: QuotaMails,
  ) {}

  /** In the transaction that submitted the request and holds its row. */
  async enter(transaction: EntityManager, actor: Actor, request: QuotaRequest): Promise<void> {
    const developer = await this.contexts.developerOf(transaction, request.pluginId);
    const findings = await this.findings(transaction, request);
    const facts = quotaFacts(request, developer, await this.earlier(transaction, request), findings);
    const said = await this.policies.apply(transaction, { subjectId: request.id, revision: request.revision }, facts);
    const owner = await ownerOf(transaction, request.pluginId);
    const item = await this.items.open(transaction, actor, {
      kind: QUOTA_KIND,
      subjectId: request.id,
      revision: request.revision,
      title: `${owner.pluginName}: ${request.dailyLimit} requests a day`,
      pluginId: request.pluginId,
      accountId: owner.accountId,
      risk: facts.risk,
      priority: said.priority,
      needEyes: said.four_eyes ? 2 : 1,
    });
    const outcome = owner.suspended ? null : outcomeOf(said.action, said.reject_reason);
    if (outcome)
      await this.decisions.settle(transaction, SYSTEM, item, outcome, { audit: { policy_version: said.version, rule: said.rule } });
    else await this.mails.queued(transaction, request, item.id);
  }

  /** Withdrawn: nobody decides it any more. @throws {AlreadyDecided} */
  async leave(transaction: EntityManager, actor: Actor, requestId: string): Promise<void> {
    await this.items.close(transaction, actor, requestId, 'withdrawn by its developer');
  }

  /** What a reviewer should look at, as of now. */
  async findings(manager: EntityManager, { pluginId, reason, fromLimit }: QuotaRequest): Promise<QuotaFinding[]> {
    const use = await this.quotas.history(pluginId, 'production', QUOTA_USE_DAYS, manager);
    const busiestDay = Math.max(...use.map(({ used }) => used));
    return screenQuota({ reason, fromLimit, busiestDay }, await this.contexts.developerOf(manager, pluginId));
  }

  private async earlier(transaction: EntityManager, { id, pluginId }: QuotaRequest): Promise<PolicyFacts['earlier']> {
    const rows: PolicyFacts['earlier'][] = await transaction.query(
      `SELECT count(*) FILTER (WHERE state = 'approved')::int AS approved, count(*) FILTER (WHERE state = 'rejected')::int AS denied
       FROM quota_request WHERE plugin_id = $1 AND id <> $2`,
      [pluginId, id],
    );
    return rows[0] ?? { approved: 0, denied: 0 };
  }
}

function outcomeOf(action: string, reason: string | null): Outcome | null {
  switch (action) {
    case 'auto_approve':
      return { action: 'approve', reason: null, reasonCode: null, pairs: [] };
    case 'auto_reject':
      return { action: 'reject', reason, reasonCode: null, pairs: [] };
    default:
      return null;
  }
}

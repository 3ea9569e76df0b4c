import { Injectable } from '@nestjs/common';
import { SYSTEM, type Actor } from '@gatehouse/audit';
import { Decisions, ReviewItems, ReviewPolicies } from '@gatehouse/review';
import type { EntityManager } from 'typeorm';
import { KeyRequestContexts } from './key-request-context.js';
import { KeyRequestMails } from './key-request-mails.js';
import type { KeyRequest } from './key-request.entity.js';
import { KEY_REQUEST_KIND, keyRequestFacts, screenKeyRequest } from './key-request-screening.js';

/** Screens a submitted request, asks the policy, and puts it into the review queue; a policy may reject it there and then. */
@Injectable()
export class KeyRequestQueue {
  constructor(
    private readonly contexts: KeyRequestContexts,
    private readonly policies: ReviewPolicies,
    private readonly items: ReviewItems,
    private readonly decisions: Decisions,
    private readonly mails: KeyRequestMails,
  ) {}

  /** In the transaction that submitted the request and holds its row. */
  async enter(transaction: EntityManager, actor: Actor, request: KeyRequest): Promise<void> {
    const context = await this.contexts.of(transaction, request);
    const findings = screenKeyRequest(request, context);
    const facts = keyRequestFacts(context, await this.contexts.earlier(transaction, request), findings);
    const said = await this.policies.apply(transaction, { subjectId: request.id, revision: request.revision }, facts);
    const appealed = request.appealOf === null ? null : await this.items.latestOf(transaction, request.appealOf);
    const item = await this.items.open(transaction, actor, {
      kind: KEY_REQUEST_KIND,
      subjectId: request.id,
      revision: request.revision,
      title: `${await this.mails.websiteName(transaction, request)}: contact-centre key ${request.name}`,
      pluginId: null,
      websiteId: request.websiteId,
      accountId: request.createdBy,
      risk: facts.risk,
      priority: said.priority,
      needEyes: said.four_eyes ? 2 : 1,
      appealOf: appealed?.id ?? null,
    });
    // A high risk is approved by people only, so a policy either rejects or leaves it to them; an appeal is made to people.
    if (said.action !== 'auto_reject' || request.appealOf !== null) await this.mails.queued(transaction, request, item.id);
    else
      await this.decisions.settle(
        transaction,
        SYSTEM,
        item,
        { action: 'reject', reason: said.reject_reason, reasonCode: null, pairs: [] },
        { audit: { policy_version: said.version, rule: said.rule } },
      );
  }
}

import { Injectable } from '@nestjs/common';
import { SYSTEM } from '@gatehouse/audit';
import { Decisions, ReviewPolicies, type AppliedPolicy, type Outcome, type PolicyFacts } from '@gatehouse/review';
import { ScopeCatalogue } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';
import { ownerOf } from '../mails/people.js';
import { RequestMails } from '../mails/request-mails.js';
import type { RequestedPair } from '../requests/requested-pair.entity.js';
import type { ScopeRequest } from '../requests/scope-request.entity.js';
import { planDecision } from '../review/decision.js';
import { ScopeItems } from '../review/scope-items.js';
import type { Finding, ScreeningContext } from './finding.js';

/** Puts a screened request before the policy, and then before people or not. */
@Injectable()
export class QueueEntry {
  constructor(
    private readonly catalogue: ScopeCatalogue,
    private readonly policies: ReviewPolicies,
    private readonly items: ScopeItems,
    private readonly decisions: Decisions,
    private readonly mails: RequestMails,
  ) {}

  /** The request is queued and held by the transaction. Every request is an item, also one that the policy decides at once. */
  async enter(
    transaction: EntityManager,
    request: ScopeRequest,
    pairs: readonly RequestedPair[],
    screened: { findings: readonly Finding[]; context: ScreeningContext },
  ): Promise<void> {
    const kind = await this.items.kindOf(transaction, request);
    const facts = await this.facts(transaction, kind, request, pairs, screened);
    const said = await this.policies.apply(transaction, { subjectId: request.id, revision: request.revision }, facts);
    const item = await this.items.open(transaction, request, pairs, { priority: said.priority, needEyes: said.four_eyes ? 2 : 1 });
    // What a suspended account asks for waits, marked, for people.
    const { suspended } = await ownerOf(transaction, request.pluginId);
    const outcome = suspended ? null : this.outcomeOf(said, request, pairs);
    if (outcome === null) {
      await this.mails.queued(transaction, request, item.id, await this.items.positionOf(transaction, request));
      return;
    }
    const audit = { policy_version: said.version, rule: said.rule };
    await this.decisions.settle(transaction, SYSTEM, item, outcome, { audit });
  }

  /** Null: people decide. An appeal is made to a person, so no policy answers it. */
  private outcomeOf(said: AppliedPolicy, request: ScopeRequest, pairs: readonly RequestedPair[]): Outcome | null {
    if (request.appealOf !== null) return null;
    switch (said.action) {
      case 'auto_approve': {
        const grantable = pairs.every((pair) => this.catalogue.has(pair) && !this.catalogue.isRetired(pair));
        return grantable ? planDecision({ verdict: 'approve' }, pairs, this.catalogue) : null;
      }
      case 'auto_reject':
        return planDecision({ verdict: 'reject', reason: said.reject_reason ?? undefined }, pairs, this.catalogue);
      case 'require_four_eyes':
      case 'priority':
      case 'queue':
        return null;
    }
  }

  private async facts(
    transaction: EntityManager,
    kind: string,
    request: ScopeRequest,
    pairs: readonly RequestedPair[],
    { findings, context }: { findings: readonly Finding[]; context: ScreeningContext },
  ): Promise<PolicyFacts> {
    const rows: PolicyFacts['earlier'][] = await transaction.query(
      `SELECT count(*) FILTER (WHERE state = 'approved')::int AS approved,
              count(*) FILTER (WHERE state = 'rejected' OR EXISTS (SELECT 1 FROM requested_pair q WHERE q.request_id = r.id AND q.verdict = 'denied'))::int AS denied
       FROM scope_request r WHERE plugin_id = $1 AND id <> $2`,
      [request.pluginId, request.id],
    );
    return {
      kind,
      // One that the catalogue no longer holds is not called harmless.
      pairs: pairs.map(({ scope, mode }) => ({
        scope,
        mode,
        risk: this.catalogue.has({ scope, mode }) ? this.catalogue.riskOf({ scope, mode }) : 'medium',
      })),
      risk: this.items.riskOf(pairs),
      account_age_days: context.developer.accountAgeDays,
      earlier: rows[0] ?? { approved: 0, denied: 0 },
      findings: findings.map(({ code, severity }) => ({ code, severity })),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { SYSTEM } from '@gatehouse/audit';
import { ReviewItems, type ReviewItem } from '@gatehouse/review';
import { ScopeCatalogue, type ScopePair, type ScopeRisk } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';
import { Grants } from '../grants/grants.js';
import { ownerOf } from '../mails/people.js';
import type { RequestedPair } from '../requests/requested-pair.entity.js';
import type { ScopeRequest } from '../requests/scope-request.entity.js';
import type { ScopeKind } from './scope-kind.js';

/** Puts requests into the review queue. */
@Injectable()
export class ScopeItems {
  constructor(
    private readonly items: ReviewItems,
    private readonly grants: Grants,
    private readonly catalogue: ScopeCatalogue,
  ) {}

  /** The request is queued and held by the transaction. A policy may settle the item before the commit. */
  async open(
    transaction: EntityManager,
    request: ScopeRequest,
    pairs: readonly RequestedPair[],
    policy: { priority: number; needEyes: 1 | 2 },
  ): Promise<ReviewItem> {
    const owner = await ownerOf(transaction, request.pluginId);
    const kind = await this.kindOf(transaction, request);
    const appealed = request.appealOf === null ? null : await this.items.latestOf(transaction, request.appealOf);
    return this.items.open(transaction, SYSTEM, {
      kind,
      subjectId: request.id,
      revision: request.revision,
      title: `${owner.pluginName}: ${pairs.length} ${pairs.length === 1 ? 'scope' : 'scopes'}${appealed ? ' (appeal)' : ''}`,
      pluginId: request.pluginId,
      accountId: owner.accountId,
      risk: this.riskOf(pairs),
      ...policy,
      appealOf: appealed?.id ?? null,
    });
  }

  /** A delta adds to what the plugin holds; the grant is held meanwhile. */
  async kindOf(transaction: EntityManager, request: ScopeRequest): Promise<ScopeKind> {
    const holds = await this.grants.hold(transaction, request.pluginId);
    return holds.length > 0 ? 'delta_request' : 'scope_request';
  }

  /** The highest tier among the pairs. */
  riskOf(pairs: readonly ScopePair[]): ScopeRisk {
    return highestRisk(this.catalogue, pairs);
  }

  /** Place in the queue, from 1. */
  async positionOf(transaction: EntityManager, request: ScopeRequest): Promise<number> {
    return (await this.items.positionOf(transaction, request.id)) ?? 1;
  }
}

/** The highest tier among the pairs. One that the catalogue no longer holds cannot be approved, but is not called harmless. */
function highestRisk(catalogue: ScopeCatalogue, pairs: readonly ScopePair[]): ScopeRisk {
  const risks = pairs.map((pair) => (catalogue.has(pair) ? catalogue.riskOf(pair) : 'medium'));
  if (risks.includes('high')) return 'high';
  return risks.includes('medium') ? 'medium' : 'low';
}

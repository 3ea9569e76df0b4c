import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { ScopeCatalogue } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';
import { Grants } from '../grants/grants.js';
import { checkAskedPairs, type AskedPair, type CheckedPair } from './asked-pairs.js';
import { RequestedPair } from './requested-pair.entity.js';
import type { ScopeRequest } from './scope-request.entity.js';

/** The pairs of a request while its developer can still edit them. */
@Injectable()
export class PairDrafts {
  constructor(
    private readonly catalogue: ScopeCatalogue,
    private readonly grants: Grants,
    private readonly audit: AuditTrail,
  ) {}

  async read(transaction: EntityManager, requestId: string): Promise<RequestedPair[]> {
    return transaction.find(RequestedPair, { where: { requestId }, order: { position: 'ASC' } });
  }

  /** @throws {InvalidInput} when a pair does not exist, is there twice or is held already */
  async check(transaction: EntityManager, pluginId: string, pairs: readonly AskedPair[]): Promise<CheckedPair[]> {
    return checkAskedPairs(pairs, this.catalogue, await this.grants.hold(transaction, pluginId));
  }

  /** Puts these pairs in the place of those there are. Verdicts of an earlier revision go; its events and audit rows keep them. */
  async write(transaction: EntityManager, actor: Actor, request: ScopeRequest, pairs: readonly CheckedPair[]): Promise<void> {
    const before = await this.read(transaction, request.id);
    await transaction.delete(RequestedPair, { requestId: request.id });
    await transaction.insert(
      RequestedPair,
      pairs.map(({ scope, mode, justification }, position) => ({ requestId: request.id, position, scope, mode, justification })),
    );
    await this.audit.record(transaction, actor, {
      action: before.length === 0 ? 'scope_request.draft' : 'scope_request.edit',
      subjectKind: 'scope_request',
      subjectId: request.id,
      ...(before.length === 0 ? {} : { before: { pairs: asWritten(before) } }),
      after: { plugin_id: request.pluginId, pairs: asWritten(pairs) },
    });
  }
}

/** The pairs as they go into audit rows and events. */
export function asWritten(pairs: readonly AskedPair[]): AskedPair[] {
  return pairs.map(({ scope, mode, justification }) => ({ scope, mode, justification }));
}

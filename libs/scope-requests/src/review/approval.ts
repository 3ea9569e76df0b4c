import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { Keypairs } from '@gatehouse/credentials';
import type { EntityManager } from 'typeorm';
import { Grants } from '../grants/grants.js';
import { RequestMails } from '../mails/request-mails.js';
import type { RequestedPair } from '../requests/requested-pair.entity.js';
import type { ScopeRequest } from '../requests/scope-request.entity.js';

/** What follows from an approval of scopes; other kinds of request will have their own. */
@Injectable()
export class Approval {
  constructor(
    private readonly grants: Grants,
    private readonly keypairs: Keypairs,
    private readonly mails: RequestMails,
  ) {}

  /** Widens the grant by the approved pairs. The first approval also prepares the production keypair, which is then claimed. */
  async carryOut(transaction: EntityManager, actor: Actor, request: ScopeRequest, pairs: readonly RequestedPair[]): Promise<void> {
    const approved = pairs.filter(({ verdict }) => verdict === 'approved');
    await this.grants.widen(transaction, request.pluginId, request.id, approved);
    await this.keypairs.prepareProduction(transaction, request.pluginId, actor);
    const unclaimed: unknown[] = await transaction.query(
      `SELECT 1 FROM credential WHERE plugin_id = $1 AND environment = 'production' AND state = 'unclaimed'`,
      [request.pluginId],
    );
    await this.mails.approved(transaction, request, pairs, unclaimed.length > 0);
  }
}

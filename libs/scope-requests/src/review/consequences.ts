import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { Keypairs } from '@gatehouse/credentials';
import type { EntityManager } from 'typeorm';
import { Grants } from '../grants/grants.js';
import { DecisionMails, type DecidedRequest } from '../mails/decision-mails.js';

/** What follows from decisions on scopes. */
@Injectable()
export class Consequences {
  constructor(
    private readonly grants: Grants,
    private readonly keypairs: Keypairs,
    private readonly mails: DecisionMails,
  ) {}

  /**
   * Widens each grant by its approved pairs, and tells the developers. A first approval also prepares the production keypair, which is
   * then claimed.
   */
  async carryOut(transaction: EntityManager, actor: Actor, decided: readonly Omit<DecidedRequest, 'claim'>[]): Promise<void> {
    const approved = decided.filter(({ request }) => request.state === 'approved');
    const unclaimed = approved.length === 0 ? new Map<string, string>() : await this.grant(transaction, actor, approved);
    await this.mails.send(
      transaction,
      decided.map((one) => ({ ...one, claim: unclaimed.has(one.request.pluginId) })),
    );
  }

  /** @returns by plugin, the production keypair that waits to be claimed */
  private async grant(
    transaction: EntityManager,
    actor: Actor,
    approved: readonly Omit<DecidedRequest, 'claim'>[],
  ): Promise<Map<string, string>> {
    await this.grants.widen(
      transaction,
      approved.map(({ request, pairs }) => ({
        pluginId: request.pluginId,
        requestId: request.id,
        pairs: pairs.filter(({ verdict }) => verdict === 'approved'),
      })),
    );
    const plugins = approved.map(({ request }) => request.pluginId);
    const unclaimed = await this.keypairs.prepareProductions(transaction, plugins, actor);
    // What was approved lapses with the keypair that it waits for, and the developer is told which approvals those are.
    const waiting = approved.flatMap(({ request: { id, pluginId } }) => {
      const credentialId = unclaimed.get(pluginId);
      return credentialId === undefined ? [] : [{ id, credentialId }];
    });
    if (waiting.length > 0)
      await transaction.query(
        `UPDATE scope_request r SET credential_id = w."credentialId"
         FROM jsonb_to_recordset($1::jsonb) AS w (id uuid, "credentialId" uuid) WHERE r.id = w.id`,
        [JSON.stringify(waiting)],
      );
    return unclaimed;
  }
}

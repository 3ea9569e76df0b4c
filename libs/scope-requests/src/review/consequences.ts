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
    const unclaimed = approved.length === 0 ? new Set<string>() : await this.grant(transaction, actor, approved);
    await this.mails.send(
      transaction,
      decided.map((one) => ({ ...one, claim: unclaimed.has(one.request.pluginId) })),
    );
  }

  /** @returns the plugins whose production keypair waits to be claimed */
  private async grant(transaction: EntityManager, actor: Actor, approved: readonly Omit<DecidedRequest, 'claim'>[]): Promise<Set<string>> {
    await this.grants.widen(
      transaction,
      approved.map(({ request, pairs }) => ({
        pluginId: request.pluginId,
        requestId: request.id,
        pairs: pairs.filter(({ verdict }) => verdict === 'approved'),
      })),
    );
    const plugins = approved.map(({ request }) => request.pluginId);
    return this.keypairs.prepareProductions(transaction, plugins, actor);
  }
}

import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { Grants } from '@gatehouse/scope-requests';
import { pairKey, ScopeCatalogue, type ScopePair, type UncheckedPair } from '@gatehouse/scopes';
import { isUUID } from 'class-validator';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ConsentedPair } from './consented-pair.entity.js';
import { agreedPairs, pendingPairs } from './grant-offer.js';
import { Install } from './install.entity.js';
import { InstallNotFound, NothingGranted } from './installs.errors.js';

/** What websites agree to. That the account may decide for the website is settled before. */
@Injectable()
export class Consents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly grants: Grants,
    private readonly catalogue: ScopeCatalogue,
    private readonly audit: AuditTrail,
  ) {}

  /** Agrees to more. Pairs agreed to before stay as they were. @throws {GrantChanged} {NothingGranted} {InstallNotFound} */
  async widen(actor: Actor, accountId: string, websiteId: string, pluginId: string, pairs: readonly UncheckedPair[]): Promise<string> {
    return this.change(actor, websiteId, pluginId, 'widen_consent', async (transaction, install, before) => {
      const agreed = await this.agree(transaction, pluginId, pairs);
      await this.write(transaction, accountId, install.id, pendingPairs(agreed, before));
    });
  }

  /** Takes consent back; counts from the commit on. What was not agreed to is passed over. @throws {InstallNotFound} */
  async narrow(actor: Actor, websiteId: string, pluginId: string, pairs: readonly UncheckedPair[]): Promise<string> {
    return this.change(actor, websiteId, pluginId, 'narrow_consent', async (transaction, install, before) => {
      const named = new Set(pairs.map(pairKey));
      for (const { scope, mode } of before.filter((pair) => named.has(pairKey(pair))))
        await transaction.delete(ConsentedPair, { installId: install.id, scope, mode });
    });
  }

  /** Which of the posted pairs the grant of this moment holds; it cannot be narrowed until the transaction is over. */
  async agree(transaction: EntityManager, pluginId: string, pairs: readonly UncheckedPair[]): Promise<ScopePair[]> {
    const grant = await this.grants.hold(transaction, pluginId);
    if (grant.length === 0) throw new NothingGranted();
    return agreedPairs(this.catalogue, grant, pairs);
  }

  async write(transaction: EntityManager, accountId: string, installId: string, pairs: readonly ScopePair[]): Promise<void> {
    const consentedAt = this.clock.now();
    if (pairs.length === 0) return;
    await transaction.insert(
      ConsentedPair,
      pairs.map(({ scope, mode }) => ({ installId, scope, mode, consentedAt, consentedBy: accountId })),
    );
  }

  async read(transaction: EntityManager, installId: string): Promise<ScopePair[]> {
    const pairs = await transaction.find(ConsentedPair, { where: { installId }, order: { scope: 'ASC', mode: 'ASC' } });
    return pairs.map(({ scope, mode }) => ({ scope, mode }));
  }

  /** Holds the live install: changes of one install follow each other. @throws {InstallNotFound} */
  async lock(transaction: EntityManager, websiteId: string, pluginId: string): Promise<Install> {
    const install = isUUID(pluginId)
      ? await transaction.findOne(Install, {
          where: { websiteId, pluginId, uninstalledAt: IsNull() },
          lock: { mode: 'pessimistic_write' },
        })
      : null;
    if (!install) throw new InstallNotFound();
    return install;
  }

  private async change(
    actor: Actor,
    websiteId: string,
    pluginId: string,
    verb: string,
    work: (transaction: EntityManager, install: Install, before: ScopePair[]) => Promise<void>,
  ): Promise<string> {
    return this.dataSource.transaction(async (transaction) => {
      const install = await this.lock(transaction, websiteId, pluginId);
      const before = await this.read(transaction, install.id);
      await work(transaction, install, before);
      const after = await this.read(transaction, install.id);
      if (after.length !== before.length)
        await this.audit.record(transaction, actor, {
          action: `install.${verb}`,
          subjectKind: 'install',
          subjectId: install.id,
          before: { consented: before },
          after: { consented: after, website_id: websiteId, plugin_id: pluginId },
        });
      return install.id;
    });
  }
}

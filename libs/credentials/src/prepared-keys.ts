import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, SYSTEM, type Actor } from '@gatehouse/audit';
import { Clock, Transactions, type IdempotentCall } from '@gatehouse/platform';
import { Quotas } from '@gatehouse/usage';
import { MANAGING_ROLES, OperatorRoleRequired, WebsiteNotFound } from '@gatehouse/websites';
import { isUUID } from 'class-validator';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import { stored } from './credential-secret.js';
import { Credential } from './credential.entity.js';
import { KeyIssuing, roleHeld, type IssuedKey } from './key-issuing.js';
import { KeyLimits } from './key-limits.js';
import { KeyAlreadyClaimed, KeyClaimLapsed, KeyNotFound } from './keys.errors.js';
import { CLAIM_WINDOW_MS } from './keypairs.js';
import { requireGivable } from './role-permissions.js';
import { checkTerms, type WebsiteKeyTerms } from './website-key-terms.js';

/** What can be chosen of a contact-centre key; its access is full. */
export type ContactCentreTerms = Omit<WebsiteKeyTerms, 'roles' | 'scopes' | 'viewable'>;

const FULL_ACCESS = { roles: ['owner'], scopes: null } as const;
const LONGEST_NAME = 100;

/** Website keys that were approved before anybody has seen them: prepared without a secret, then claimed by the website, or lapsed. */
@Injectable()
export class PreparedKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly issuing: KeyIssuing,
    private readonly limits: KeyLimits,
    private readonly quotas: Quotas,
  ) {}

  /** The terms with addresses in their canonical form and the quota filled in. @throws {InvalidInput} */
  async check(
    manager: EntityManager,
    terms: Omit<ContactCentreTerms, 'dailyQuota'> & { readonly dailyQuota: number | undefined },
  ): Promise<ContactCentreTerms> {
    const dailyQuota = terms.dailyQuota ?? (await this.limits.dailyQuota(manager));
    // The platform's staff gives it, so what the asker's own role could give does not limit it.
    return checkTerms({ ...terms, dailyQuota, ...FULL_ACCESS }, this.limits.of('owner'));
  }

  /** Whether no key of the website has the name, as of now. */
  async isNameFree(manager: EntityManager, websiteId: string, name: string): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `SELECT 1 FROM credential WHERE website_id = $1 AND lower(name) = lower($2) AND kind = 'website' AND state IN ('unclaimed', 'active')`,
      [websiteId, name],
    );
    return rows.length === 0;
  }

  /**
   * A contact-centre key that waits to be claimed, with its quota. Where its name was taken since it was asked for, a number is put
   * behind it: an approval must not fail over a name, which can be changed.
   */
  async prepare(tx: EntityManager, actor: Actor, websiteId: string, terms: ContactCentreTerms): Promise<string> {
    const id = randomUUID();
    const { expiresAt, allowedAddresses, allowedInUrl, dailyQuota } = terms;
    const claimUntil = this.clock.after(CLAIM_WINDOW_MS);
    let name = terms.name;
    for (let number = 2; !(await this.insert(tx, id, websiteId, { ...terms, name }, claimUntil)); number += 1)
      name = `${terms.name.slice(0, LONGEST_NAME - 6)} ${number}`;
    // Keys work on real data only, so their quota counts as one of production.
    await this.quotas.open(tx, id, 'production', dailyQuota);
    await this.record(tx, actor, 'website_key.prepare', id, {
      website_id: websiteId,
      name,
      contact_centre: true,
      expires_at: expiresAt === 'never' ? null : expiresAt.toISOString(),
      allowed_addresses: allowedAddresses,
      allowed_in_url: allowedInUrl,
      daily_quota: dailyQuota,
      claim_until: claimUntil.toISOString(),
    });
    return id;
  }

  /**
   * Makes the secret and shows it, once. Whoever claims has to be owner or administrator at that moment, whoever asked for the key.
   *
   * @throws {KeyNotFound} {KeyAlreadyClaimed} {KeyClaimLapsed} {WebsiteNotFound} {OperatorRoleRequired} {ViewableKeysOff}
   */
  async claim(
    actor: Actor,
    accountId: string,
    websiteId: string,
    id: string,
    call: IdempotentCall | null = null,
    askedViewable = false,
  ): Promise<IssuedKey> {
    if (!isUUID(id)) throw new KeyNotFound();
    return this.transactions.run(call, { subjectId: (issued) => issued.id }, async (tx) => {
      const by = await roleHeld(tx, websiteId, accountId);
      if (by === null) throw new WebsiteNotFound();
      if (!MANAGING_ROLES.includes(by)) throw new OperatorRoleRequired(MANAGING_ROLES);
      const key = await tx.findOne(Credential, {
        where: { id: id.toLowerCase(), websiteId, kind: 'website' },
        lock: { mode: 'pessimistic_write' },
      });
      if (!key || key.state === 'deleted' || key.state === 'revoked') throw new KeyNotFound();
      requireGivable(by, key);
      if (key.claimUntil === null || key.issuedAt !== null) throw new KeyAlreadyClaimed();
      const now = this.clock.now();
      if (key.state !== 'unclaimed' || key.claimUntil <= now || (key.expiresAt !== null && key.expiresAt <= now))
        throw new KeyClaimLapsed();
      // A successor is what its predecessor was; only a key that nobody has had yet is chosen about.
      const viewable = key.predecessorId === null ? askedViewable : key.viewable;
      if (askedViewable) await this.issuing.requireViewable(tx);
      const minted = this.issuing.mintAgain(key.id, 'website');
      const claimed = await tx.update(
        Credential,
        { id: key.id, state: 'unclaimed' },
        { ...stored(minted), state: 'active', createdBy: accountId, issuedAt: now, acknowledgedAt: null, viewable },
      );
      if (claimed.affected !== 1) throw new KeyAlreadyClaimed();
      await this.issuing.keepCopy(tx, { id: key.id, viewable }, minted);
      await this.record(tx, actor, 'website_key.claim', key.id, { website_id: websiteId, state: 'active', viewable });
      return { id: key.id, secret: minted.key };
    });
  }

  /** Ends the prepared key if nobody claimed it in time. That it cannot be claimed any more holds without this. */
  async lapse(tx: EntityManager, id: string): Promise<boolean> {
    const { affected } = await tx.update(
      Credential,
      { id, state: 'unclaimed', claimUntil: LessThanOrEqual(this.clock.now()) },
      { state: 'expired' },
    );
    if (affected !== 1) return false;
    await this.record(tx, SYSTEM, 'website_key.lapse', id, { state: 'expired' });
    return true;
  }

  private async insert(
    tx: EntityManager,
    id: string,
    websiteId: string,
    { name, expiresAt, allowedAddresses, allowedInUrl }: ContactCentreTerms,
    claimUntil: Date,
  ): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO credential (id, kind, website_id, name, roles, expires_at, allowed_addresses, allowed_in_url, contact_centre, state, created_at, claim_until)
       VALUES ($1, 'website', $2, $3, $4, $5, $6, $7, true, 'unclaimed', $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
      [
        id,
        websiteId,
        name,
        FULL_ACCESS.roles,
        expiresAt === 'never' ? null : expiresAt,
        allowedAddresses,
        allowedInUrl,
        this.clock.now(),
        claimUntil,
      ],
    );
    return rows.length > 0;
  }

  private record(tx: EntityManager, actor: Actor, action: string, id: string, after: Record<string, unknown>): Promise<void> {
    return this.audit.record(tx, actor, { action, subjectKind: 'website_key', subjectId: id, after });
  }
}

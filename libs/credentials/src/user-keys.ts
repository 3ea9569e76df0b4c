import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail, type Actor, type AuditState } from '@gatehouse/audit';
import { Clock, isUniqueViolation } from '@gatehouse/platform';
import {
  MANAGING_ROLES,
  OperatorDepartures,
  OperatorNotFound,
  OperatorRoleRequired,
  WebsiteNotFound,
  type OperatorRole,
} from '@gatehouse/websites';
import { DataSource, In, type EntityManager } from 'typeorm';
import { masked, replaceSecret } from './credential-secret.js';
import { Credential, LIVING } from './credential.entity.js';
import { KeyIssuing, roleHeld, type IssuedKey } from './key-issuing.js';
import { KeyReader } from './key-reader.js';
import type { KeyView } from './keys.dto.js';
import { NoUserKey, UserKeyExists } from './keys.errors.js';
import { givableRoles } from './role-permissions.js';

/** Who acts on whose key. */
export interface UserKeyTarget {
  readonly websiteId: string;
  /** The operator whose key it is. */
  readonly accountId: string;
  /** The signed-in account that asks. */
  readonly byAccountId: string;
}

/** The key of an operator: one at most, with exactly the permissions that the operator's role has at the moment of each request. */
@Injectable()
export class UserKeys implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly issuing: KeyIssuing,
    private readonly reader: KeyReader,
    private readonly departures: OperatorDepartures,
  ) {}

  onModuleInit(): void {
    // The key ends with the membership: whoever joins again later starts without one.
    this.departures.listen(async (tx, actor, websiteId, accountId) => {
      const key = await livingKey(tx, { websiteId, accountId });
      if (key) await this.end(tx, actor, key, 'operator_left');
    });
  }

  /** @throws {OperatorNotFound} {OperatorRoleRequired} {UserKeyExists} */
  async issue(actor: Actor, target: UserKeyTarget, allowedInUrl: boolean): Promise<IssuedKey> {
    const { websiteId, accountId, byAccountId } = target;
    try {
      return await this.dataSource.transaction(async (tx) => {
        const by = await permit(tx, target);
        if (allowedInUrl && by !== 'owner') throw new OperatorRoleRequired(['owner']);
        if (await livingKey(tx, target)) throw new UserKeyExists();
        const given = { websiteId, accountId, createdBy: byAccountId, allowedInUrl };
        const issued = await this.issuing.issue(tx, 'user', given, this.issuing.defaultQuota);
        const after = { website_id: websiteId, account_id: accountId, allowed_in_url: allowedInUrl };
        await this.record(tx, actor, 'user_key.issue', issued.id, { after });
        return issued;
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new UserKeyExists();
      throw error;
    }
  }

  /** A new value; the old one is refused from the moment this returns. @throws {OperatorNotFound} {OperatorRoleRequired} {NoUserKey} */
  async roll(actor: Actor, target: UserKeyTarget): Promise<IssuedKey> {
    return this.dataSource.transaction(async (tx) => {
      await permit(tx, target);
      const key = await livingKey(tx, target);
      if (!key) throw new NoUserKey();
      const minted = this.issuing.mintAgain(key.id, 'user');
      if (!(await replaceSecret(tx, key, minted, this.clock.now()))) throw new NoUserKey();
      const after = { masked_key: masked({ secretPrefix: minted.prefix, secretLastFour: minted.lastFour }) };
      await this.record(tx, actor, 'user_key.roll', key.id, { before: { masked_key: masked(key) }, after });
      return { id: key.id, secret: minted.key };
    });
  }

  /** Refuses the key from the commit on. @throws {OperatorNotFound} {OperatorRoleRequired} {NoUserKey} */
  async revoke(actor: Actor, target: UserKeyTarget): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await permit(tx, target);
      const key = await livingKey(tx, target);
      if (!key) throw new NoUserKey();
      await this.end(tx, actor, key, 'revoked');
    });
  }

  /** The credentials that end when the operator leaves the website. */
  async ofOperator(websiteId: string, accountId: string): Promise<KeyView[]> {
    return (await this.reader.find({ websiteId, accountId, kind: 'user' })).map(({ view }) => view);
  }

  /** @throws {NoUserKey} */
  async get(websiteId: string, accountId: string): Promise<KeyView> {
    const [key] = await this.ofOperator(websiteId, accountId);
    if (!key) throw new NoUserKey();
    return key;
  }

  private async end(tx: EntityManager, actor: Actor, { id, state }: Credential, reason: string): Promise<void> {
    await tx.update(Credential, { id, state }, { state: 'revoked', revokedAt: this.clock.now(), revokeReason: reason });
    await this.record(tx, actor, 'user_key.revoke', id, { before: { state }, after: { state: 'revoked', reason } });
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    action: string,
    id: string,
    states: { before?: AuditState; after: AuditState },
  ): Promise<void> {
    return this.audit.record(tx, actor, { action, subjectKind: 'user_key', subjectId: id, ...states });
  }
}

/**
 * An operator acts on the own key; on another's only who could give that operator's role, because whoever sees the key can do what the
 * operator can. The roles of both are held still until the transaction ends. Returns the role of who acts.
 */
async function permit(tx: EntityManager, { websiteId, accountId, byAccountId }: UserKeyTarget): Promise<OperatorRole> {
  const by = await roleHeld(tx, websiteId, byAccountId);
  if (by === null) throw new WebsiteNotFound();
  const role = await roleHeld(tx, websiteId, accountId);
  if (role === null) throw new OperatorNotFound();
  if (accountId !== byAccountId && !givableRoles(by).includes(role))
    throw new OperatorRoleRequired(role === 'owner' ? ['owner'] : MANAGING_ROLES);
  return by;
}

function livingKey(tx: EntityManager, { websiteId, accountId }: Omit<UserKeyTarget, 'byAccountId'>): Promise<Credential | null> {
  const where = { kind: 'user', websiteId, accountId, state: In([...LIVING]) } as const;
  return tx.findOne(Credential, { where, lock: { mode: 'pessimistic_write' } });
}

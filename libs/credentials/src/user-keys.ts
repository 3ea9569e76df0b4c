import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor, type AuditState } from '@gatehouse/audit';
import {
  Clock,
  forgetAnswers,
  isUniqueViolation,
  pageOf,
  readCursor,
  Transactions,
  type IdempotentCall,
  type Page,
  type PageQuery,
} from '@gatehouse/platform';
import { MANAGING_ROLES, OperatorNotFound, OperatorRoleRequired, WebsiteNotFound, type OperatorRole } from '@gatehouse/websites';
import { In, type EntityManager } from 'typeorm';
import { Credential, LIVING } from './credential.entity.js';
import { KeyIssuing, roleHeld, type IssuedKey } from './key-issuing.js';
import { KeyLimits } from './key-limits.js';
import { KeyReader } from './key-reader.js';
import type { KeyView } from './key-view.dto.js';
import { NoUserKey, UserKeyExists } from './keys.errors.js';
import { givableRoles } from './role-permissions.js';
import { lockLine } from './rotation/line-lock.js';

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
export class UserKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly issuing: KeyIssuing,
    private readonly limits: KeyLimits,
    private readonly reader: KeyReader,
  ) {}

  /** @throws {OperatorNotFound} {OperatorRoleRequired} {UserKeyExists} */
  async issue(
    actor: Actor,
    target: UserKeyTarget,
    allowedInUrl: boolean,
    call: IdempotentCall | null = null,
    viewable = false,
  ): Promise<IssuedKey> {
    const { websiteId, accountId, byAccountId } = target;
    try {
      return await this.transactions.run(call, { subjectId: ({ id }) => id }, async (tx) => {
        const by = await permit(tx, target);
        if (allowedInUrl && by !== 'owner') throw new OperatorRoleRequired(['owner']);
        if ((await livingKeys(tx, target)).length > 0) throw new UserKeyExists();
        const given = { websiteId, accountId, createdBy: byAccountId, allowedInUrl, viewable };
        const issued = await this.issuing.issue(tx, 'user', given, await this.limits.dailyQuota(tx));
        const after = { website_id: websiteId, account_id: accountId, allowed_in_url: allowedInUrl, viewable };
        await this.record(tx, actor, 'user_key.issue', issued.id, { after });
        return issued;
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new UserKeyExists();
      throw error;
    }
  }

  /** Refuses the key from the commit on, also one that still retires. @throws {OperatorNotFound} {OperatorRoleRequired} {NoUserKey} */
  async revoke(actor: Actor, target: UserKeyTarget): Promise<void> {
    await this.transactions.manager.transaction(async (tx) => {
      await permit(tx, target);
      if ((await this.endOf(tx, actor, target, 'revoked')) === 0) throw new NoUserKey();
    });
  }

  /** Ends the operator's key, and with it one that still retires. How many there were. */
  async endOf(tx: EntityManager, actor: Actor, whose: Omit<UserKeyTarget, 'byAccountId'>, reason: string): Promise<number> {
    await lockLine(tx, `${whose.websiteId}/${whose.accountId}`);
    const keys = await livingKeys(tx, whose);
    for (const key of keys) await this.end(tx, actor, key, reason);
    return keys.length;
  }

  /** The living keys of all operators of a website. */
  async list(websiteId: string, query: PageQuery): Promise<Page<KeyView>> {
    const found = await this.reader.find({ websiteId, kind: 'user', before: readCursor(query.cursor), limit: query.limit + 1 });
    return pageOf(
      found,
      query.limit,
      ({ view, at }) => ({ at, id: view.id }),
      ({ view }) => view,
    );
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
    await forgetAnswers(tx, [id]);
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
export async function permit(tx: EntityManager, { websiteId, accountId, byAccountId }: UserKeyTarget): Promise<OperatorRole> {
  const by = await roleHeld(tx, websiteId, byAccountId);
  if (by === null) throw new WebsiteNotFound();
  const role = await roleHeld(tx, websiteId, accountId);
  if (role === null) throw new OperatorNotFound();
  if (accountId !== byAccountId && !givableRoles(by).includes(role))
    throw new OperatorRoleRequired(role === 'owner' ? ['owner'] : MANAGING_ROLES);
  // After the operators, as in the removal of one.
  await lockLine(tx, `${websiteId}/${accountId}`);
  return by;
}

/** The key that nothing has taken the place of, locked. */
export async function presentUserKey(tx: EntityManager, whose: Omit<UserKeyTarget, 'byAccountId'>): Promise<Credential | null> {
  return (await livingKeys(tx, whose)).find(({ state }) => state !== 'retiring') ?? null;
}

/** The newest first: it is locked before the one that retires, as everywhere. */
function livingKeys(tx: EntityManager, { websiteId, accountId }: Omit<UserKeyTarget, 'byAccountId'>): Promise<Credential[]> {
  const where = { kind: 'user', websiteId, accountId, state: In([...LIVING]) } as const;
  return tx.find(Credential, { where, order: { createdAt: 'DESC' }, lock: { mode: 'pessimistic_write' } });
}

import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import {
  InvalidInput,
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
import { MANAGING_ROLES, OperatorRoleRequired, WebsiteNotFound } from '@gatehouse/websites';
import { isUUID } from 'class-validator';
import { In, type EntityManager } from 'typeorm';
import { groupsHeld } from './groups/access-groups.js';
import { Credential, LIVING, type CredentialState } from './credential.entity.js';
import { KeyIssuing, roleHeld, type IssuedKey } from './key-issuing.js';
import { KeyLimits } from './key-limits.js';
import { KeyReader } from './key-reader.js';
import type { KeyView } from './key-view.dto.js';
import { KeyDeleted, KeyEnded, KeyNameTaken, KeyNotFound } from './keys.errors.js';
import { startedFrom, type RotationSchedule } from './rotation/rotation-schedule.js';
import { checkTerms, type WebsiteKeyTerms } from './website-key-terms.js';

/** What a key is made with; left out, it draws on the usual daily quota, rotates only when somebody asks, and not by itself. */
export interface NewWebsiteKey extends Omit<WebsiteKeyTerms, 'dailyQuota'> {
  readonly dailyQuota: number | undefined;
  readonly mayRotateItself?: boolean;
  readonly schedule?: RotationSchedule | null;
}

/** The keys of a website: credentials of the organisation, tied to no person. Who may call which method is settled before. */
@Injectable()
export class WebsiteKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly issuing: KeyIssuing,
    private readonly limits: KeyLimits,
    private readonly reader: KeyReader,
  ) {}

  /**
   * Makes a key; nothing of it but the name can change later. The role of its maker is held still meanwhile, so that nobody who is being
   * demoted gives what is no longer theirs. @throws {InvalidInput} {KeyNameTaken} {OperatorRoleRequired} {ViewableKeysOff}
   */
  async create(
    actor: Actor,
    accountId: string,
    websiteId: string,
    given: NewWebsiteKey,
    call: IdempotentCall | null = null,
  ): Promise<IssuedKey> {
    try {
      return await this.transactions.run(call, { subjectId: ({ id }) => id }, async (tx) => {
        const by = await roleHeld(tx, websiteId, accountId);
        if (by === null) throw new WebsiteNotFound();
        if (!MANAGING_ROLES.includes(by)) throw new OperatorRoleRequired(MANAGING_ROLES);
        if (given.allowedInUrl && by !== 'owner') throw new OperatorRoleRequired(['owner']);
        const groups = await groupsHeld(tx, websiteId, given.groups ?? []);
        const limits = { ...this.limits.of(by), groupPairs: groups.pairs };
        const terms = checkTerms({ ...given, dailyQuota: given.dailyQuota ?? (await this.limits.dailyQuota(tx)) }, limits);
        const { name, roles, scopes, allowedInUrl, dailyQuota, allowedAddresses, viewable = false } = terms;
        const expiresAt = terms.expiresAt === 'never' ? null : terms.expiresAt;
        const { mayRotateItself = false, schedule = null } = given;
        if (viewable && mayRotateItself)
          throw new InvalidInput([
            { pointer: '/viewable', detail: 'A key that may rotate itself is never viewable; leave one of the two out.' },
          ]);
        const may = { roles: [...roles], groupIds: groups.ids, scopes: copy(scopes), mayRotateItself };
        const rights = { name, ...may, expiresAt, allowedAddresses: copy(allowedAddresses), allowedInUrl, viewable };
        const row = { websiteId, createdBy: accountId, ...rights, ...startedFrom(schedule, this.clock.now()) };
        const issued = await this.issuing.issue(tx, 'website', row, dailyQuota);
        await this.audit.record(tx, actor, {
          action: 'website_key.create',
          subjectKind: 'website_key',
          subjectId: issued.id,
          after: { website_id: websiteId, ...rights, expiresAt: expiresAt?.toISOString() ?? null, dailyQuota, schedule },
        });
        return issued;
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new KeyNameTaken();
      throw error;
    }
  }

  /** The newest first. */
  async list(websiteId: string, query: PageQuery, withDeleted: boolean): Promise<Page<KeyView>> {
    const question = { websiteId, kind: 'website', withDeleted, before: readCursor(query.cursor), limit: query.limit + 1 } as const;
    return pageOf(
      await this.reader.find(question),
      query.limit,
      ({ view, at }) => ({ at, id: view.id }),
      ({ view }) => view,
    );
  }

  /** Tombstones included. @throws {KeyNotFound} */
  async get(websiteId: string, id: string, manager?: EntityManager): Promise<KeyView> {
    const [found] = isUUID(id) ? await this.reader.find({ websiteId, id, kind: 'website', withDeleted: true }, manager) : [];
    if (!found) throw new KeyNotFound();
    return found.view;
  }

  /** Somebody says that the secret is stored; saying it again changes nothing. @throws {KeyNotFound} {KeyDeleted} */
  async acknowledge(actor: Actor, websiteId: string, id: string): Promise<KeyView> {
    return this.change(actor, websiteId, id, 'website_key.acknowledge', async (tx, key) => {
      if (key.acknowledgedAt) return null;
      await tx.update(Credential, { id: key.id }, { acknowledgedAt: this.clock.now() });
      return { after: { acknowledged: true } };
    });
  }

  /** @throws {KeyNotFound} {KeyDeleted} {KeyNameTaken} */
  async rename(actor: Actor, websiteId: string, id: string, name: string): Promise<KeyView> {
    return this.change(actor, websiteId, id, 'website_key.rename', async (tx, key) => {
      if (key.name === name) return null;
      await tx.update(Credential, { id: key.id }, { name });
      return { before: { name: key.name }, after: { name } };
    });
  }

  /**
   * Refuses the key from the commit on; also one that has ended can be deleted. Its tombstone stays: id, name, prefix and reason.
   * A key beside it, old or new, is not touched. @throws {KeyNotFound} {KeyDeleted}
   */
  async delete(actor: Actor, websiteId: string, id: string): Promise<KeyView> {
    const deletable = [...LIVING, 'revoked', 'expired'] as const;
    const apply = async (tx: EntityManager, { id: keyId, name, state, revokedAt, revokeReason }: Credential) => {
      await forgetAnswers(tx, [keyId]);
      const ended = { revokedAt: revokedAt ?? this.clock.now(), revokeReason: revokeReason ?? 'deleted' };
      await tx.update(Credential, { id: keyId, state }, { state: 'deleted', ...ended });
      return { before: { state, name }, after: { state: 'deleted' } };
    };
    return this.change(actor, websiteId, id, 'website_key.delete', apply, deletable);
  }

  /** One change to a key in one of the states (a living one unless told), which is locked meanwhile, with its audit row. */
  private async change(
    actor: Actor,
    websiteId: string,
    id: string,
    action: string,
    apply: (tx: EntityManager, key: Credential) => Promise<{ before?: Record<string, unknown>; after: Record<string, unknown> } | null>,
    states: readonly CredentialState[] = LIVING,
  ): Promise<KeyView> {
    if (!isUUID(id)) throw new KeyNotFound();
    try {
      return await this.transactions.manager.transaction(async (tx) => {
        const where = { id: id.toLowerCase(), websiteId, kind: 'website' } as const;
        const key = await tx.findOne(Credential, { where: { ...where, state: In([...states]) }, lock: { mode: 'pessimistic_write' } });
        if (!key) throw await whyNot(tx, where);
        const change = await apply(tx, key);
        if (change) await this.audit.record(tx, actor, { action, subjectKind: 'website_key', subjectId: key.id, ...change });
        return this.get(websiteId, key.id, tx);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new KeyNameTaken();
      throw error;
    }
  }
}

async function whyNot(tx: EntityManager, where: { readonly id: string; readonly websiteId: string }): Promise<Error> {
  const state = (await tx.findOneBy(Credential, { ...where, kind: 'website' }))?.state;
  return state === undefined ? new KeyNotFound() : state === 'deleted' ? new KeyDeleted() : new KeyEnded();
}

function copy(texts: readonly string[] | null): string[] | null {
  return texts === null ? null : [...texts];
}

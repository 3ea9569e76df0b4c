import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, isUniqueViolation, pageOf, readCursor, type Page, type PageQuery } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource, Repository, type EntityManager } from 'typeorm';
import { Channels } from './channels.js';
import { Operator } from './operator.entity.js';
import type { OperatorRole } from './operator-roles.js';
import { Website } from './website.entity.js';
import { ExternalIdTaken, OperatorRoleRequired, WebsiteNotFound } from './websites.errors.js';

export interface NewWebsite {
  readonly name: string;
  readonly domain: string;
  /** UUID of the website on an existing platform; it becomes the id here too. */
  readonly externalId?: string | undefined;
}

export interface WebsiteOfMine {
  readonly website: Website;
  readonly role: OperatorRole;
}

export interface Contact {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
}

@Injectable()
export class WebsitesService {
  constructor(
    @InjectRepository(Website) private readonly websites: Repository<Website>,
    @InjectRepository(Operator) private readonly operators: Repository<Operator>,
    private readonly dataSource: DataSource,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly channels: Channels,
  ) {}

  /** @throws {WebsiteNotFound} also for an id that is no UUID. */
  async get(id: string): Promise<Website> {
    const website = isUUID(id) ? await this.websites.findOneBy({ id }) : null;
    if (!website) throw new WebsiteNotFound();
    return website;
  }

  async roleOf(websiteId: string, accountId: string): Promise<OperatorRole | null> {
    if (!isUUID(websiteId)) return null;
    return (await this.operators.findOneBy({ websiteId, accountId }))?.role ?? null;
  }

  /**
   * The website, if the account is an operator of it in one of the roles (none given: in any).
   *
   * @throws {WebsiteNotFound} for everybody who is no operator, so that ids cannot be probed
   * @throws {OperatorRoleRequired}
   */
  async requireRole(websiteId: string, accountId: string, roles: readonly OperatorRole[] = []): Promise<WebsiteOfMine> {
    const role = await this.roleOf(websiteId, accountId);
    if (role === null) throw new WebsiteNotFound();
    if (roles.length > 0 && !roles.includes(role)) throw new OperatorRoleRequired(roles);
    return { website: await this.get(websiteId), role };
  }

  /**
   * Owners and administrators: those who are told about installs and developers.
   *
   * @param manager give it inside a transaction: a second connection taken there can exhaust the pool for good.
   */
  async ownersOf(websiteId: string, manager: EntityManager = this.dataSource.manager): Promise<Contact[]> {
    return manager.query<Contact[]>(
      `SELECT a.id AS "accountId", a.name, a.email FROM operator o JOIN account a ON a.id = o.account_id
       WHERE o.website_id = $1 AND o.role IN ('owner', 'administrator') AND a.suspended_at IS NULL ORDER BY o.created_at, a.id`,
      [websiteId],
    );
  }

  /** Whether a confirmed website account with this e-mail is an operator of the website. For `manager` see `ownersOf`. */
  async operatorEmailOf(websiteId: string, email: string, manager: EntityManager = this.dataSource.manager): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `SELECT 1 FROM operator o JOIN account a ON a.id = o.account_id
       WHERE o.website_id = $1 AND lower(a.email) = lower($2) AND a.realm = 'website' AND a.confirmed_at IS NOT NULL`,
      [websiteId, email],
    );
    return rows.length > 0;
  }

  /** Creates a website; its creator becomes the owner. @throws {ExternalIdTaken} */
  async create(actor: Actor, accountId: string, given: NewWebsite): Promise<WebsiteOfMine> {
    const now = this.clock.now();
    const externalId = given.externalId?.toLowerCase() ?? null;
    const { name, domain } = given;
    const website = { id: externalId ?? randomUUID(), externalId, name, domain, settings: {}, createdAt: now, updatedAt: now };
    const role: OperatorRole = 'owner';
    try {
      await this.dataSource.transaction(async (tx) => {
        await tx.insert(Website, website);
        await tx.insert(Operator, {
          websiteId: website.id,
          accountId,
          role,
          availability: 'offline',
          availabilitySince: now,
          createdAt: now,
        });
        await this.channels.addDefaults(tx, website.id);
        await this.audit.record(tx, actor, {
          action: 'website.create',
          subjectKind: 'website',
          subjectId: website.id,
          after: { name, domain, external_id: externalId, owner: accountId },
        });
      });
    } catch (error) {
      // The id clashes too: it is the external id.
      if (externalId !== null && isUniqueViolation(error)) throw new ExternalIdTaken();
      throw error;
    }
    return { website, role };
  }

  /** The websites that the account is an operator of, oldest first. */
  async listOf(accountId: string, query: PageQuery): Promise<Page<WebsiteOfMine>> {
    const after = readCursor(query.cursor);
    const builder = this.operators
      .createQueryBuilder('operator')
      .innerJoinAndMapOne('operator.website', Website, 'website', 'website.id = operator.websiteId')
      .where('operator.accountId = :accountId', { accountId })
      .orderBy('website.createdAt')
      .addOrderBy('website.id')
      .limit(query.limit + 1);
    if (after) builder.andWhere('(website.createdAt, website.id) > (:at, :id)', after);
    const rows: (Operator & { website?: Website })[] = await builder.getMany();
    return pageOf(
      rows.flatMap(({ website, role }) => (website ? [{ website, role }] : [])),
      query.limit,
      ({ website }) => ({ at: website.createdAt, id: website.id }),
      (row) => row,
    );
  }

  /** Changes the name or the domain. Who may is the caller's to check, by `requireRole`. */
  async rename(actor: Actor, websiteId: string, given: { name?: string | undefined; domain?: string | undefined }): Promise<Website> {
    return this.dataSource.transaction(async (tx) => {
      const website = await tx.findOne(Website, { where: { id: websiteId }, lock: { mode: 'for_no_key_update' } });
      if (!website) throw new WebsiteNotFound();
      const before = { name: website.name, domain: website.domain };
      const after = { name: given.name ?? website.name, domain: given.domain ?? website.domain };
      const renamed = { ...website, ...after, updatedAt: this.clock.now() };
      await tx.update(Website, { id: websiteId }, { ...after, updatedAt: renamed.updatedAt });
      await this.audit.record(tx, actor, { action: 'website.rename', subjectKind: 'website', subjectId: websiteId, before, after });
      return renamed;
    });
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, pageOf, readCursor, type Page, type PageQuery } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { asPart } from '../query-values.js';
import { Campaign, type CampaignStatus } from './campaign.entity.js';
import { CampaignNotFound } from './campaigns.errors.js';

export interface CampaignsQuestion {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly name: string | null;
  readonly status: CampaignStatus | null;
  /** The ids that callers see. */
  readonly numbers: readonly number[] | null;
}

/** The campaigns of a website. Who may call which method is settled before. */
@Injectable()
export class Campaigns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** One page, the oldest first; empty beyond the last one. */
  async find(websiteId: string, { page, perPage, name, status, numbers }: CampaignsQuestion): Promise<Campaign[]> {
    const query = this.dataSource.manager.createQueryBuilder(Campaign, 'campaign').where('campaign.websiteId = :websiteId', { websiteId });
    if (name !== null) query.andWhere('campaign.name ILIKE :name', { name: asPart(name) });
    if (status !== null) query.andWhere('campaign.status = :status', { status });
    if (numbers !== null) query.andWhere('campaign.number = ANY(:numbers)', { numbers });
    return query
      .orderBy('campaign.number')
      .limit(perPage)
      .offset((page - 1) * perPage)
      .getMany();
  }

  /** For people, in the order in which they were made. */
  async list(websiteId: string, query: PageQuery): Promise<Page<Campaign>> {
    const after = readCursor(query.cursor);
    const builder = this.dataSource.manager
      .createQueryBuilder(Campaign, 'campaign')
      .where('campaign.websiteId = :websiteId', { websiteId });
    if (after) builder.andWhere('(campaign.createdAt, campaign.id) > (:at, :id)', after);
    const rows = await builder
      .orderBy('campaign.createdAt')
      .addOrderBy('campaign.id')
      .limit(query.limit + 1)
      .getMany();
    return pageOf(
      rows,
      query.limit,
      ({ createdAt, id }) => ({ at: createdAt, id }),
      (row) => row,
    );
  }

  async create(actor: Actor, websiteId: string, name: string, status: CampaignStatus): Promise<Campaign> {
    return this.dataSource.transaction(async (tx) => {
      const [row]: { id: string }[] = await tx.query(`SELECT nextval('campaign_number') AS id`);
      const now = this.clock.now();
      const campaign = { id: randomUUID(), number: Number(row?.id), websiteId, name, status, createdAt: now, updatedAt: now };
      await tx.insert(Campaign, campaign);
      const after = { website_id: websiteId, name, status };
      await this.audit.record(tx, actor, { action: 'campaign.create', subjectKind: 'campaign', subjectId: String(campaign.number), after });
      return campaign;
    });
  }

  /** @throws {CampaignNotFound} */
  async change(actor: Actor, websiteId: string, number: number, given: { name?: string; status?: CampaignStatus }): Promise<Campaign> {
    return this.dataSource.transaction(async (tx) => {
      const campaign = await tx.findOne(Campaign, { where: { websiteId, number }, lock: { mode: 'pessimistic_write' } });
      if (!campaign) throw new CampaignNotFound();
      const { name, status } = campaign;
      const after = { name: given.name ?? name, status: given.status ?? status };
      const updatedAt = this.clock.now();
      await tx.update(Campaign, { id: campaign.id }, { ...after, updatedAt });
      const states = { before: { name, status }, after };
      await this.audit.record(tx, actor, { action: 'campaign.change', subjectKind: 'campaign', subjectId: String(number), ...states });
      return { ...campaign, ...after, updatedAt };
    });
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, isUniqueViolation } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { mergeSettings } from '../merge-settings.js';
import { asPart } from '../query-values.js';
import { PeopleProfile, type Company, type Person } from './people-profile.entity.js';
import type { NewProfileBody, ProfileUpdate } from './people.dto.js';
import { PeopleExists, PeopleNotFound } from './people.errors.js';

export const PEOPLE_PER_PAGE = 20;

/** The people whom a website knows. The audit says that a profile changed and in which members, not what it holds. */
@Injectable()
export class People {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** One page, the newest first; empty beyond the last one. `search` looks at names and addresses. */
  async find(websiteId: string, page: number, search: string | null): Promise<PeopleProfile[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(PeopleProfile, 'profile')
      .where('profile.websiteId = :websiteId', { websiteId });
    if (search !== null)
      query.andWhere(`(profile.email ILIKE :search OR profile.person->>'nickname' ILIKE :search)`, { search: asPart(search) });
    return query
      .orderBy('profile.createdAt', 'DESC')
      .addOrderBy('profile.id')
      .limit(PEOPLE_PER_PAGE)
      .offset((page - 1) * PEOPLE_PER_PAGE)
      .getMany();
  }

  /** @param given the id, or the e-mail address. @throws {PeopleNotFound} */
  async get(websiteId: string, given: string, manager: EntityManager = this.dataSource.manager): Promise<PeopleProfile> {
    const query = manager.createQueryBuilder(PeopleProfile, 'profile').where('profile.websiteId = :websiteId', { websiteId });
    if (isUUID(given)) query.andWhere('profile.id = :given', { given });
    else query.andWhere('lower(profile.email) = lower(:given)', { given });
    const profile = await query.getOne();
    if (!profile) throw new PeopleNotFound();
    return profile;
  }

  /** @returns the id. @throws {PeopleExists} */
  async add(actor: Actor, websiteId: string, body: NewProfileBody): Promise<string> {
    const id = randomUUID();
    const now = this.clock.now();
    const { email = null, person, company = {}, segments = [], notepad = null } = body;
    return this.unique(async (tx) => {
      const profile = { email, person: plain<Person>(person), company: plain<Company>(company), segments, notepad };
      await tx.insert(PeopleProfile, { id, websiteId, ...profile, createdAt: now, updatedAt: now });
      await this.record(tx, actor, 'people.add', websiteId, id, body);
      return id;
    });
  }

  /** What is sent is merged, member by member in groups; the rest stays. @throws {PeopleNotFound} {PeopleExists} */
  async update(actor: Actor, websiteId: string, given: string, update: ProfileUpdate): Promise<void> {
    await this.unique(async (tx) => {
      const { id } = await this.get(websiteId, given, tx);
      const profile = await tx.findOne(PeopleProfile, { where: { id, websiteId }, lock: { mode: 'pessimistic_write' } });
      if (!profile) throw new PeopleNotFound();
      const { email, person, company, segments, notepad } = profile;
      const merged = mergeSettings({ email, person, company, segments, notepad }, plain<object>(update));
      await tx.update(PeopleProfile, { id, websiteId }, { ...merged, updatedAt: this.clock.now() });
      await this.record(tx, actor, 'people.update', websiteId, id, update);
    });
  }

  private async unique<Result>(change: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    try {
      return await this.dataSource.transaction(change);
    } catch (error) {
      if (isUniqueViolation(error)) throw new PeopleExists();
      throw error;
    }
  }

  private record(tx: EntityManager, actor: Actor, action: string, websiteId: string, id: string, changed: object): Promise<void> {
    const after = { members: Object.keys(plain<object>(changed)) };
    return this.audit.record(tx, actor, { action, subjectKind: 'people_profile', subjectId: `${websiteId}/${id}`, after });
  }
}

/** A plain object without the members that were not sent. */
function plain<Shape extends object>(fields: Shape): Shape {
  return JSON.parse(JSON.stringify(fields)) as Shape;
}

import { Injectable } from '@nestjs/common';
import { Clock } from '@gatehouse/platform';
import type { Availability, OperatorRole } from '@gatehouse/websites';
import { DataSource } from 'typeorm';
import { statusOf, type Presence } from './availability.js';
import type { AvailabilityStatusDto, OperatorAvailabilityDto, OperatorDto } from './operators.dto.js';

interface OperatorRow {
  readonly user_id: string;
  readonly email: string;
  readonly name: string;
  readonly role: OperatorRole;
  readonly availability: Availability;
  readonly availability_since: Date;
}

/** The operators of a website, and who of them is there. */
@Injectable()
export class OperatorsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(websiteId: string): Promise<OperatorDto[]> {
    return (await this.rows(websiteId)).map(({ user_id, email, name, role, availability }) => {
      const [first_name = '', ...rest] = name.split(' ');
      const person = { user_id, email, avatar: null, first_name, last_name: rest.join(' ') };
      return { type: 'operator', details: { ...person, role, title: null, availability, has_token: false } };
    });
  }

  async status(websiteId: string): Promise<AvailabilityStatusDto> {
    const presences = (await this.rows(websiteId)).map(({ availability, availability_since }): Presence => {
      return { availability, since: availability_since.getTime() };
    });
    return statusOf(presences, this.clock.now().getTime());
  }

  async availabilities(websiteId: string): Promise<OperatorAvailabilityDto[]> {
    const now = this.clock.now().getTime();
    return (await this.rows(websiteId)).map(({ user_id, availability, availability_since }) => {
      const since = availability_since.getTime();
      return { user_id, type: availability, time: { for: Math.max(0, now - since), since } };
    });
  }

  /** In the order in which they came; a suspended account works nowhere. */
  private rows(websiteId: string): Promise<OperatorRow[]> {
    return this.dataSource.query<OperatorRow[]>(
      `SELECT a.id AS user_id, a.email, a.name, o.role, o.availability, o.availability_since
       FROM operator o JOIN account a ON a.id = o.account_id
       WHERE o.website_id = $1 AND a.suspended_at IS NULL ORDER BY o.created_at, a.id`,
      [websiteId],
    );
  }
}

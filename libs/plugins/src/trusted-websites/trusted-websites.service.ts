import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Clock } from '@gatehouse/platform';
import { MoreThan, Repository } from 'typeorm';
import { TrustedWebsite } from './trusted-website.entity.js';

/** Which websites trust which developers' accounts. */
@Injectable()
export class TrustedWebsites {
  constructor(
    @InjectRepository(TrustedWebsite) private readonly trusts: Repository<TrustedWebsite>,
    private readonly clock: Clock,
  ) {}

  /** Whether development keypairs of the account's plugins work on the website at this moment. */
  async isTrusted(websiteId: string, accountId: string): Promise<boolean> {
    return this.trusts.existsBy({ websiteId, accountId, state: 'active', expiresAt: MoreThan(this.clock.now()) });
  }
}

import { Injectable } from '@nestjs/common';
import { Environment, Mailer } from '@gatehouse/platform';
import { WebsitesService } from '@gatehouse/websites';
import type { EntityManager } from 'typeorm';
import { confirmedMail, redeemedMail, trustedMail } from './trust.mails.js';
import { trustRows } from './trust.queries.js';

/** Tells both sides about a trust, in the transaction that changes it. */
@Injectable()
export class TrustMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly websites: WebsitesService,
    private readonly environment: Environment,
  ) {}

  async redeemed(tx: EntityManager, trustId: string): Promise<void> {
    const { websiteId, ...sides } = await this.sides(tx, trustId);
    for (const { email } of await this.websites.ownersOf(websiteId, tx)) await this.mailer.send(tx, redeemedMail(email, sides));
  }

  async confirmed(tx: EntityManager, trustId: string, confirmedBy: string, expiresAt: Date): Promise<void> {
    const { websiteId, ...sides } = await this.sides(tx, trustId);
    for (const { email } of await this.websites.ownersOf(websiteId, tx))
      await this.mailer.send(tx, confirmedMail(email, sides, expiresAt, confirmedBy));
    await this.mailer.send(tx, trustedMail(sides, websiteId, expiresAt));
  }

  private async sides(
    tx: EntityManager,
    trustId: string,
  ): Promise<{ websiteId: string; websiteName: string; accountName: string; accountEmail: string; consoleUrl: string }> {
    const [row] = await trustRows(tx, { id: trustId });
    if (!row) throw new Error(`trusted website ${trustId} is not there`);
    return {
      websiteId: row.website_id,
      websiteName: row.website_name,
      accountName: row.account_name,
      accountEmail: row.account_email,
      consoleUrl: `${this.environment.values.PUBLIC_URL}/console`,
    };
  }
}

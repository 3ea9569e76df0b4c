import { Injectable } from '@nestjs/common';
import { Environment, HOUR, isDatabaseUnavailable, Outbox, ProcessLog, sendMail } from '@gatehouse/platform';
import { WebsitesService } from '@gatehouse/websites';
import { DataSource, type EntityManager } from 'typeorm';
import type { RequestRecord } from './request-record.js';
import { isSpent, spentKeyMail, type SpentKey } from './spent-key.mail.js';

const REMEMBERED = 10_000;

interface KeyRow extends Omit<SpentKey, 'cause' | 'address' | 'userAgent' | 'requestId' | 'at'> {
  readonly websiteId: string | null;
  readonly ownerEmail: string | null;
}

/**
 * Tells the owners that a key that is over is still used: one mail to each for a key, a cause and an hour, whatever number of nodes see it.
 * The good key is not touched. Works behind the request log, so that nobody can slow the REST API down with an old key.
 */
@Injectable()
export class SpentKeyNotices {
  /** By key, cause and hour; what could not be told yet stays here. */
  private readonly due = new Map<string, RequestRecord>();
  private readonly told = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly environment: Environment,
    private readonly log: ProcessLog,
    private readonly websites: WebsitesService,
  ) {}

  /** Looks for spent keys among requests. Which of them are news is for `raise` to ask the database. */
  note(rows: readonly RequestRecord[]): void {
    for (const row of rows) {
      if (row.credentialId === null || row.cause === null || !isSpent(row.cause)) continue;
      const name = `${row.credentialId} ${row.cause} ${hourOf(row.at).getTime()}`;
      if (!this.told.has(name) && !this.due.has(name)) this.due.set(name, row);
    }
  }

  /** @throws when the database is away; then it is for the next call. */
  async raise(): Promise<void> {
    for (const [name, row] of this.due) {
      try {
        await this.dataSource.transaction((tx) => this.tell(tx, row));
      } catch (error) {
        if (isDatabaseUnavailable(error)) throw error;
        this.log.logger.error({ requestId: row.id, error: String(error) }, 'the owners of a spent key could not be told');
      }
      this.due.delete(name);
      // Forgetting costs a statement that finds the notice there.
      if (this.told.size >= REMEMBERED) this.told.clear();
      this.told.add(name);
    }
  }

  private async tell(tx: EntityManager, row: RequestRecord): Promise<void> {
    const news: unknown[] = await tx.query(
      `INSERT INTO key_notice (credential_id, cause, hour, request_id) SELECT id, $2, $3, $4 FROM credential WHERE id = $1
       ON CONFLICT (credential_id, cause, hour) DO NOTHING RETURNING 1`,
      [row.credentialId, row.cause, hourOf(row.at), row.id],
    );
    if (news.length === 0) return;
    const [key]: KeyRow[] = await tx.query(
      `SELECT c.id AS identifier, c.kind, c.environment, c.state, c.name, p.name AS "pluginName", w.name AS "websiteName", c.website_id AS "websiteId", a.email AS "ownerEmail"
       FROM credential c LEFT JOIN plugin p ON p.id = c.plugin_id LEFT JOIN website w ON w.id = c.website_id
       LEFT JOIN account a ON a.id = COALESCE(p.account_id, c.account_id) AND a.suspended_at IS NULL WHERE c.id = $1`,
      [row.credentialId],
    );
    if (!key) return;
    const mail = spentKeyMail(
      { ...key, cause: row.cause ?? '', address: row.address, userAgent: row.userAgent, requestId: row.id, at: row.at },
      this.environment.values.PUBLIC_URL,
    );
    for (const to of await this.recipients(tx, key)) await this.outbox.add(tx, sendMail, { to, ...mail });
  }

  /** The developer or the operator; for a website key the website's owners and administrators. */
  private async recipients(tx: EntityManager, { kind, websiteId, ownerEmail }: KeyRow): Promise<string[]> {
    if (kind === 'website' && websiteId !== null) return (await this.websites.ownersOf(websiteId, tx)).map(({ email }) => email);
    return ownerEmail === null ? [] : [ownerEmail];
  }
}

function hourOf(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / HOUR) * HOUR);
}

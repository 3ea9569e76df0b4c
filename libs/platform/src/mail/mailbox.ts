import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DAY, Clock } from '../clock/clock.js';
import { InstanceSecrets } from '../secrets/instance-secrets.js';
import { sendMail, type Mail } from './mail.jobs.js';

export const MAILBOX_SEAL = 'mailbox';
const KEPT_MS = 30 * DAY;

export interface MailboxMessage extends Mail {
  readonly id: string;
  readonly sentAt: Date;
}

/** The built-in mailbox of the embedded mode. Mails are sealed at rest, because they carry links that sign people in. */
@Injectable()
export class Mailbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: InstanceSecrets,
    private readonly clock: Clock,
  ) {}

  /** The latest 500 mails, newest first; with `to`, only those to that address. */
  async list(to?: string): Promise<MailboxMessage[]> {
    const rows: { id: string; mail_sealed: string; sent_at: Date }[] = await this.dataSource.query(
      'SELECT id, mail_sealed, sent_at FROM mailbox_message ORDER BY sent_at DESC, id LIMIT 500',
    );
    return rows
      .map((row) => ({
        ...sendMail.parse(JSON.parse(this.secrets.unseal(MAILBOX_SEAL, row.mail_sealed, row.id))),
        id: row.id,
        sentAt: row.sent_at,
      }))
      .filter((mail) => to === undefined || mail.to.toLowerCase() === to.toLowerCase());
  }

  async purge(): Promise<void> {
    await this.dataSource.query('DELETE FROM mailbox_message WHERE sent_at < $1', [this.clock.after(-KEPT_MS)]);
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox } from '../outbox/outbox.js';
import { sendMail, type Mail } from './mail.jobs.js';

/** Sends mail as part of a change: it goes out if and only if the change commits. */
@Injectable()
export class Mailer {
  constructor(private readonly outbox: Outbox) {}

  /** @param dedupeKey at most one mail of a key is sent. */
  async send(transaction: EntityManager, mail: Mail, dedupeKey: string | null = null): Promise<void> {
    await this.outbox.add(transaction, sendMail, mail, dedupeKey);
  }

  /** Like `send`, for many mails at the cost of one. */
  async sendAll(transaction: EntityManager, mails: readonly { readonly mail: Mail; readonly dedupeKey: string | null }[]): Promise<void> {
    await this.outbox.addAll(
      transaction,
      sendMail,
      mails.map(({ mail, dedupeKey }) => ({ payload: mail, dedupeKey })),
    );
  }
}

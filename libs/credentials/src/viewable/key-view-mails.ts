import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Mailer } from '@gatehouse/platform';
import { WebsitesService, type Contact } from '@gatehouse/websites';
import type { EntityManager } from 'typeorm';
import type { KeyView } from '../key-view.dto.js';

/** One mail for each view to everybody whom the key concerns: owners and administrators, and the operator of a user key. */
@Injectable()
export class KeyViewMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly websites: WebsitesService,
  ) {}

  async viewed(tx: EntityManager, websiteId: string, key: KeyView, by: string, address: string | null): Promise<void> {
    const [website]: { name: string }[] = await tx.query('SELECT name FROM website WHERE id = $1', [websiteId]);
    const operators: Contact[] = await tx.query(
      'SELECT id AS "accountId", name, email FROM account WHERE id = $1 AND suspended_at IS NULL',
      [key.account_id],
    );
    const concerned = new Map([...(await this.websites.ownersOf(websiteId, tx)), ...operators].map((one) => [one.accountId, one]));
    const what = key.kind === 'user' ? `the user key of ${operators[0]?.name ?? 'an operator'}` : `the key ${key.name ?? ''}`;
    const viewId = randomUUID();
    for (const { accountId, name, email } of concerned.values())
      await this.mailer.send(
        tx,
        {
          to: email,
          subject: `${website?.name ?? ''}: ${what} was looked at`,
          text: [
            `Hello ${name},`,
            '',
            `${by} looked at the secret of ${what} (${key.masked_key ?? ''})${address === null ? '' : ` from ${address}`}.`,
            'If you did not expect this, get a new value for the key at once.',
            '',
          ].join('\n'),
        },
        `key-view:${viewId}:${accountId}`,
      );
  }
}

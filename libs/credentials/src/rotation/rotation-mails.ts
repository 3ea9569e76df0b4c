import { Injectable } from '@nestjs/common';
import { Environment, Mailer, type Mail } from '@gatehouse/platform';
import { WebsitesService } from '@gatehouse/websites';
import type { EntityManager } from 'typeorm';

/** The key that a mail is about. */
export interface KeyInMail {
  readonly websiteId: string;
  readonly name: string | null;
}

/** Mails to the owners and administrators of a website about the rotation of its keys. */
@Injectable()
export class RotationMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly websites: WebsitesService,
    private readonly environment: Environment,
  ) {}

  async claimWaits(tx: EntityManager, key: KeyInMail, until: Date): Promise<void> {
    await this.send(tx, key, `A key waits to be claimed until ${day(until)}: ${nameOf(key)}`, [
      `By its schedule the key "${nameOf(key)}" of your website retires. It goes on working until ${until.toISOString()}, and is refused from then on.`,
      'Its successor waits to be claimed: claim it among the keys of the website, give it to whatever uses the old key, and nothing will stop. The old key can also claim it by itself (POST /v1/website/{website_id}/keys/self/claim).',
    ]);
  }

  async stillUsed(tx: EntityManager, key: KeyInMail, until: Date, usedOn: string): Promise<void> {
    await this.send(tx, key, `A retiring key was used, and its successor is unclaimed: ${nameOf(key)}`, [
      `On ${usedOn} (UTC) something called the REST API with the key "${nameOf(key)}" of your website, which retires and is refused from ${until.toISOString()} on.`,
      'Its successor has not been claimed yet. From where the old key is used stands among the keys of the website; you are told once for each day.',
    ]);
  }

  async unclaimed(tx: EntityManager, key: KeyInMail): Promise<void> {
    await this.send(tx, key, `A key has expired, and nobody claimed its successor: ${nameOf(key)}`, [
      `The grace of the key "${nameOf(key)}" of your website is over and its successor was not claimed. Both are refused now.`,
      'If something still needs to call the REST API for this website, make a new key.',
    ]);
  }

  /** @param how in words, such as `rotated itself` */
  async byItself(tx: EntityManager, key: KeyInMail, how: string, address: string | null): Promise<void> {
    await this.send(tx, key, `A key of your website ${how}: ${nameOf(key)}`, [
      `The key "${nameOf(key)}" of your website ${how}. The request came from ${address ?? 'an unknown address'}; whoever sent it was shown the new secret.`,
      'You allowed this when the key was made, or by its schedule. If it was none of your programs, rotate the new key with the reason "leaked": every secret of before is refused at once.',
    ]);
  }

  private async send(tx: EntityManager, { websiteId }: KeyInMail, subject: string, paragraphs: readonly string[]): Promise<void> {
    const where = `The keys of the website: ${this.environment.values.PUBLIC_URL}/console`;
    for (const { name, email } of await this.websites.ownersOf(websiteId, tx)) {
      const mail: Mail = { to: email, subject, text: [`Hello ${name},`, ...paragraphs, where].join('\n\n') };
      await this.mailer.send(tx, mail);
    }
  }
}

function nameOf({ name }: KeyInMail): string {
  return name ?? '';
}

function day(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

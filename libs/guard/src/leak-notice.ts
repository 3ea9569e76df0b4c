import { Injectable } from '@nestjs/common';
import { Clock, Environment, Outbox, sendMail, utcDay } from '@gatehouse/platform';
import { WebsitesService } from '@gatehouse/websites';
import { DataSource } from 'typeorm';
import type { CredentialOwner } from './access.js';

/** Tells the owners of a key that it crossed the network in the clear; one mail to each of them for a credential and UTC day. */
@Injectable()
export class LeakNotice {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly environment: Environment,
    private readonly clock: Clock,
    private readonly websites: WebsitesService,
  ) {}

  async tell(owner: CredentialOwner, address: string): Promise<void> {
    const { PUBLIC_URL } = this.environment.values;
    const { what, short, remedy } = wordsFor(owner);
    const text = [
      `A request with ${what} (identifier ${owner.identifier}) reached the REST API over plain HTTP, from the address ${address}.`,
      'It was refused, but the key has crossed the network in the clear: treat it as known to others.',
      `${remedy} (${PUBLIC_URL}/console), and change the base URL of your integration to https://.`,
      `More about it: ${PUBLIC_URL}/docs/errors/https_required`,
    ].join('\n\n');
    const subject = `A key of ${short} was sent over plain HTTP`;
    const recipients = await this.recipients(owner);
    const day = utcDay(this.clock.now());
    await this.dataSource.transaction(async (tx) => {
      for (const to of recipients)
        await this.outbox.add(tx, sendMail, { to, subject, text }, `https-leak:${owner.identifier}:${day}:${to}`);
    });
  }

  /** The developer or the operator; for a website key the website's owners and administrators. */
  private async recipients(owner: CredentialOwner): Promise<string[]> {
    if (owner.kind !== 'website') return owner.ownerEmail === null ? [] : [owner.ownerEmail];
    return (await this.websites.ownersOf(owner.websiteId)).map(({ email }) => email);
  }
}

function wordsFor(owner: CredentialOwner): { what: string; short: string; remedy: string } {
  switch (owner.kind) {
    case 'plugin':
      return {
        what: `the ${owner.environment} key of your plugin "${owner.pluginName}"`,
        short: owner.pluginName,
        remedy: 'Roll the key in the Tokens tab of the plugin',
      };
    case 'website':
      return { what: `the key "${owner.name ?? ''}" of your website`, short: 'your website', remedy: 'Delete the key and make a new one' };
    case 'user':
      return { what: 'your user key', short: 'yours', remedy: 'Get a new value for your key' };
  }
}

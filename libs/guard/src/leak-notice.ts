import { Injectable } from '@nestjs/common';
import { Clock, Environment, Outbox, sendMail, utcDay } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import type { KeypairOwner } from './access-reader.js';

/** Tells the owner of a key that it crossed the network in the clear; one mail a keypair and UTC day. */
@Injectable()
export class LeakNotice {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  async tell(owner: KeypairOwner, address: string): Promise<void> {
    const { PUBLIC_URL } = this.environment.values;
    const text = [
      `A request with the ${owner.environment} key of your plugin "${owner.pluginName}" (identifier ${owner.identifier}) reached the REST API over plain HTTP, from the address ${address}.`,
      'It was refused, but the key has crossed the network in the clear: treat it as known to others.',
      `Roll the key in the Tokens tab of the plugin (${PUBLIC_URL}/console), and change the base URL of your integration to https://.`,
      `More about it: ${PUBLIC_URL}/docs/errors/https_required`,
    ].join('\n\n');
    const mail = { to: owner.ownerEmail, subject: `A key of ${owner.pluginName} was sent over plain HTTP`, text };
    await this.dataSource.transaction((tx) =>
      this.outbox.add(tx, sendMail, mail, `https-leak:${owner.identifier}:${utcDay(this.clock.now())}`),
    );
  }
}

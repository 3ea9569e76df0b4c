import { Injectable } from '@nestjs/common';
import { Environment, Mailer } from '@gatehouse/platform';
import { ScopeCatalogue, type ScopePair } from '@gatehouse/scopes';
import { WebsitesService } from '@gatehouse/websites';
import type { EntityManager } from 'typeorm';
import type { Install } from './install.entity.js';

interface Names {
  readonly websiteName: string;
  readonly pluginName: string;
  readonly developerName: string;
  readonly developerEmail: string;
  readonly installerName: string;
}

/** Who is told about installs: one mail for each install and person. */
@Injectable()
export class InstallMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly environment: Environment,
    private readonly websites: WebsitesService,
    private readonly catalogue: ScopeCatalogue,
  ) {}

  /** To the owners and administrators of the website. */
  async installed(transaction: EntityManager, install: Install, consent: readonly ScopePair[]): Promise<void> {
    const names = await this.namesOf(transaction, install);
    const console = `${this.environment.values.PUBLIC_URL}/console`;
    for (const { accountId, name, email } of await this.websites.ownersOf(install.websiteId, transaction))
      await this.mailer.send(
        transaction,
        {
          to: email,
          subject: `${names.pluginName} was installed on ${names.websiteName}`,
          text: [
            `Hello ${name},`,
            '',
            `${names.installerName} installed the plugin ${names.pluginName} by ${names.developerName} on ${names.websiteName}. It may:`,
            ...consent.map((pair) => `- ${this.catalogue.describe(pair)}`),
            '',
            `If you did not expect this, uninstall it in the console: ${console}`,
            '',
          ].join('\n'),
        },
        `install:${install.id}:${accountId}`,
      );
  }

  /** To the developer. */
  async uninstalled(transaction: EntityManager, install: Install): Promise<void> {
    const names = await this.namesOf(transaction, install);
    await this.mailer.send(
      transaction,
      {
        to: names.developerEmail,
        subject: `${names.pluginName} was uninstalled from ${names.websiteName}`,
        text: [
          `Hello ${names.developerName},`,
          '',
          `The website ${names.websiteName} (${install.websiteId}) uninstalled ${names.pluginName}.`,
          'Your keypair is refused there from now on (not_subscribed). The settings are kept for 30 days in case it is installed again.',
          '',
        ].join('\n'),
      },
      `uninstall:${install.id}`,
    );
  }

  private async namesOf(transaction: EntityManager, { websiteId, pluginId, installedBy }: Install): Promise<Names> {
    const rows: Names[] = await transaction.query(
      `SELECT w.name AS "websiteName", p.name AS "pluginName", d.name AS "developerName", d.email AS "developerEmail",
         i.name AS "installerName"
       FROM website w, plugin p JOIN account d ON d.id = p.account_id, account i WHERE w.id = $1 AND p.id = $2 AND i.id = $3`,
      [websiteId, pluginId, installedBy],
    );
    const names = rows[0];
    if (!names) throw new Error('an install lacks its website, plugin or account');
    return names;
  }
}

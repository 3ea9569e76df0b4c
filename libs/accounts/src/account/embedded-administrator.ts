import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SYSTEM } from '@gatehouse/audit';
import { Environment, ProcessLog } from '@gatehouse/platform';
import { isEmail } from 'class-validator';
import { DataSource } from 'typeorm';
import { PasswordHasher } from '../password/password-hasher.js';
import { AccountCreation } from './account-creation.js';
import { Account } from './account.entity.js';
import { normaliseEmail } from './account-text.js';

const FILE = 'administrator.json';

/**
 * The embedded mode's first administrator, made by itself at the first start with the e-mail and random password that the
 * launcher keeps in the data folder. Once there is any administrator it does nothing, whatever the file says.
 */
@Injectable()
export class EmbeddedAdministrator implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly environment: Environment,
    private readonly hasher: PasswordHasher,
    private readonly creation: AccountCreation,
    private readonly log: ProcessLog,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.environment.embedded || (await this.dataSource.manager.existsBy(Account, { role: 'administrator' }))) return;
    const given = await this.read();
    if (!given) return;
    const passwordHash = await this.hasher.hash(given.password);
    await this.dataSource.transaction(async (transaction) => {
      // Two marketplaces may start at once: the second waits here and then finds the administrator of the first.
      await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('first administrator', 0))`);
      if (await transaction.existsBy(Account, { role: 'administrator' })) return;
      await this.creation.createConfirmed(transaction, SYSTEM, {
        realm: 'marketplace',
        email: given.email,
        name: 'Administrator',
        role: 'administrator',
        passwordHash,
      });
    });
  }

  /** A missing or unusable file stops nothing: an administrator can still be made with `npm run admin -- create`. */
  private async read(): Promise<{ email: string; password: string } | undefined> {
    const path = join(this.environment.values.DATA_DIR, FILE);
    try {
      const given = JSON.parse(await readFile(path, 'utf8')) as { email?: unknown; password?: unknown };
      const email = normaliseEmail(given.email);
      if (typeof email === 'string' && isEmail(email) && typeof given.password === 'string' && given.password !== '')
        return { email, password: given.password };
      this.log.logger.warn({ path }, 'there is no administrator yet, and this file does not hold an email and a password for one');
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'it is not JSON';
      this.log.logger.warn({ path, why }, 'there is no administrator yet, and the file that names the first one cannot be read');
    }
    return undefined;
  }
}

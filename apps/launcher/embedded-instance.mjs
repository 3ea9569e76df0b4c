import { join } from 'node:path';
import { embeddedEnvironment } from './embedded-environment.mjs';
import { choosePorts, rememberPorts } from './embedded-ports.mjs';
import { embeddedSecrets } from './embedded-secrets.mjs';
import { dataFolder } from './folders.mjs';
import { keepPostgres } from './kept-postgres.mjs';

/**
 * Everything of an embedded instance but its three processes.
 *
 * @param {boolean} afterKill the launcher before this one was killed
 * @returns {Promise<{
 *   environment: NodeJS.ProcessEnv, logFolder: string, mailboxUrl: string,
 *   administrator: { email: string, password: string, isNew: boolean },
 *   database?: Awaited<ReturnType<typeof keepPostgres>>
 * }>}
 */
export const startEmbeddedInstance = async (afterKill) => {
  const secrets = embeddedSecrets(dataFolder);
  const ports = await choosePorts(dataFolder, process.env, afterKill);
  rememberPorts(dataFolder, ports);
  const database = process.env.DATABASE_URL ? undefined : await keepPostgres(dataFolder);
  const databaseUrl = database?.url ?? process.env.DATABASE_URL ?? '';
  const environment = embeddedEnvironment({ given: process.env, folder: dataFolder, databaseUrl, secrets, ports });
  return {
    environment,
    database,
    administrator: secrets.administrator,
    logFolder: join(dataFolder, 'logs'),
    mailboxUrl: `${environment.PUBLIC_URL}/mailbox/${environment.MAILBOX_TOKEN}`,
  };
};

import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrateDatabase, readEnvironment } from '@gatehouse/platform';
import { Client, Pool } from 'pg';
import { embeddedEnvironment } from './environment.js';

/** A database of the test's own, with the whole schema. */
export interface TestDatabase {
  readonly url: string;
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

const TEMPLATE_LOCK = 77_001;

/**
 * Creates a database from a migrated template (about 50 ms). The template is made once for each state of the migrations.
 * Needs the PostgreSQL that `npm test` provides at TEST_DATABASE_URL.
 */
export async function aDatabase(): Promise<TestDatabase> {
  const server = serverUrl();
  const name = `gatehouse_test_${randomBytes(8).toString('hex')}`;
  await withClient(server, async (client) => {
    const template = `gatehouse_template_${migrationsDigest()}`;
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    if ((await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])).rowCount === 0)
      await makeTemplate(client, server, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = withDatabase(server, name);
  // One connection: what a test asks at once is asked one after the other.
  const pool = new Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 });
  pool.on('error', () => undefined);
  return {
    url,
    async query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
      return (await pool.query<Row>(sql, [...values])).rows;
    },
    async drop() {
      await pool.end();
      await withClient(server, async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      });
    },
  };
}

async function makeTemplate(client: Client, server: string, template: string): Promise<void> {
  // Built under another name first, so that a run killed half-way leaves no half-made template.
  const draft = `${template}_draft_${randomBytes(4).toString('hex')}`;
  await client.query(`CREATE DATABASE ${draft}`);
  await migrateDatabase(readEnvironment(embeddedEnvironment({ DATABASE_URL: withDatabase(server, draft) })));
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
}

export function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set; run the tests with `npm test -- <path>`, which provides a PostgreSQL');
  return url;
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function migrationsDigest(): string {
  const folder = join(__dirname, '../../libs/platform/src/database/migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}

// What the measurements over HTTP share: a database of their own, a marketplace on it in this process, people who are signed in, and a stop-watch.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../apps/launcher/ports.mjs';

/**
 * A migrated database on the server at DATABASE_URL, and a marketplace that `start` puts on it. Needs a build.
 *
 * @param {(scratch: { query: Query, start: () => Promise<import('@nestjs/platform-fastify').NestFastifyApplication>, origin: string }) => Promise<void>} work
 *   the database is dropped when it ends, however it ends
 */
export async function onAScratchMarketplace(work) {
  const server = process.env.DATABASE_URL;
  if (!server) throw new Error('Set DATABASE_URL to a PostgreSQL server in which this may create a database.');
  const { readEnvironment, migrateDatabase, createLogger } = await import('../dist/libs/platform/src/index.js');
  const { createMarketplace } = await import('../dist/apps/marketplace/src/marketplace.js');
  const name = `gatehouse_bench_${randomBytes(4).toString('hex')}`;
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  await onceAt(server, `CREATE DATABASE ${name}`);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  let app;
  try {
    const environment = readEnvironment({
      GATEHOUSE_MODE: 'embedded',
      DATABASE_URL: url,
      INSTANCE_KEYS: `1:${randomBytes(32).toString('hex')}`,
      MAILBOX_TOKEN: randomBytes(32).toString('base64url'),
      MARKETPLACE_PORT: String(port),
      PUBLIC_URL: origin,
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
    });
    await migrateDatabase(environment);
    const query = async (sql, values = []) => (await pool.query(sql, values)).rows;
    const start = async () => {
      app = await createMarketplace(environment, createLogger('bench', 'error'));
      await app.listen(port, '127.0.0.1');
      return app;
    };
    await work({ query, start, origin });
  } finally {
    await app?.close();
    await pool.end();
    await onceAt(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns the cookie of a session of an account that is there */
export async function signedIn(query, realm, accountId) {
  const token = randomBytes(32).toString('base64url');
  await query(
    `INSERT INTO session (id, account_id, token_hash, created_at, last_seen_at, expires_at)
     VALUES (gen_random_uuid(), $1, $2, now(), now(), now() + interval '1 day')`,
    [accountId, createHash('sha256').update(token).digest()],
  );
  return `gatehouse_${realm}=${token}`;
}

/**
 * Milliseconds of each repetition, the shortest first, after `warmUp` that are not counted.
 *
 * @param enoughMs once so much was measured in all no further repetition begins; three are made at least
 */
export async function measured(count, work, { warmUp = 10, enoughMs = Infinity } = {}) {
  for (let i = 0; i < warmUp; i++) await work(i);
  const times = [];
  let spent = 0;
  for (let i = 0; i < count && (i < 3 || spent < enoughMs); i++) {
    const start = performance.now();
    await work(i);
    times.push(performance.now() - start);
    spent += performance.now() - start;
  }
  return times.sort((a, b) => a - b);
}

/** The time below which a share of the (sorted) times lies. */
export function at(times, share, digits = 1) {
  return (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN).toFixed(digits);
}

async function onceAt(address, sql) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

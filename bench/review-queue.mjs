// How the review queue does with 10,000 open items: the list page, a lease, a bulk decision on 500, all over HTTP on loopback.
// Needs a build and a PostgreSQL server in which it may create (and drop) a database:
//   npm run build && DATABASE_URL=postgresql://… node bench/review-queue.mjs [items]
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const items = Number(process.argv[2] ?? 10_000);
const server = process.env.DATABASE_URL;
if (!server) throw new Error('Set DATABASE_URL to a PostgreSQL server in which this may create a database.');
const name = `gatehouse_bench_${randomBytes(4).toString('hex')}`;
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
await query(server, `CREATE DATABASE ${name}`);
let app;
try {
  const { readEnvironment, migrateDatabase, createLogger } = await import('../dist/libs/platform/src/index.js');
  const { createMarketplace } = await import('../dist/apps/marketplace/src/marketplace.js');
  const port = await freePort();
  const environment = readEnvironment({
    GATEHOUSE_MODE: 'embedded',
    DATABASE_URL: url,
    INSTANCE_KEYS: `1:${randomBytes(32).toString('hex')}`,
    MAILBOX_TOKEN: randomBytes(32).toString('base64url'),
    MARKETPLACE_PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'gatehouse-bench-')),
    LOG_LEVEL: 'error',
  });
  await migrateDatabase(environment);
  const cookie = await fill();
  app = await createMarketplace(environment, createLogger('bench', 'error'));
  await app.listen(port, '127.0.0.1');
  const call = async (method, path, body) => {
    const answer = await fetch(`http://localhost:${port}${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${json.detail}`);
    return json;
  };

  const pages = ['', '&risk=high', '&risk=low&sla=ok', '&sla=overdue', '&kind=delta_request', '&older_than_hours=12'];
  const firsts = await measured(300, (i) => call('GET', `/api/review/items?limit=50${pages[i % pages.length]}`));
  let cursor = '';
  const deep = await measured(Math.min(200, Math.floor(items / 50) - 1), async () => {
    const page = await call('GET', `/api/review/items?limit=50${cursor}`);
    cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`;
  });
  const { items: some } = await call('GET', '/api/review/items?limit=100&risk=low');
  const leases = await measured(200, (i) => call('POST', `/api/review/items/${some[i % some.length].id}/lease`, {}));
  for (const { id } of some) await call('DELETE', `/api/review/items/${id}/lease`, {});
  const ids = (await query(url, `SELECT id FROM review_item WHERE state = 'open' AND risk = 'low' ORDER BY id LIMIT 1000`)).map(
    ({ id }) => id,
  );
  const bulks = {};
  for (const [verdict, five] of [
    ['reject', ids.slice(0, 500)],
    ['approve', ids.slice(500)],
  ]) {
    const body = { ids: five, verdict, reason: 'Measured.' };
    const { token } = await call('POST', '/api/review/bulk-decisions', { ...body, dry_run: true });
    const start = performance.now();
    const done = await call('POST', '/api/review/bulk-decisions', { ...body, dry_run: false, token });
    bulks[verdict] = { ms: performance.now() - start, decided: done.decided };
  }
  console.log(
    `${items} open items; milliseconds over HTTP on loopback, the client in the same process\n| what | n | p50 | p95 | max |\n|---|---|---|---|---|`,
  );
  for (const [what, times] of Object.entries({
    'first page of 50, by six filters': firsts,
    'page by page through the queue': deep,
    'lease (answers the whole card)': leases,
  }))
    console.log(`| ${what} | ${times.length} | ${at(times, 0.5)} | ${at(times, 0.95)} | ${at(times, 1)} |`);
  for (const [verdict, { ms, decided }] of Object.entries(bulks)) console.log(`bulk ${verdict} of ${decided}: ${ms.toFixed(0)} ms`);
} finally {
  await app?.close();
  await query(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

/** Plugins of 200 developers, each with a queued request. @returns the cookie of a reviewer */
async function fill() {
  const token = randomBytes(32).toString('base64url');
  const reviewer = randomUUID();
  await query(
    url,
    `INSERT INTO account (id, realm, email, name, slug, password_hash, role, created_at, confirmed_at)
     SELECT gen_random_uuid(), 'marketplace', 'dev' || n || '@example.com', 'Dev ' || n, 'dev-' || n, 'none', 'developer', now(), now() FROM generate_series(1, 200) n
     UNION ALL SELECT '${reviewer}', 'marketplace', 'rita@example.com', 'Rita', 'rita', 'none', 'reviewer', now(), now()`,
  );
  await query(
    url,
    `INSERT INTO session (id, account_id, token_hash, created_at, last_seen_at, expires_at) VALUES (gen_random_uuid(), $1, $2, now(), now(), now() + interval '1 day')`,
    [reviewer, createHash('sha256').update(token).digest()],
  );
  await query(
    url,
    `INSERT INTO plugin (id, account_id, visibility, name, description, urn, created_at, updated_at)
     SELECT gen_random_uuid(), (SELECT id FROM account WHERE slug = 'dev-' || (n % 200 + 1)), 'private', 'Plugin ' || n, '', 'urn:bench:' || n, now(), now()
     FROM generate_series(1, $1::int) n`,
    [items],
  );
  await query(
    url,
    `INSERT INTO scope_request (id, plugin_id, state, created_by, created_at, submitted_at, queued_at)
     SELECT gen_random_uuid(), id, 'queued', account_id, now(), now(), date_trunc('milliseconds', now()) - random() * interval '60 hours' FROM plugin`,
  );
  await query(
    url,
    `INSERT INTO requested_pair (request_id, position, scope, mode, justification)
     SELECT r.id, p.position, p.scope, 'read', 'We show it beside the orders of the shop.'
     FROM scope_request r, (VALUES (0, 'website:settings'), (1, 'website:availability')) AS p(position, scope)`,
  );
  await query(
    url,
    `INSERT INTO review_item (id, kind, subject_id, revision, title, plugin_id, account_id, risk, state, queued_at, sla_deadline)
     SELECT gen_random_uuid(), CASE WHEN random() < 0.3 THEN 'delta_request' ELSE 'scope_request' END, r.id, 1, p.name, p.id, p.account_id,
       (ARRAY['low', 'low', 'medium', 'high'])[1 + floor(random() * 4)], 'open', r.queued_at, r.queued_at + interval '48 hours'
     FROM scope_request r JOIN plugin p ON p.id = r.plugin_id`,
  );
  await query(url, 'ANALYZE');
  return `gatehouse_marketplace=${token}`;
}

async function measured(count, work) {
  for (let i = 0; i < 10; i++) await work(i);
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await work(i);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

function at(times, share) {
  return (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN).toFixed(1);
}

async function query(address, sql, values = []) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

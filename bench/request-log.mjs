// How the request log is read with a million rows in 30 days, all of them of one plugin and its websites: lists, usage, export, over HTTP on loopback.
// Needs a build and a PostgreSQL server in which it may create (and drop) a database:
//   npm run build && DATABASE_URL=postgresql://… node bench/request-log.mjs [rows]
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const rows = Number(process.argv[2] ?? 1_000_000);
const DAYS = 30;
const server = process.env.DATABASE_URL;
if (!server) throw new Error('Set DATABASE_URL to a PostgreSQL server in which this may create a database.');
const name = `gatehouse_bench_${randomBytes(4).toString('hex')}`;
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
await query(server, `CREATE DATABASE ${name}`);
let app;
try {
  const { readEnvironment, migrateDatabase, createLogger } = await import('../dist/libs/platform/src/index.js');
  const { createMarketplace } = await import('../dist/apps/marketplace/src/marketplace.js');
  const { LogPartitions } = await import('../dist/libs/request-log/src/index.js');
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
  app = await createMarketplace(environment, createLogger('bench', 'error'));
  await app.listen(port, '127.0.0.1');
  const days = Array.from({ length: DAYS + 1 }, (_, ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10));
  await app.get(LogPartitions, { strict: false }).ensure(days);
  const { cookie, pluginId, websiteId } = await fill();
  const get = async (path) => {
    const answer = await fetch(`http://localhost:${port}${path}`, { headers: { cookie } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text;
  };
  const [ofPlugin, ofWebsite] = [`/api/plugins/${pluginId}`, `/api/websites/${websiteId}`];
  const month = `from=${new Date(Date.now() - (DAYS - 1) * 86_400_000).toISOString()}`;
  const [rare] = await query(url, `SELECT id FROM request_log WHERE status = 500 ORDER BY requested_at LIMIT 1`);
  const questions = {
    'list of the plugin, first page': `${ofPlugin}/requests`,
    'list of the plugin, 4xx': `${ofPlugin}/requests?status=4xx`,
    'list of the plugin, 500 (1 of 2,000)': `${ofPlugin}/requests?status=500`,
    'list of the plugin, one route, old': `${ofPlugin}/requests?route=/v1/website/:website_id/route7&to=${new Date(Date.now() - 20 * 86_400_000).toISOString()}`,
    'list of the plugin, nothing found': `${ofPlugin}/requests?address=10.9.9.9`,
    'list of a website (1 of 200)': `${ofWebsite}/requests`,
    'one request, explained': `/api/requests/${rare.id}`,
    'usage of the plugin, 30 days by day': `${ofPlugin}/usage?${month}`,
    'usage of the plugin, 30 days, by route': `${ofPlugin}/usage?${month}&group_by=route`,
    'usage of the plugin, 30 days, by website and status class': `${ofPlugin}/usage?${month}&group_by=website,status_class`,
    'usage of the plugin, 7 days by hour': `${ofPlugin}/usage?interval=hour&from=${new Date(Date.now() - 6.9 * 86_400_000).toISOString()}`,
    'usage of a website, 30 days by day': `${ofWebsite}/usage?${month}`,
  };
  console.log(
    `${rows} rows; milliseconds over HTTP on loopback, the client in the same process\n| what | n | p50 | max |\n|---|---|---|---|`,
  );
  for (const [what, path] of Object.entries(questions)) {
    const times = [];
    await get(path);
    for (let i = 0; i < 7; i++) {
      const start = performance.now();
      await get(path);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    console.log(`| ${what} | ${times.length} | ${times[3].toFixed(0)} | ${times[6].toFixed(0)} |`);
  }
  const start = performance.now();
  const before = process.memoryUsage().rss;
  let [bytes, peak] = [0, 0];
  const answer = await fetch(`http://localhost:${port}${ofPlugin}/requests/export?format=csv`, { headers: { cookie } });
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `export of everything: ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s, memory grew by ${((peak - before) / 1e6).toFixed(0)} MB at most`,
  );
} finally {
  await app?.close();
  await query(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

/** A developer's plugin on 200 websites, and the owner of one of them, signed in to both realms with one cookie jar. */
async function fill() {
  const [developer, owner, pluginId, credential] = Array.from({ length: 4 }, () => randomUUID());
  const sessions = [];
  for (const [realm, id, role] of [
    ['marketplace', developer, 'developer'],
    ['website', owner, 'member'],
  ]) {
    const token = randomBytes(32).toString('base64url');
    await query(
      url,
      `INSERT INTO account (id, realm, email, name, slug, password_hash, role, created_at, confirmed_at) VALUES ($1, $2::text, $2::text || '@example.com', 'Somebody', $2::text, 'none', $3, now(), now())`,
      [id, realm, role],
    );
    await query(
      url,
      `INSERT INTO session (id, account_id, token_hash, created_at, last_seen_at, expires_at) VALUES (gen_random_uuid(), $1, $2, now(), now(), now() + interval '1 day')`,
      [id, createHash('sha256').update(token).digest()],
    );
    sessions.push(`gatehouse_${realm}=${token}`);
  }
  await query(
    url,
    `INSERT INTO plugin (id, account_id, visibility, name, description, urn, created_at, updated_at) VALUES ($1, $2, 'private', 'Orders', '', 'urn:bench:orders', now(), now())`,
    [pluginId, developer],
  );
  await query(
    url,
    `INSERT INTO credential (id, kind, environment, plugin_id, state, created_at) VALUES ($1, 'plugin', 'production', $2, 'unclaimed', now())`,
    [credential, pluginId],
  );
  const websites = (
    await query(
      url,
      `INSERT INTO website (id, name, domain, settings, created_at, updated_at) SELECT gen_random_uuid(), 'W' || n, 'example.com', '{}', now(), now() FROM generate_series(1, 200) n RETURNING id`,
    )
  ).map(({ id }) => id);
  await query(
    url,
    `INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, 'owner', now(), now())`,
    [websites[0], owner],
  );
  // Latencies as a guard has them: most between 5 and 40 ms, some slow. In tenths of a millisecond, as they are kept.
  await query(
    url,
    `INSERT INTO request_log (id, requested_at, credential_id, credential_kind, environment, plugin_id, website_id, on_website, method, route, status, reason, latency_ms, address, user_agent)
     SELECT gen_random_uuid(), date_trunc('milliseconds', now() - random() * interval '${DAYS - 1} days'), $1, 'plugin', CASE WHEN random() < 0.1 THEN 'development' ELSE 'production' END, $2,
       ($3::uuid[])[1 + floor(random() * 200)], true, 'GET', '/v1/website/:website_id/route' || floor(random() * 20), status, CASE status WHEN 200 THEN 'resolved' WHEN 403 THEN 'not_allowed' ELSE 'server_error' END,
       CASE WHEN latency < 10 THEN round(latency, 1) ELSE round(latency) END, '203.0.113.7', 'orders/1.0 (bench)'
     FROM (SELECT round((5 + 20 * -ln(1 - random()))::numeric, 1) AS latency,
             CASE WHEN random() < 0.0005 THEN 500 WHEN random() < 0.05 THEN 403 ELSE 200 END AS status FROM generate_series(1, $4::int)) r`,
    [credential, pluginId, websites, rows],
  );
  await query(url, 'VACUUM ANALYZE request_log');
  return { cookie: sessions.join('; '), pluginId, websiteId: websites[0] };
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

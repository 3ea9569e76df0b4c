// How the request log is read with a million rows in 30 days, all of them of one plugin and its websites: lists, usage, export, over HTTP on loopback.
// Needs a build and a PostgreSQL server in which it may create (and drop) a database; takes some minutes, most of them for the rows:
//   npm run build && DATABASE_URL=postgresql://… node bench/request-log.mjs [rows]
import { randomUUID } from 'node:crypto';
import { at, measured, onAScratchMarketplace, signedIn } from './scratch-marketplace.mjs';

const rows = Number(process.argv[2] ?? 1_000_000);
const DAYS = 30;

await onAScratchMarketplace(async ({ query, start, origin }) => {
  const app = await start();
  const { LogPartitions } = await import('../dist/libs/request-log/src/index.js');
  const days = Array.from({ length: DAYS + 1 }, (_, ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10));
  await app.get(LogPartitions, { strict: false }).ensure(days);
  const { cookie, pluginId, websiteId } = await fill(query);
  const get = async (path) => {
    const answer = await fetch(`${origin}${path}`, { headers: { cookie } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text;
  };
  const [ofPlugin, ofWebsite] = [`/api/plugins/${pluginId}`, `/api/websites/${websiteId}`];
  const month = `from=${new Date(Date.now() - (DAYS - 1) * 86_400_000).toISOString()}`;
  const [rare] = await query(`SELECT id FROM request_log WHERE status = 500 ORDER BY requested_at LIMIT 1`);
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
    const times = await measured(7, () => get(path), { warmUp: 1, enoughMs: 10_000 });
    console.log(`| ${what} | ${times.length} | ${at(times, 0.5, 0)} | ${at(times, 1, 0)} |`);
  }
  await measureExport(`${origin}${ofPlugin}/requests/export?format=csv`, cookie);
});

async function measureExport(url, cookie) {
  const began = performance.now();
  const before = process.memoryUsage().rss;
  let [bytes, peak] = [0, 0];
  const answer = await fetch(url, { headers: { cookie } });
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `export of everything: ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s, memory grew by ${((peak - before) / 1e6).toFixed(0)} MB at most`,
  );
}

/** A developer's plugin on 200 websites, and the owner of one of them, signed in to both realms with one cookie jar. */
async function fill(query) {
  const [developer, owner, pluginId, credential] = Array.from({ length: 4 }, () => randomUUID());
  const sessions = [];
  for (const [realm, id, role] of [
    ['marketplace', developer, 'developer'],
    ['website', owner, 'member'],
  ]) {
    await query(
      `INSERT INTO account (id, realm, email, name, slug, password_hash, role, created_at, confirmed_at) VALUES ($1, $2::text, $2::text || '@example.com', 'Somebody', $2::text, 'none', $3, now(), now())`,
      [id, realm, role],
    );
    sessions.push(await signedIn(query, realm, id));
  }
  await query(
    `INSERT INTO plugin (id, account_id, visibility, name, description, urn, created_at, updated_at) VALUES ($1, $2, 'private', 'Orders', '', 'urn:bench:orders', now(), now())`,
    [pluginId, developer],
  );
  await query(
    `INSERT INTO credential (id, kind, environment, plugin_id, state, created_at) VALUES ($1, 'plugin', 'production', $2, 'unclaimed', now())`,
    [credential, pluginId],
  );
  const websites = (
    await query(
      `INSERT INTO website (id, name, domain, settings, created_at, updated_at) SELECT gen_random_uuid(), 'W' || n, 'example.com', '{}', now(), now() FROM generate_series(1, 200) n RETURNING id`,
    )
  ).map(({ id }) => id);
  await query(
    `INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, 'owner', now(), now())`,
    [websites[0], owner],
  );
  // Latencies as a guard has them: most between 5 and 40 ms, some slow. In tenths of a millisecond, as they are kept.
  await query(
    `INSERT INTO request_log (id, requested_at, credential_id, credential_kind, environment, plugin_id, website_id, on_website, method, route, status, reason, latency_ms, address, user_agent)
     SELECT gen_random_uuid(), date_trunc('milliseconds', now() - random() * interval '${DAYS - 1} days'), $1, 'plugin', CASE WHEN random() < 0.1 THEN 'development' ELSE 'production' END, $2,
       ($3::uuid[])[1 + floor(random() * 200)], true, 'GET', '/v1/website/:website_id/route' || floor(random() * 20), status, CASE status WHEN 200 THEN 'resolved' WHEN 403 THEN 'not_allowed' ELSE 'server_error' END,
       CASE WHEN latency < 10 THEN round(latency, 1) ELSE round(latency) END, '203.0.113.7', 'orders/1.0 (bench)'
     FROM (SELECT round((5 + 20 * -ln(1 - random()))::numeric, 1) AS latency,
             CASE WHEN random() < 0.0005 THEN 500 WHEN random() < 0.05 THEN 403 ELSE 200 END AS status FROM generate_series(1, $4::int)) r`,
    [credential, pluginId, websites, rows],
  );
  await query('VACUUM ANALYZE request_log');
  return { cookie: sessions.join('; '), pluginId, websiteId: websites[0] };
}

// How the review queue does with 10,000 open items: the list page, a lease, a bulk decision on 500, all over HTTP on loopback.
// Needs a build and a PostgreSQL server in which it may create (and drop) a database:
//   npm run build && DATABASE_URL=postgresql://… node bench/review-queue.mjs [items]
import { randomUUID } from 'node:crypto';
import { at, measured, onAScratchMarketplace, signedIn } from './scratch-marketplace.mjs';

const items = Number(process.argv[2] ?? 10_000);

await onAScratchMarketplace(async ({ query, start, origin }) => {
  const cookie = await fill(query);
  await start();
  const call = async (method, path, body) => {
    const answer = await fetch(`${origin}${path}`, {
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
  const ids = (await query(`SELECT id FROM review_item WHERE state = 'open' AND risk = 'low' ORDER BY id LIMIT 1000`)).map(({ id }) => id);
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
});

/** Plugins of 200 developers, each with a queued request. @returns the cookie of a reviewer */
async function fill(query) {
  const reviewer = randomUUID();
  await query(
    `INSERT INTO account (id, realm, email, name, slug, password_hash, role, created_at, confirmed_at)
     SELECT gen_random_uuid(), 'marketplace', 'dev' || n || '@example.com', 'Dev ' || n, 'dev-' || n, 'none', 'developer', now(), now() FROM generate_series(1, 200) n
     UNION ALL SELECT '${reviewer}', 'marketplace', 'rita@example.com', 'Rita', 'rita', 'none', 'reviewer', now(), now()`,
  );
  await query(
    `INSERT INTO plugin (id, account_id, visibility, name, description, urn, created_at, updated_at)
     SELECT gen_random_uuid(), (SELECT id FROM account WHERE slug = 'dev-' || (n % 200 + 1)), 'private', 'Plugin ' || n, '', 'urn:bench:' || n, now(), now()
     FROM generate_series(1, $1::int) n`,
    [items],
  );
  await query(
    `INSERT INTO scope_request (id, plugin_id, state, created_by, created_at, submitted_at, queued_at)
     SELECT gen_random_uuid(), id, 'queued', account_id, now(), now(), date_trunc('milliseconds', now()) - random() * interval '60 hours' FROM plugin`,
  );
  await query(
    `INSERT INTO requested_pair (request_id, position, scope, mode, justification)
     SELECT r.id, p.position, p.scope, 'read', 'We show it beside the orders of the shop.'
     FROM scope_request r, (VALUES (0, 'website:settings'), (1, 'website:availability')) AS p(position, scope)`,
  );
  await query(
    `INSERT INTO review_item (id, kind, subject_id, revision, title, plugin_id, account_id, risk, state, queued_at, sla_deadline)
     SELECT gen_random_uuid(), CASE WHEN random() < 0.3 THEN 'delta_request' ELSE 'scope_request' END, r.id, 1, p.name, p.id, p.account_id,
       (ARRAY['low', 'low', 'medium', 'high'])[1 + floor(random() * 4)], 'open', r.queued_at, r.queued_at + interval '48 hours'
     FROM scope_request r JOIN plugin p ON p.id = r.plugin_id`,
  );
  await query('ANALYZE');
  return signedIn(query, 'marketplace', reviewer);
}

import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { SYSTEM } from '@gatehouse/audit';
import { KeypairRotation, WebsiteKeys } from '@gatehouse/credentials';
import { DAY, MINUTE, ProcessLog, utcDay } from '@gatehouse/platform';
import { LogPartitions, RequestLogSchedule } from '@gatehouse/request-log';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { aMadeUpKey, asBasic, asBearer, asPlugin, Builders, type TestPlugin } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { rawRequest, type RawAnswer, type RawCall } from '../support/raw-request.js';

interface Row {
  id: string;
  credential_id: string | null;
  credential_kind: string | null;
  environment: string | null;
  plugin_id: string | null;
  website_id: string | null;
  on_website: boolean;
  account_id: string | null;
  method: string | null;
  route: string | null;
  status: number;
  reason: string | null;
  cause: string | null;
  latency_ms: number;
  address: string | null;
  user_agent: string | null;
  requested_at: Date;
}

describe('the request log', () => {
  let gatehouse: TestGatehouse;
  let app: NestFastifyApplication;
  let build: Builders;
  let plugin: TestPlugin;
  let websiteId: string;
  let settings: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    app = await gatehouse.startRestApi();
    build = new Builders(app);
    plugin = await build.aPlugin();
    websiteId = await build.aWebsite();
    settings = `/v1/website/${websiteId}/settings`;
    await build.aGrant(plugin, ['website:settings/read']);
    await build.anInstall(websiteId, plugin, ['website:settings/read']);
  });
  afterAll(() => gatehouse.stop());
  beforeEach(() => {
    gatehouse.clock.advance(2 * MINUTE);
  });

  const send = (path: string, call: RawCall = {}): Promise<RawAnswer> =>
    rawRequest(`http://127.0.0.1:${gatehouse.environment.values.REST_API_PORT}`, path, call);
  const rowOf = ({ headers }: RawAnswer): Promise<Row> =>
    eventually(async () => (await gatehouse.database.query<Row>('SELECT * FROM request_log WHERE id = $1', [headers['request-id']]))[0]);
  const rowFor = async (path: string, call: RawCall = {}): Promise<Row> => rowOf(await send(path, call));

  it('has a row for a request that was allowed, with whose it was and how long it took', async () => {
    const row = await rowFor(settings, { headers: { ...asPlugin(plugin.production), 'user-agent': 'orders/1.0' } });
    expect(row).toMatchObject({
      credential_id: plugin.production.identifier,
      credential_kind: 'plugin',
      environment: 'production',
      plugin_id: plugin.id,
      website_id: websiteId,
      on_website: true,
      account_id: null,
      method: 'GET',
      route: '/v1/website/:website_id/settings',
      status: 200,
      reason: 'resolved',
      cause: null,
      address: '127.0.0.1',
      user_agent: 'orders/1.0',
    });
    expect(row.latency_ms).toBeGreaterThan(0);
    expect(Math.abs(row.requested_at.getTime() - gatehouse.clock.now().getTime())).toBeLessThan(30_000);
  });

  it('says whose a website key and a user key is, and which operator called', async () => {
    const key = await build.aWebsiteKey(websiteId);
    expect(await rowFor(settings, { headers: asBearer(key) })).toMatchObject({
      credential_id: key.id,
      credential_kind: 'website',
      website_id: websiteId,
      on_website: true,
      account_id: null,
      plugin_id: null,
    });
    const userKey = await build.aUserKey(websiteId, 'operator');
    // A key belongs to its own website, whatever stands in the path.
    expect(await rowFor(`/v1/website/${randomUUID()}/settings`, { headers: asBasic(userKey) })).toMatchObject({
      credential_id: userKey.id,
      credential_kind: 'user',
      account_id: userKey.accountId,
      website_id: websiteId,
      on_website: true,
      status: 404,
      reason: 'website_not_found',
    });
  });

  it('has a row for each way of being refused, from before the route to the body', async () => {
    const mine = asPlugin(plugin.production);
    const cases: [string, string, RawCall, Partial<Row>][] = [
      ['an unknown route', '/v1/nowhere', { headers: mine }, { status: 404, reason: 'not_found', route: null }],
      ['a wrong method', settings, { method: 'DELETE', headers: mine }, { status: 405, reason: 'method_not_allowed', route: null }],
      ['a malformed URL', '/v1/website/%zz/settings', { headers: mine }, { status: 400, reason: 'invalid_data', route: null }],
      ['no credential', settings, {}, { status: 401, reason: 'invalid_session', cause: 'missing', credential_id: null, plugin_id: null }],
      [
        'no tier header',
        settings,
        { headers: { authorization: mine.authorization ?? '' } },
        { status: 401, cause: 'tier_header', plugin_id: plugin.id },
      ],
      [
        'a plugin’s key in the URL',
        `/v1/website/${websiteId}/settings?key=${plugin.production.key}`,
        {},
        { status: 403, reason: 'url_key_disabled' },
      ],
      [
        'a body that is too large',
        settings,
        { method: 'PATCH', headers: mine, body: { name: 'x'.repeat(1_100_000) } },
        { status: 413, reason: 'payload_too_large', route: '/v1/website/:website_id/settings' },
      ],
      ['a scope that is missing', `/v1/website/${websiteId}/operators/list`, { headers: mine }, { status: 403, reason: 'not_allowed' }],
      ['a website that is not there', `/v1/website/${randomUUID()}`, { headers: mine }, { status: 404, reason: 'not_subscribed' }],
    ];
    for (const [what, path, call, expected] of cases) {
      const row = await rowFor(path, call);
      expect({ what, ...row }).toMatchObject({ what, credential_id: plugin.production.identifier, ...expected });
      expect({ what, onWebsite: row.on_website }).toEqual({ what, onWebsite: row.reason === 'not_allowed' });
    }
  });

  it('has a row for bytes that were no HTTP', async () => {
    await new Promise<void>((resolve, reject) => {
      const socket = connect(gatehouse.environment.values.REST_API_PORT, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket.on('error', reject).on('close', () => {
        resolve();
      });
      socket.resume();
    });
    const rows = await eventually(async () => {
      const found = await gatehouse.database.query<Row>('SELECT * FROM request_log WHERE method IS NULL');
      return found.length > 0 ? found : undefined;
    });
    expect(rows).toMatchObject([{ status: 400, reason: 'invalid_data', credential_id: null, address: '127.0.0.1' }]);
  });

  it('tells by its cause which check of the credential failed, where the answer tells nobody', async () => {
    const [key, deleted] = [await build.aWebsiteKey(websiteId), await build.aWebsiteKey(websiteId)];
    const expiring = await build.aWebsiteKey(websiteId, { expiresAt: new Date(gatehouse.clock.now().getTime() + DAY) });
    await app.get(WebsiteKeys, { strict: false }).delete(SYSTEM, websiteId, deleted.id);
    const rolled = await build.aPlugin();
    await app.get(KeypairRotation, { strict: false }).roll(SYSTEM, rolled.id, 'production');
    gatehouse.clock.advance(2 * DAY);
    const other = await build.aWebsiteKey(websiteId);
    const cases: [string, string | null, Record<string, string>][] = [
      ['expired', expiring.id, asBearer(expiring)],
      ['revoked', deleted.id, asBasic(deleted)],
      ['rolled', rolled.production.identifier, asPlugin(rolled.production)],
      // A wrong secret is its owner's affair too.
      ['never_issued', plugin.production.identifier, asPlugin({ ...plugin.production, key: aMadeUpKey() })],
      ['never_issued', key.id, asBasic({ ...key, secret: other.secret })],
      ['never_issued', null, asPlugin({ identifier: randomUUID(), key: aMadeUpKey() })],
    ];
    const answers = new Set<string>();
    for (const [cause, credentialId, headers] of cases) {
      const answer = await send(settings, { headers });
      answers.add(answer.text);
      expect(await rowOf(answer)).toMatchObject({ status: 401, reason: 'invalid_session', cause, credential_id: credentialId });
    }
    expect(answers.size).toBe(1);
  });

  it('lets no stranger fill the log of a credential whose identifier they know', async () => {
    const forged = asPlugin({ identifier: plugin.production.identifier, key: aMadeUpKey() });
    expect(await rowFor('/v1/nowhere', { headers: forged })).toMatchObject({ status: 404, credential_id: null, plugin_id: null });
  });

  it('has a row for a caller that hung up before the answer', async () => {
    const before = await gatehouse.database.query('SELECT 1 FROM request_log WHERE user_agent = $1', ['hasty']);
    expect(before).toEqual([]);
    const lines = Object.entries({ ...asPlugin(plugin.production), host: 'x', 'user-agent': 'hasty' }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    const socket = connect(gatehouse.environment.values.REST_API_PORT, '127.0.0.1', () => {
      socket.write(`GET ${settings} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, () => socket.resetAndDestroy());
    });
    socket.on('error', () => undefined);
    const [row] = await eventually(async () => {
      const rows = await gatehouse.database.query<Row>('SELECT * FROM request_log WHERE user_agent = $1', ['hasty']);
      return rows.length > 0 ? rows : undefined;
    });
    expect(row).toMatchObject({ route: '/v1/website/:website_id/settings', plugin_id: plugin.id });
  });

  it('keeps no key that was sent in the path, the query, the body or the user agent', async () => {
    const key = await build.aWebsiteKey(websiteId);
    const places: [string, RawCall][] = [
      [`/v1/${key.secret}/nowhere?key=${key.secret}`, {}],
      [`${settings}?key=${key.secret}`, { headers: { 'user-agent': `curl ${key.secret}` } }],
      [settings, { method: 'PATCH', body: { api_key: key.secret } }],
    ];
    for (const [path, call] of places) expect(JSON.stringify(await rowFor(path, call))).not.toContain(key.secret.slice(12));
  });

  it('does not write down the health checks', async () => {
    await send('/health/live');
    await rowFor(settings, { headers: asPlugin(plugin.production) });
    expect(await gatehouse.database.query(`SELECT 1 FROM request_log WHERE route LIKE '/health%'`)).toEqual([]);
  });

  it('makes the partition of a day at need, ahead by the schedule, at once from many nodes, and drops it after its time', async () => {
    const partitions = app.get(LogPartitions, { strict: false });
    const schedule = new RequestLogSchedule(partitions, gatehouse.clock, gatehouse.environment, app.get(ProcessLog));
    gatehouse.clock.advance(3 * DAY);
    const today = utcDay(gatehouse.clock.now());
    expect(await partitions.days()).not.toContain(today);
    const row = await rowFor(settings, { headers: asPlugin(plugin.production) });
    expect(await partitions.days()).toContain(today);

    const days = [1, 2, 3].map((ahead) => utcDay(gatehouse.clock.after(ahead * DAY)));
    await Promise.all([schedule.run(), schedule.run(), partitions.ensure(days)]);
    expect(await partitions.days()).toEqual(expect.arrayContaining(days));
    // Partitions made apart have the indexes of the whole.
    const [counted] = await gatehouse.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_indexes WHERE tablename = $1`,
      [`request_log_${today.replaceAll('-', '')}`],
    );
    expect(counted?.count).toBe(6);

    gatehouse.clock.advance(30 * DAY);
    await schedule.run();
    expect(await partitions.days()).toContain(today);
    gatehouse.clock.advance(DAY);
    await schedule.run();
    expect(await partitions.days()).not.toContain(today);
    expect(await gatehouse.database.query('SELECT 1 FROM request_log WHERE id = $1', [row.id])).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { DAY, HOUR } from '@gatehouse/platform';
import { LogPartitions } from '@gatehouse/request-log';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { asBearer, asPlugin, Builders, type TestPlugin } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { HttpClient } from '../support/http-client.js';
import type { Person } from '../support/journey.js';
import { aPerson } from './websites-people.js';

interface Bucket {
  start: string;
  requests: number;
  p50_ms: number | null;
  p99_ms: number | null;
}
interface Series extends Omit<Bucket, 'start'> {
  environment: string | null;
  route?: string | null;
  website?: string | null;
  website_name?: string | null;
  status?: string;
  status_class?: string;
  credential?: string | null;
  buckets: Bucket[];
}
interface Usage {
  from: string;
  to: string;
  series: Series[];
  series_left_out: number;
}

interface Activity {
  items: { kind: string; id: string; requests: number; requests_today: number; programs_today: number; plugins: number }[];
}

describe('the usage', () => {
  let gatehouse: TestGatehouse;
  let marketplace: NestFastifyApplication;
  let build: Builders;
  let developer: Person & { id: string };
  let owner: Person & { id: string };
  let plugin: TestPlugin;
  let websiteId: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    marketplace = await gatehouse.startMarketplace();
    build = new Builders(await gatehouse.startRestApi());
    developer = await aPerson(gatehouse, 'marketplace', 'Dora Developer');
    owner = await aPerson(gatehouse, 'website', 'Olga Owner');
  });
  afterAll(() => gatehouse.stop());
  beforeEach(async () => {
    plugin = await build.aPlugin({ accountId: developer.id });
    websiteId = await build.aWebsite();
    await build.query(
      `INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, 'owner', now(), now())`,
      [websiteId, owner.id],
    );
  });

  const usage = async (by: Person, path: string): Promise<Usage> => {
    const answer = await by.http.get<Usage>(path);
    expect({ path, status: answer.status, text: answer.status === 200 ? '' : answer.text }).toEqual({ path, status: 200, text: '' });
    return answer.body;
  };
  const ofPlugin = (query = ''): Promise<Usage> => usage(developer, `/api/plugins/${plugin.id}/usage?${query}`);

  interface Made {
    readonly ago?: number;
    readonly environment?: string;
    readonly route?: string;
    readonly status?: number;
    readonly websiteId?: string;
    readonly latencies: readonly number[];
  }
  /** Rows of the plugin as the REST API would have written them. */
  async function made({ ago = 0, environment = 'production', route = '/v1/a', status = 200, latencies, ...more }: Made): Promise<void> {
    const at = gatehouse.clock.after(-ago);
    await marketplace.get(LogPartitions, { strict: false }).ensure([at.toISOString().slice(0, 10)]);
    await gatehouse.database.query(
      `INSERT INTO request_log (id, requested_at, plugin_id, environment, website_id, on_website, method, route, status, reason, latency_ms, credential_kind)
       SELECT gen_random_uuid(), $1, $2, $3, $4, true, 'GET', $5, $6, 'resolved', latency, 'plugin' FROM unnest($7::real[]) latency`,
      [at, plugin.id, environment, more.websiteId ?? websiteId, route, status, [...latencies]],
    );
  }

  it('counts what was really asked of the REST API, refused requests included', async () => {
    await build.anInstall(websiteId, plugin, []);
    const key = await build.aWebsiteKey(websiteId);
    const api = (headers: Record<string, string>) => new HttpClient(gatehouse.environment.values.REST_API_URL, headers);
    await api(asPlugin(plugin.production)).get(`/v1/website/${websiteId}/settings`);
    await api(asPlugin(plugin.production)).get('/v1/plugin/connect/account');
    await api(asPlugin(plugin.development)).get('/v1/plugin/connect/account');
    await api(asBearer(key)).get(`/v1/website/${websiteId}/settings`);
    const report = await eventually(async () => {
      const found = await ofPlugin('group_by=route,status');
      return found.series.reduce((sum, { requests }) => sum + requests, 0) === 3 ? found : undefined;
    });
    expect(report.series.map(({ environment, route, status, requests }) => [environment, route, status, requests]).sort()).toEqual([
      ['development', 'GET /v1/plugin/connect/account', '200', 1],
      ['production', 'GET /v1/plugin/connect/account', '200', 1],
      ['production', 'GET /v1/website/:website_id/settings', '403', 1],
    ]);
    const byWebsite = await usage(owner, `/api/websites/${websiteId}/usage?group_by=credential,status_class`);
    expect(
      byWebsite.series.map(({ environment, credential, status_class: status, requests }) => [environment, credential, status, requests]),
    ).toEqual(
      expect.arrayContaining([
        [null, key.id, '2xx', 1],
        ['production', null, '4xx', 1],
      ]),
    );
    const byKey = await usage(owner, `/api/websites/${websiteId}/keys/${key.id}/usage`);
    expect(byKey.series).toMatchObject([{ environment: null, requests: 1 }]);
  });

  it('tells a website who uses it, by what can be taken away', async () => {
    await made({ latencies: [1, 2, 3] });
    await made({ ago: 6 * DAY, latencies: [1] });
    await made({ ago: 8 * DAY, latencies: [1] });
    await made({ environment: 'development', latencies: [1, 2] });
    await made({ latencies: [1], websiteId: randomUUID() });
    const key = await build.aWebsiteKey(websiteId);
    for (const agent of ['curl/8', 'curl/8', 'robot/1'])
      await new HttpClient(gatehouse.environment.values.REST_API_URL, { ...asBearer(key), 'user-agent': agent }).get('/v1/website');
    const { items } = await eventually(async () => {
      const answer = await owner.http.get<Activity>(`/api/websites/${websiteId}/activity`);
      expect(answer.status).toBe(200);
      return answer.body.items.some(({ kind, requests }) => kind === 'key' && requests === 3) ? answer.body : undefined;
    });
    expect(
      items.map(({ kind, id, requests, requests_today, programs_today, plugins }) => [
        kind,
        id,
        requests,
        requests_today,
        programs_today,
        plugins,
      ]),
    ).toEqual([
      ['plugin', plugin.id, 4, 3, 1, 1],
      ['key', key.id, 3, 3, 2, 0],
      ['developer', developer.id, 2, 2, 1, 1],
    ]);
    expect((await developer.http.get(`/api/websites/${websiteId}/activity`)).status).toBe(401);
    expect((await (await aPerson(gatehouse, 'website', 'Sam Stranger')).http.get(`/api/websites/${websiteId}/activity`)).status).toBe(404);
  });

  it('fills every bucket, and tells development from production, also where nothing was asked', async () => {
    await made({ ago: DAY, latencies: [5] });
    const { series, from, to } = await ofPlugin();
    expect(Date.parse(to) - Date.parse(from)).toBe(7 * DAY);
    expect(series.map(({ environment, requests }) => [environment, requests])).toEqual([
      ['production', 1],
      ['development', 0],
    ]);
    for (const { buckets } of series) {
      expect(buckets).toHaveLength(7);
      expect(buckets.map(({ start }) => Date.parse(start))).toEqual(
        Array.from({ length: 7 }, (_, index) => Date.parse(from) + index * DAY),
      );
    }
    expect(series[0]?.buckets.map(({ requests, p50_ms }) => [requests, p50_ms])).toEqual([
      [0, null],
      [0, null],
      [0, null],
      [0, null],
      [0, null],
      [1, 5],
      [0, null],
    ]);
    const hours = await ofPlugin('interval=hour');
    expect(hours.series[0]?.buckets).toHaveLength(24);
    expect(Date.parse(hours.to) - Date.parse(hours.from)).toBe(24 * HOUR);
  });

  it('has the percentiles that PostgreSQL has', async () => {
    const latencies = Array.from({ length: 1_237 }, (_, index) => ((index * 7_919) % 1_000) / 10);
    for (const [ago, share] of [
      [0, latencies.slice(0, 237)],
      [DAY, latencies.slice(237)],
    ] as const)
      await made({ ago, latencies: share });
    const [whole] = (await ofPlugin()).series;
    const exact = async (where: string) =>
      (
        await gatehouse.database.query<{ p50: number; p99: number }>(
          `SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY latency_ms) AS p50, percentile_disc(0.99) WITHIN GROUP (ORDER BY latency_ms) AS p99
           FROM request_log WHERE plugin_id = $1 AND ${where}`,
          [plugin.id],
        )
      )[0];
    expect({ p50: whole?.p50_ms, p99: whole?.p99_ms }).toEqual(await exact('true'));
    const today = whole?.buckets.at(-1);
    expect(today?.requests).toBe(237);
    expect({ p50: today?.p50_ms, p99: today?.p99_ms }).toEqual(await exact(`requested_at >= '${today?.start ?? ''}'`));
  });

  it('groups by route, website and status, the largest first, a hundred at most', async () => {
    await made({ route: '/v1/b', latencies: [1, 2, 3], status: 500 });
    await made({ route: '/v1/a', latencies: [1], websiteId: randomUUID() });
    const byRoute = await ofPlugin('group_by=route');
    expect(byRoute.series.map(({ route, requests }) => [route, requests])).toEqual([
      ['GET /v1/b', 3],
      ['GET /v1/a', 1],
    ]);
    expect((await ofPlugin('group_by=website')).series[0]).toMatchObject({ website: websiteId, website_name: null, requests: 3 });
    expect((await ofPlugin('group_by=status_class')).series.map(({ status_class: one }) => one)).toEqual(['5xx', '2xx']);
    for (let index = 0; index < 120; index++) await made({ route: `/v1/many/${index}`, latencies: [1] });
    const many = await ofPlugin('group_by=route');
    expect([many.series.length, many.series_left_out]).toEqual([100, 22]);
  });

  it('calls websites by their names, where the developer was let in once', async () => {
    const stranger = await build.aWebsite();
    const trusting = await build.aWebsite();
    await build.anInstall(websiteId, plugin, []);
    await build.query(
      `INSERT INTO trusted_website (id, website_id, account_id, state, redeemed_at, ended_at) VALUES (gen_random_uuid(), $1, $2, 'ended', now(), now())`,
      [trusting, developer.id],
    );
    for (const [index, id] of [websiteId, trusting, stranger].entries())
      await made({ websiteId: id, latencies: Array.from({ length: 3 - index }, () => 1) });
    const { series } = await ofPlugin('group_by=website');
    expect(series.map(({ website, website_name: name }) => [website, typeof name])).toEqual([
      [websiteId, 'string'],
      [trusting, 'string'],
      [stranger, 'object'],
    ]);
    const csv = await developer.http.get(`/api/plugins/${plugin.id}/usage?format=csv&group_by=website`);
    expect(csv.text).toContain(`${websiteId},${series[0]?.website_name ?? ''},3,1,1`);
  });

  it('comes as CSV by format or by Accept, one line a bucket', async () => {
    await made({ latencies: [5, 7] });
    for (const [query, accept] of [
      ['format=csv&group_by=route', '*/*'],
      ['group_by=route', 'text/csv'],
    ] as const) {
      const answer = await developer.http.get(`/api/plugins/${plugin.id}/usage?${query}`, { headers: { accept } });
      expect(answer.headers.get('content-type')).toContain('text/csv');
      const lines = answer.text.trimEnd().split('\r\n');
      expect(lines).toHaveLength(8);
      expect(lines[0]).toBe('start,environment,route,requests,p50_ms,p99_ms');
      expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\dT00:00:00\.000Z,production,GET \/v1\/a,0,,$/);
      expect(lines[7]).toMatch(/,production,GET \/v1\/a,2,5,7$/);
    }
    expect((await ofPlugin('format=json')).series[0]).toMatchObject({ requests: 2 });
  });

  it.each([
    'group_by=colour',
    'group_by=route,route',
    'group_by=route,status,website',
    'group_by=plugin',
    'interval=minute',
    'from=2020-01-01T00:00:00Z',
    'interval=hour&from=2026-01-01T00:00:00Z&to=2026-01-09T00:00:00Z',
    'from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z',
    'credential_id=1%27%20OR%20true',
    'format=xml',
  ])('refuses %s', async (query) => {
    const answer = await developer.http.get<{ code: string }>(`/api/plugins/${plugin.id}/usage?${query}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_data']);
  });
});

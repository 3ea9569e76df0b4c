import { DAY, MINUTE } from '@gatehouse/platform';
import { Quotas, RouteUse } from '@gatehouse/usage';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { asPlugin, Builders, type TestPlugin } from '../support/builders.js';

describe('quotas', () => {
  let gatehouse: TestGatehouse;
  let app: NestFastifyApplication;
  let build: Builders;
  let quotas: Quotas;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    app = await gatehouse.startRestApi();
    build = new Builders(app);
    quotas = app.get(Quotas, { strict: false });
    // A test that counts must not run across midnight.
    const untilMidnight = DAY - (gatehouse.clock.now().getTime() % DAY);
    if (untilMidnight < 5 * MINUTE) gatehouse.clock.advance(untilMidnight + MINUTE);
  });
  afterAll(() => gatehouse.stop());

  const aPluginWith = async (limit: number): Promise<TestPlugin & { websiteId: string }> => {
    const plugin = await build.aPlugin();
    const websiteId = await build.aWebsite();
    await build.anInstall(websiteId, plugin);
    await build.aQuota(plugin, 'production', limit);
    return { ...plugin, websiteId };
  };
  const statusOf = async (plugin: TestPlugin, path: string, headers: Record<string, string> = {}): Promise<number> =>
    (await gatehouse.caller(plugin.production, headers).get(path)).status;

  it('of 20 accept exactly 20 of 200 requests that come at once', async () => {
    const plugin = await aPluginWith(20);
    const url = `${gatehouse.environment.values.REST_API_URL}/v1/website/${plugin.websiteId}`;
    const statuses = await Promise.all(
      Array.from({ length: 200 }, () => fetch(url, { headers: asPlugin(plugin.production) }).then(({ status }) => status)),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(180);
    expect(await quotas.peek(plugin.id, 'production')).toMatchObject({ limit: 20, used: 20, remaining: 0 });
  });

  it('are shared by all websites of a plugin, and not with another plugin or environment', async () => {
    const plugin = await aPluginWith(2);
    const second = await build.aWebsite();
    await build.anInstall(second, plugin);
    await build.aTrustedWebsite(second, plugin.accountId);
    const other = await aPluginWith(1);
    expect(await statusOf(plugin, `/v1/website/${plugin.websiteId}`)).toBe(200);
    expect(await statusOf(plugin, `/v1/website/${second}`)).toBe(200);
    expect(await statusOf(plugin, `/v1/website/${second}`)).toBe(429);
    expect(await statusOf(other, `/v1/website/${other.websiteId}`)).toBe(200);
    expect((await gatehouse.caller(plugin.development).get(`/v1/website/${second}`)).status).toBe(200);
  });

  it('keep what was refused for install, scope or body, and charge nothing for a wrong key, a wrong tier or another method', async () => {
    const plugin = await aPluginWith(100);
    const used = async (): Promise<number | undefined> => (await quotas.peek(plugin.id, 'production'))?.used;
    expect(await statusOf(plugin, `/v1/website/${await build.aWebsite()}`)).toBe(404);
    expect(await used()).toBe(1);
    expect(await statusOf(plugin, `/v1/website/${plugin.websiteId}/settings`)).toBe(403);
    expect(await used()).toBe(2);
    const path = `/v1/plugins/subscription/${plugin.websiteId}/${plugin.id}/settings`;
    expect((await gatehouse.caller(plugin.production).put(path, '[]')).status).toBe(400);
    expect(await used()).toBe(3);

    expect(await statusOf(plugin, `/v1/website/${plugin.websiteId}`, { 'x-crisp-tier': 'user' })).toBe(401);
    expect(await statusOf({ ...plugin, production: plugin.development }, '/v1/website/x', { 'x-crisp-tier': 'website' })).toBe(401);
    expect((await gatehouse.caller(plugin.production).post(`/v1/plugins/subscription/${plugin.websiteId}`)).status).toBe(403);
    expect((await gatehouse.caller(plugin.production).put(`/v1/website/${plugin.websiteId}`, {})).status).toBe(405);
    expect(await statusOf(plugin, '/v1/plugin/connect/session')).toBe(200);
    expect(await statusOf(plugin, '/v1/plugin/connect/token')).toBe(200);
    expect(await used()).toBe(3);
  });

  it('let the keypair ask about itself when they are used up', async () => {
    const plugin = await aPluginWith(1);
    expect(await statusOf(plugin, '/v1/plugin/connect/account')).toBe(200);
    expect(await statusOf(plugin, '/v1/plugin/connect/account')).toBe(429);
    expect(await statusOf(plugin, '/v1/plugin/connect/session')).toBe(200);
    const token = await gatehouse.caller(plugin.production).get('/v1/plugin/connect/token');
    expect(token.body).toMatchObject({ data: { quota: { limit: 1, used: 1, remaining: 0 } } });
  });

  it('return the unit of a request that failed on our side, and of no other', async () => {
    const plugin = await aPluginWith(5);
    await build.query('ALTER TABLE website RENAME TO website_gone');
    try {
      const answer = await gatehouse.caller(plugin.production).get(`/v1/website/${plugin.websiteId}`);
      expect(answer.status).toBe(500);
      expect(answer.body).toMatchObject({ error: true, reason: 'server_error' });
      expect(answer.text).not.toMatch(/website_gone|relation|SELECT/i);
      expect(await quotas.peek(plugin.id, 'production')).toMatchObject({ used: 0 });
    } finally {
      await build.query('ALTER TABLE website_gone RENAME TO website');
    }
    await build.query('ALTER TABLE route_use RENAME TO route_use_gone');
    try {
      expect(await statusOf(plugin, `/v1/website/${plugin.websiteId}`)).toBe(500);
      expect(await quotas.peek(plugin.id, 'production')).toMatchObject({ used: 0 });
    } finally {
      await build.query('ALTER TABLE route_use_gone RENAME TO route_use');
    }
  });

  it('start again at midnight UTC and with a reset; a unit of the day before is not credited to the new one', async () => {
    const plugin = await aPluginWith(1);
    const take = await quotas.take(plugin.id, 'production');
    expect(take).toMatchObject({ allowed: true, used: 1, remaining: 0 });
    expect(take.resetsAt.getTime() % DAY).toBe(0);
    expect(await quotas.take(plugin.id, 'production')).toMatchObject({ allowed: false, unit: null });

    await app.get(DataSource).transaction((tx) => quotas.reset(tx, plugin.id, 'production'));
    if (take.unit) await quotas.giveBack(take.unit);
    expect(await quotas.take(plugin.id, 'production')).toMatchObject({ allowed: true, used: 1 });
    if (take.unit) await quotas.giveBack(take.unit);
    expect(await quotas.take(plugin.id, 'production')).toMatchObject({ allowed: false });

    gatehouse.clock.advance(DAY);
    expect(await quotas.take(plugin.id, 'production')).toMatchObject({ allowed: true, used: 1 });
  });

  it('follow a changed limit from the next request on', async () => {
    const plugin = await aPluginWith(1);
    const setLimit = (limit: number): Promise<void> =>
      app.get(DataSource).transaction((tx) => quotas.setLimits(tx, 'production', [{ holderId: plugin.id, dailyLimit: limit }]));
    await quotas.take(plugin.id, 'production');
    await setLimit(3);
    expect(await quotas.take(plugin.id, 'production')).toMatchObject({ allowed: true, limit: 3, used: 2 });
    await setLimit(1);
    expect(await quotas.take(plugin.id, 'production')).toMatchObject({ allowed: false, remaining: 0 });
  });

  it('come with a count of each route and the scope it needs, also of what was refused for its scope', async () => {
    const plugin = await aPluginWith(100);
    const routes = app.get(RouteUse, { strict: false });
    await statusOf(plugin, `/v1/website/${plugin.websiteId}`);
    await statusOf(plugin, `/v1/website/${plugin.websiteId}/settings`);
    await gatehouse.caller(plugin.production).send('HEAD', `/v1/website/${plugin.websiteId}/settings`);
    await statusOf(plugin, `/v1/website/${await build.aWebsite()}/settings`);
    expect(await routes.list(plugin.id, 'production', 1)).toMatchObject([
      { route: 'GET /v1/website/:website_id/settings', needs: { scope: 'website:settings', mode: 'read' }, count: 2 },
      { route: 'GET /v1/website/:website_id', needs: null, count: 1 },
    ]);
    expect(await routes.list(plugin.id, 'development', 1)).toEqual([]);
  });
});

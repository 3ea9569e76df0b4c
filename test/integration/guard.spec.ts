import { Gate, type DataPlaneRequest, type Decision } from '@gatehouse/guard';
import { DAY } from '@gatehouse/platform';
import { Quotas, RouteUse } from '@gatehouse/usage';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { aMadeUpKey, asPlugin, Builders, type TestPlugin } from '../support/builders.js';

const READ = { scope: 'website:settings', mode: 'read' } as const;

/** Production mode: only there is TLS demanded. Nothing here goes over HTTP: the decision is asked directly. */
describe('the decision of the guard', () => {
  let gatehouse: TestGatehouse;
  let app: NestFastifyApplication;
  let build: Builders;
  let gate: Gate;

  beforeAll(async () => {
    gatehouse = await aGatehouse({
      GATEHOUSE_MODE: 'production',
      PUBLIC_URL: 'https://gatehouse.example',
      REST_API_URL: 'https://api.gatehouse.example',
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAILBOX_TOKEN: '',
      TRUSTED_PROXIES: '127.0.0.1',
      TIER_HEADER: 'X-Acme-Tier',
    });
    app = await gatehouse.startRestApi();
    build = new Builders(app);
    gate = app.get(Gate, { strict: false });
  });
  afterAll(() => gatehouse.stop());

  const aRequest = (over: Partial<DataPlaneRequest> = {}): DataPlaneRequest => ({
    id: randomUUID(),
    route: {
      kind: 'declared',
      name: 'GET /v1/website/:website_id/settings',
      access: { tiers: ['plugin', 'website', 'user'], needs: READ, costsQuota: true },
    },
    params: {},
    authorization: [],
    tier: 'plugin',
    simulate: undefined,
    looseKeys: [],
    tls: true,
    address: '192.0.2.7',
    ...over,
  });

  const requestOf = (keypair: { identifier: string; key: string }, over: Partial<DataPlaneRequest> = {}): DataPlaneRequest =>
    aRequest({ authorization: [asPlugin(keypair).authorization ?? ''], ...over });

  const reasonOf = (decision: Decision): string => (decision.allowed ? 'allowed' : decision.reason);
  const decide = async (request: DataPlaneRequest): Promise<string> => reasonOf(await gate.decide(request));

  const installed = async (): Promise<{ plugin: TestPlugin; websiteId: string }> => {
    const plugin = await build.aPlugin();
    const websiteId = await build.aWebsite();
    await build.aGrant(plugin, ['website:settings/read']);
    await build.anInstall(websiteId, plugin, ['website:settings/read']);
    return { plugin, websiteId };
  };

  it('keeps its order: each problem is hidden by those before it', async () => {
    const { plugin, websiteId } = await installed();
    const stranger = await build.aPlugin();
    const params = { website_id: websiteId };
    const { route } = aRequest();
    if (route.kind !== 'declared') throw new Error('the route of this test is declared');
    const withAccess = (access: Partial<typeof route.access>): DataPlaneRequest['route'] => ({
      ...route,
      access: { ...route.access, ...access },
    });
    const unneeded = { scope: 'website:settings', mode: 'write' } as const;
    await build.aQuota(stranger, 'production', 1);
    await app.get(Quotas, { strict: false }).take(stranger.id, 'production');

    // Everything is wrong; one problem after the other is taken away.
    const hopeless = { params, tls: false, route: { kind: 'unknown', method: 'GET', allow: [] } as const, authorization: ['x', 'y'] };
    expect(await decide(aRequest(hopeless))).toBe('https_required');
    expect(await decide(aRequest({ ...hopeless, tls: true }))).toBe('not_found');
    expect(await decide(aRequest({ ...hopeless, tls: true, route: { kind: 'unknown', method: 'GET', allow: ['PUT'] } }))).toBe(
      'method_not_allowed',
    );
    const userOnly = withAccess({ tiers: ['user'], needs: unneeded });
    expect(await decide(aRequest({ params, route: userOnly, authorization: ['x'] }))).toBe('invalid_session');
    const madeUp = { identifier: stranger.production.identifier, key: aMadeUpKey() };
    expect(await decide(requestOf(madeUp, { params, route: userOnly }))).toBe('invalid_session');
    expect(await decide(requestOf(stranger.production, { params, route: userOnly }))).toBe('restricted_route_tier');
    const route8 = withAccess({ needs: unneeded });
    expect(await decide(requestOf(stranger.production, { params, route: route8 }))).toBe('quota_limit_exceeded');
    await build.aQuota(stranger, 'production', 100);
    expect(await decide(requestOf(stranger.production, { params, route: route8 }))).toBe('not_subscribed');
    expect(await decide(requestOf(plugin.production, { params, route: route8 }))).toBe('not_allowed');
    expect(await decide(requestOf(plugin.production, { params }))).toBe('allowed');
  });

  it('tells who the request was accepted for, with the canonical id of the website', async () => {
    const { plugin, websiteId } = await installed();
    const decision = await gate.decide(requestOf(plugin.production, { params: { website_id: websiteId.toUpperCase() } }));
    expect(decision).toMatchObject({
      allowed: true,
      caller: { tier: 'plugin', environment: 'production', pluginId: plugin.id, accountId: plugin.accountId, websiteId },
      headers: { 'RateLimit-Policy': '"daily";q=5000;w=86400', RateLimit: expect.stringMatching(/^"daily";r=4999;t=\d+$/) as string },
    });
  });

  it('finds the same credential in both places once, and names the configured tier header when it is missing', async () => {
    const { plugin, websiteId } = await installed();
    const params = { website_id: websiteId };
    const { authorization = '' } = asPlugin(plugin.production);
    expect(await decide(aRequest({ params, authorization: [authorization, authorization], looseKeys: [plugin.production.key] }))).toBe(
      'allowed',
    );
    const other = await gate.decide(aRequest({ params, authorization: [authorization], looseKeys: [plugin.development.key] }));
    expect(reasonOf(other)).toBe('ambiguous_credentials');
    const missing = await gate.decide(requestOf(plugin.production, { params, tier: undefined }));
    expect(missing).toMatchObject({ reason: 'invalid_session', message: expect.stringContaining('"X-Acme-Tier: plugin"') as string });
    const bearer = await gate.decide(aRequest({ params, authorization: [`Bearer ${plugin.production.key}`] }));
    expect(bearer).toMatchObject({ reason: 'invalid_session', message: expect.stringContaining('not sent as Bearer') as string });
  });

  it('ends trust with its time, on the owner’s word, and never lets it reach production', async () => {
    const plugin = await build.aPlugin();
    const [active, expired, ended, pending] = [
      await build.aWebsite(),
      await build.aWebsite(),
      await build.aWebsite(),
      await build.aWebsite(),
    ];
    await build.aTrustedWebsite(active, plugin.accountId);
    await build.aTrustedWebsite(expired, plugin.accountId, { expiresAt: new Date(Date.now() - 1_000) });
    await build.aTrustedWebsite(ended, plugin.accountId, { state: 'ended' });
    await build.aTrustedWebsite(pending, plugin.accountId, { state: 'pending' });
    for (const [websiteId, expected] of [
      [active, 'allowed'],
      [expired, 'not_subscribed'],
      [ended, 'not_subscribed'],
      [pending, 'not_subscribed'],
    ] as const)
      expect(await decide(requestOf(plugin.development, { params: { website_id: websiteId } }))).toBe(expected);
    expect(await decide(requestOf(plugin.production, { params: { website_id: active } }))).toBe('not_subscribed');
    const refused = await gate.decide(requestOf(plugin.development, { params: { website_id: expired } }));
    expect(refused).toMatchObject({ message: expect.stringContaining('trusted websites only') as string });
  });

  it('ends with the uninstall', async () => {
    const { plugin, websiteId } = await installed();
    await build.query('UPDATE install SET uninstalled_at = now() WHERE plugin_id = $1', [plugin.id]);
    expect(await decide(requestOf(plugin.production, { params: { website_id: websiteId } }))).toBe('not_subscribed');
  });

  it('plays production for a development keypair that asks for it: what was granted or asked for last is enforced', async () => {
    const plugin = await build.aPlugin();
    const websiteId = await build.aWebsite();
    await build.aTrustedWebsite(websiteId, plugin.accountId);
    const request = (simulate?: string): DataPlaneRequest => requestOf(plugin.development, { params: { website_id: websiteId }, simulate });
    expect(await decide(request())).toBe('allowed');
    const refused = await gate.decide(request('production'));
    expect(refused).toMatchObject({
      reason: 'not_allowed',
      message: expect.stringContaining('does not ask for it') as string,
      headers: { 'X-Crisp-Scope-Required': 'website:settings/read' },
    });
    await build.aScopeRequest(plugin, ['website:settings/read'], 'rejected');
    expect(await decide(request('production'))).toBe('allowed');
    await build.aScopeRequest(plugin, ['website:settings/write'], 'queued');
    expect(await decide(request('production'))).toBe('not_allowed');
    const used = await app.get(RouteUse, { strict: false }).list(plugin.id, 'development', 1);
    expect(used).toMatchObject([{ needs: READ, count: 4 }]);
  });

  it('tells the owner once a day that a key came in the clear, and nobody about a key that is none', async () => {
    const { plugin } = await installed();
    const mails = async (): Promise<number> =>
      (
        await gatehouse.database.query(`SELECT 1 FROM outbox_message WHERE dedupe_key LIKE $1`, [
          `https-leak:${plugin.production.identifier}:%`,
        ])
      ).length;
    expect(await decide(requestOf({ ...plugin.production, key: aMadeUpKey() }, { tls: false }))).toBe('https_required');
    expect(await mails()).toBe(0);
    await Promise.all(Array.from({ length: 5 }, () => gate.decide(requestOf(plugin.production, { tls: false }))));
    expect(await mails()).toBe(1);
    expect(await decide(aRequest({ tls: false, looseKeys: [plugin.production.key] }))).toBe('https_required');
    expect(await mails()).toBe(1);
    gatehouse.clock.advance(DAY);
    expect(await decide(requestOf(plugin.production, { tls: false }))).toBe('https_required');
    expect(await mails()).toBe(2);
    expect(await app.get(Quotas, { strict: false }).peek(plugin.id, 'production')).toMatchObject({ used: 0 });
  });

  it('believes a trusted proxy about TLS, over HTTP', async () => {
    const { plugin, websiteId } = await installed();
    const url = `http://127.0.0.1:${gatehouse.environment.values.REST_API_PORT}/v1/website/${websiteId}`;
    const headers = { ...asPlugin(plugin.production), 'x-acme-tier': 'plugin' };
    const plain = await fetch(url, { headers });
    expect([plain.status, ((await plain.json()) as { reason: string }).reason]).toEqual([403, 'https_required']);
    const proxied = await fetch(url, { headers: { ...headers, 'x-forwarded-proto': 'https' } });
    expect(proxied.status).toBe(200);
    expect(proxied.headers.get('strict-transport-security')).toMatch(/^max-age=\d+$/);
    expect((await fetch(`${url}/nowhere`)).status).toBe(403);
  });
});

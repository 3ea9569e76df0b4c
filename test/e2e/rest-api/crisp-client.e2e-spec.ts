import { KeyMint } from '@gatehouse/credentials';
import { Quotas } from '@gatehouse/usage';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Crisp } from 'crisp-api';
import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { Builders, type TestPlugin } from '../../support/builders.js';

const PAIRS = ['website:settings/read', 'website:settings/write', 'website:operators/read', 'website:availability/read'];

describe('the official Node client, told only host and keypair', () => {
  let gatehouse: TestGatehouse;
  let app: NestFastifyApplication;
  let build: Builders;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    app = await gatehouse.startRestApi();
    build = new Builders(app);
  });
  afterAll(() => gatehouse.stop());

  const clientOf = ({ identifier, key }: { identifier: string; key: string }): Crisp => {
    const client = new Crisp();
    client.setRestHost(`http://127.0.0.1:${gatehouse.environment.values.REST_API_PORT}`);
    client.authenticateTier('plugin', identifier, key);
    return client;
  };

  const installed = async (pairs: readonly string[] = PAIRS): Promise<{ plugin: TestPlugin; websiteId: string; client: Crisp }> => {
    const plugin = await build.aPlugin({ callbackUrl: 'https://orders.example/installed' });
    const websiteId = await build.aWebsite({ name: 'Shop', domain: 'shop.example' });
    await build.aGrant(plugin, pairs);
    await build.anInstall(websiteId, plugin, pairs);
    return { plugin, websiteId, client: clientOf(plugin.production) };
  };

  /** What the client rejects with. */
  const refusalOf = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => {
        throw new Error('the call was answered');
      },
      (error: unknown) => error,
    );

  const clientError = (code: number, reason: string, words: string): unknown => ({
    reason: 'error',
    message: reason,
    code,
    data: { namespace: 'response', message: expect.stringContaining(words) as string },
  });

  it('gets a website', async () => {
    const { client, websiteId } = await installed();
    expect(await client.website.getWebsite(websiteId)).toEqual({ website_id: websiteId, name: 'Shop', domain: 'shop.example', logo: null });
  });

  it('changes settings by merging, and reads them back', async () => {
    const { client, websiteId } = await installed();
    await client.website.updateWebsiteSettings(websiteId, {
      contact: { email: 'help@shop.example', phone: '+33 1' },
      chatbox: { tile: 'dots' },
    });
    await client.website.updateWebsiteSettings(websiteId, {
      name: 'Shop & Co',
      contact: { phone: '+33 2' },
      chatbox: { hide_on_away: true },
    });
    expect(await client.website.getWebsiteSettings(websiteId)).toEqual({
      name: 'Shop & Co',
      domain: 'shop.example',
      contact: { email: 'help@shop.example', phone: '+33 2' },
      chatbox: { tile: 'dots', hide_on_away: true },
    });
    const audit = await build.query(
      `SELECT actor_kind, after FROM audit_event WHERE subject_id = $1 AND action = 'website.update_settings' ORDER BY at DESC LIMIT 1`,
      [websiteId],
    );
    expect(audit).toMatchObject([{ actor_kind: 'credential', after: { name: 'Shop & Co', contact: { phone: '+33 2' } } }]);
  });

  it('lists operators and who of them is there', async () => {
    const { client, websiteId } = await installed();
    const since = new Date(Date.now() - 60_000);
    const userId = await build.anOperator(websiteId, { name: 'Olga van der Berg', availability: 'online', since });
    await build.anOperator(websiteId, { role: 'operator', name: 'Away' });
    const operators = await client.website.listWebsiteOperators(websiteId);
    expect(operators).toHaveLength(2);
    expect(operators[0]).toMatchObject({
      type: 'operator',
      details: { user_id: userId, first_name: 'Olga', last_name: 'van der Berg', role: 'owner', availability: 'online' },
    });
    expect(await client.website.getWebsiteAvailabilityStatus(websiteId)).toEqual({ status: 'online', since: since.getTime() });
    const availabilities = await client.website.listWebsiteOperatorAvailabilities(websiteId);
    expect(availabilities.map(({ user_id, type }) => [user_id === userId, type])).toEqual([
      [true, 'online'],
      [false, 'offline'],
    ]);
    expect(availabilities[0]?.time?.for).toBeGreaterThanOrEqual(60_000);
  });

  it('finds out about itself: account, session, websites', async () => {
    const { client, plugin, websiteId } = await installed();
    expect(await client.plugin.getConnectAccount()).toEqual({ plugin_id: plugin.id });
    expect(await client.plugin.checkConnectSessionValidity()).toEqual({});
    const listed = await client.plugin.listAllConnectWebsites(1, false, false);
    expect(listed).toEqual([{ website_id: websiteId, price: 0, token: expect.stringMatching(/^[\w-]{43}$/) as string, settings: {} }]);
    expect(await client.plugin.listAllConnectWebsites(0, false, true)).toEqual([{ ...listed[0], plan: null }]);
    expect(await client.plugin.listAllConnectWebsites(2, false, false)).toEqual([]);
    expect(await client.plugin.listAllConnectWebsites(1, true, false)).toEqual([]);
    await client.plugin.saveSubscriptionSettings(websiteId, plugin.id, { colour: 'blue', api_key: 'of another service' });
    expect(await client.plugin.listAllConnectWebsites(1, true, false)).toMatchObject([{ settings: { colour: 'blue' } }]);
  });

  it('saves, merges and reads the settings of its plugin, the same on each website only', async () => {
    const { client, plugin, websiteId } = await installed();
    const other = await build.aWebsite();
    await build.anInstall(other, plugin);
    await client.plugin.saveSubscriptionSettings(websiteId, plugin.id, { colour: 'blue', nested: { a: 1 }, gone: true });
    await client.plugin.updateSubscriptionSettings(websiteId, plugin.id, { nested: { b: 2 }, gone: null });
    const saved = await client.plugin.getSubscriptionSettings(websiteId, plugin.id);
    expect(saved).toMatchObject({
      plugin_id: plugin.id,
      website_id: websiteId,
      settings: { colour: 'blue', nested: { a: 1, b: 2 } },
      callback_url: 'https://orders.example/installed',
    });
    expect(saved.settings).not.toHaveProperty('gone');
    const elsewhere = await client.plugin.getSubscriptionSettings(other, plugin.id);
    expect(elsewhere.settings).toEqual({});
    expect(elsewhere.token).not.toBe(saved.token);
  });

  it('keeps what a development keypair saves apart from the install', async () => {
    const { client, plugin, websiteId } = await installed();
    await client.plugin.saveSubscriptionSettings(websiteId, plugin.id, { colour: 'blue' });
    await build.aTrustedWebsite(websiteId, plugin.accountId);
    const development = clientOf(plugin.development);
    await development.plugin.saveSubscriptionSettings(websiteId, plugin.id, { colour: 'red' });
    await development.plugin.updateSubscriptionSettings(websiteId, plugin.id, { size: 2 });
    expect((await client.plugin.getSubscriptionSettings(websiteId, plugin.id)).settings).toEqual({ colour: 'blue' });
    const tried = await development.plugin.getSubscriptionSettings(websiteId, plugin.id);
    expect(tried.settings).toEqual({ colour: 'red', size: 2 });
    expect(tried.token).not.toBe((await client.plugin.getSubscriptionSettings(websiteId, plugin.id)).token);
    expect(await development.plugin.listAllConnectWebsites(1, true, false)).toMatchObject([
      { website_id: websiteId, settings: { size: 2 } },
    ]);
  });

  describe('rejects with the reason, the status and a sentence that says what to do', () => {
    it('invalid_session for a wrong key', async () => {
      const { plugin, websiteId } = await installed();
      const { identifier } = plugin.production;
      const { key } = app.get(KeyMint, { strict: false }).mint(identifier, 'production');
      const error = await refusalOf(clientOf({ identifier, key }).website.getWebsite(websiteId));
      expect(error).toEqual(clientError(401, 'invalid_session', 'roll the keypair'));
    });

    it('route_error for a session that is not valid, because HEAD has no body', async () => {
      const { plugin } = await installed();
      const { identifier } = plugin.production;
      const { key } = app.get(KeyMint, { strict: false }).mint(identifier, 'production');
      expect(await refusalOf(clientOf({ identifier, key }).plugin.checkConnectSessionValidity())).toMatchObject({
        message: 'route_error',
        code: 401,
      });
    });

    it('invalid_session naming the tier header, when the client is left at its default', async () => {
      const { plugin, websiteId, client } = await installed();
      client.setTier('user');
      client.authenticate(plugin.production.identifier, plugin.production.key);
      expect(await refusalOf(client.website.getWebsite(websiteId))).toEqual(clientError(401, 'invalid_session', 'X-Crisp-Tier: plugin'));
    });

    it('restricted_route_tier for installing itself', async () => {
      const { plugin, websiteId, client } = await installed();
      const error = await refusalOf(client.plugin.subscribeWebsiteToPlugin(websiteId, plugin.id));
      expect(error).toEqual(clientError(403, 'restricted_route_tier', 'install link'));
      expect(await refusalOf(client.plugin.unsubscribePluginFromWebsite(websiteId, plugin.id))).toMatchObject({ code: 403 });
    });

    it('not_subscribed for a website that has not installed it', async () => {
      const { client } = await installed();
      const error = await refusalOf(client.website.getWebsite(await build.aWebsite()));
      expect(error).toEqual(clientError(404, 'not_subscribed', 'the website is not subscribed to the plugin'));
    });

    it('not_allowed naming scope and mode', async () => {
      const { client, websiteId } = await installed(['website:settings/write']);
      const error = await refusalOf(client.website.getWebsiteSettings(websiteId));
      expect(error).toEqual(clientError(403, 'not_allowed', 'website:settings in the mode read'));
      expect(error).toMatchObject({ data: { message: expect.stringContaining('Write does not include read.') as string } });
    });

    it('invalid_data naming the field', async () => {
      const { client, websiteId } = await installed();
      const error = await refusalOf(client.website.updateWebsiteSettings(websiteId, { contact: { email: 'nobody' } }));
      expect(error).toEqual(clientError(400, 'invalid_data', 'contact.email'));
      expect((await client.website.getWebsiteSettings(websiteId)).contact).toBeUndefined();
    });

    it('quota_limit_exceeded saying when it starts again', async () => {
      const { client, plugin, websiteId } = await installed();
      await build.aQuota(plugin, 'production', 1);
      await app.get(Quotas, { strict: false }).take(plugin.id, 'production');
      const error = await refusalOf(client.website.getWebsite(websiteId));
      expect(error).toEqual(clientError(429, 'quota_limit_exceeded', 'starts again at'));
      expect(await client.plugin.checkConnectSessionValidity()).toEqual({});
    });

    it('not_found for a route of the client that is not served here', async () => {
      const { client, websiteId } = await installed();
      const error = await refusalOf(client.website.listInboxes(websiteId, 1));
      expect(error).toEqual(clientError(404, 'not_found', 'not part of this deployment'));
    });
  });
});

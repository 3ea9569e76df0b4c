import { KeyMint, KeypairRotation } from '@gatehouse/credentials';
import { SUCCESSES } from '@gatehouse/guard';
import { MINUTE } from '@gatehouse/platform';
import { Quotas } from '@gatehouse/usage';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SYSTEM } from '@gatehouse/audit';
import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { aMadeUpKey, asPlugin, Builders, type TestPlugin } from '../../support/builders.js';
import { bodyOf, pairsOf, pathOf, ROUTES, type Place } from '../../support/declared-routes.js';
import { rawRequest, type RawAnswer } from '../../support/raw-request.js';

describe('every route of the REST API', () => {
  let gatehouse: TestGatehouse;
  let app: NestFastifyApplication;
  let build: Builders;
  let origin: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    app = await gatehouse.startRestApi();
    build = new Builders(app);
    origin = `http://127.0.0.1:${gatehouse.environment.values.REST_API_PORT}`;
  });
  afterAll(() => gatehouse.stop());
  // Failed authentications are limited to 60 a minute.
  beforeEach(() => gatehouse.clock.advance(2 * MINUTE));

  it('is in this matrix', () => {
    expect(ROUTES.length).toBeGreaterThanOrEqual(14);
    expect(new Set(ROUTES.map(({ method, path }) => `${method} ${path}`)).size).toBe(ROUTES.length);
  });

  describe.each(ROUTES)('$method $path', (route) => {
    const { access } = route;
    const forPlugins = access.tiers.includes('plugin');
    const hasWebsite = route.path.includes(':website_id');
    const good = { status: SUCCESSES[access.answers], reason: access.answers as string };
    const restricted = { status: 403, reason: 'restricted_route_tier' };
    /** What a plugin with a valid keypair gets, if nothing else stands in the way. */
    const known = forPlugins ? good : restricted;

    const send = (headers: Record<string, string | string[]>, place: Place): Promise<RawAnswer> =>
      rawRequest(origin, pathOf(route, place), {
        method: route.method,
        headers,
        ...(access.readsBody ? { body: bodyOf(route) } : {}),
      });

    /** A website with an install of a plugin that may do everything here. */
    const everything = async (): Promise<{ plugin: TestPlugin; place: Place }> => {
      const plugin = await build.aPlugin();
      const websiteId = await build.furnish(await build.aWebsite());
      const pairs = pairsOf(access);
      await build.aGrant(plugin, pairs);
      await build.anInstall(websiteId, plugin, pairs);
      return { plugin, place: { websiteId, pluginId: plugin.id } };
    };

    const expectRefused = async (answer: RawAnswer, status: number, reason: string): Promise<void> => {
      expect({ status: answer.status, reason: answer.body.reason }).toEqual({ status, reason });
      expect(answer.body.error).toBe(true);
      expect(answer.body.data?.message).toMatch(/.{20}/);
      expect(answer.body.data?.documentation_url).toBe(`${gatehouse.environment.values.PUBLIC_URL}/docs/errors/${reason}`);
      expect(answer.headers['request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(await changes()).toEqual([]);
    };

    const changes = (): Promise<unknown> =>
      build.query(
        `SELECT action FROM audit_event WHERE actor_kind = 'credential'
         UNION ALL SELECT name FROM website WHERE name <> 'Acme' UNION ALL SELECT id::text FROM install WHERE settings <> '{}'`,
      );

    it('refuses a request without a credential, and one with a malformed credential', async () => {
      const { place } = await everything();
      const malformed = ['Basic ???', 'Digest abc', 'Basic bm9jb2xvbg==', `Basic ${Buffer.from('no-uuid:key').toString('base64')}`];
      for (const headers of [{}, ...malformed.map((authorization) => ({ authorization }))])
        await expectRefused(await send({ ...headers, 'x-crisp-tier': 'plugin' }, place), 401, 'invalid_session');
    });

    it('refuses two different credentials, and takes the same one twice', async () => {
      const { plugin, place } = await everything();
      const [one, other] = [asPlugin(plugin.production), asPlugin(plugin.development)].map(({ authorization = '' }) => authorization);
      const both = await send({ authorization: [one ?? '', other ?? ''], 'x-crisp-tier': 'plugin' }, place);
      await expectRefused(both, 400, 'ambiguous_credentials');
      const twice = await send({ authorization: [one ?? '', one ?? ''], 'x-crisp-tier': 'plugin' }, place);
      expect(twice).toMatchObject({ status: known.status, body: { reason: known.reason } });
      await restore();
    });

    it('tells a stranger nothing: never issued, wrong, rolled, revoked, suspended and deleted look alike', async () => {
      const { plugin, place } = await everything();
      const { identifier } = plugin.production;
      const rotation = app.get(KeypairRotation, { strict: false });
      const answers = [await send(asPlugin({ identifier, key: aMadeUpKey() }), place)];
      answers.push(
        await send(asPlugin({ identifier, key: app.get(KeyMint, { strict: false }).mint(identifier, 'production').key }), place),
      );
      const rolled = await rotation.roll(SYSTEM, plugin.id, 'production');
      answers.push(await send(asPlugin(plugin.production), place));
      await build.query('UPDATE account SET suspended_at = now() WHERE id = $1', [plugin.accountId]);
      answers.push(await send(asPlugin(rolled), place));
      await build.query('UPDATE account SET suspended_at = NULL WHERE id = $1', [plugin.accountId]);
      await build.query('UPDATE plugin SET deleted_at = now() WHERE id = $1', [plugin.id]);
      answers.push(await send(asPlugin(rolled), place));
      await build.query(`UPDATE plugin SET deleted_at = NULL WHERE id = $1`, [plugin.id]);
      await build.query(`UPDATE credential SET state = 'revoked' WHERE id = $1`, [identifier]);
      answers.push(await send(asPlugin(rolled), place));
      for (const answer of answers) await expectRefused(answer, 401, 'invalid_session');
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers.map(({ headers }) => headers.ratelimit)).toEqual(answers.map(() => undefined));
    });

    it('refuses a keypair of the plugin under another tier, or under none', async () => {
      const { plugin, place } = await everything();
      for (const tier of ['user', 'website', 'none', ''])
        await expectRefused(await send({ ...asPlugin(plugin.production), 'x-crisp-tier': tier }, place), 401, 'invalid_session');
      const { authorization = '' } = asPlugin(plugin.production);
      const missing = await send({ authorization }, place);
      await expectRefused(missing, 401, 'invalid_session');
      expect(missing.body.data?.message).toContain('"X-Crisp-Tier: plugin"');
    });

    it('answers on a website that installed the plugin, and on no other', async () => {
      const { plugin, place } = await everything();
      const elsewhere = await everything();
      const expected = hasWebsite && forPlugins ? { status: 404, reason: 'not_subscribed' } : known;
      for (const websiteId of [await build.aWebsite(), elsewhere.place.websiteId, 'not-an-id', plugin.id]) {
        const answer = await send(asPlugin(plugin.production), { ...place, websiteId });
        expect({ status: answer.status, reason: answer.body.reason }).toEqual(expected);
        if (hasWebsite) await expectRefused(answer, expected.status, expected.reason);
      }
    });

    it('lets a plugin name only itself', async () => {
      if (!route.path.includes(':plugin_id')) return;
      const { plugin, place } = await everything();
      const other = await everything();
      for (const pluginId of [other.plugin.id, plugin.production.identifier, 'not-an-id']) {
        const answer = await send(asPlugin(plugin.production), { ...place, pluginId });
        const expected = forPlugins ? { status: 404, reason: 'not_subscribed' } : restricted;
        await expectRefused(answer, expected.status, expected.reason);
      }
    });

    it('needs the scope in its mode, granted and consented', async () => {
      const pairs = pairsOf(access);
      const websiteId = await build.furnish(await build.aWebsite());
      const other = pairs.map((pair) => pair.replace(/\/(read|write)$/, (_, mode) => (mode === 'read' ? '/write' : '/read')));
      const lacking = [
        { grant: [], consent: pairs, missing: 'the grant is missing' },
        { grant: other, consent: other, missing: 'the grant is missing' },
        { grant: pairs, consent: [], missing: 'the consent of this website is missing' },
        { grant: pairs, consent: other, missing: 'the consent of this website is missing' },
      ];
      for (const { grant, consent, missing } of lacking) {
        const plugin = await build.aPlugin();
        await build.aGrant(plugin, grant);
        await build.anInstall(websiteId, plugin, consent);
        const answer = await send(asPlugin(plugin.production), { websiteId, pluginId: plugin.id });
        if (!forPlugins || pairs.length === 0) {
          expect({ status: answer.status, reason: answer.body.reason }).toEqual(known);
          continue;
        }
        await expectRefused(answer, 403, 'not_allowed');
        expect(answer.body.data?.message).toContain(missing);
        expect(answer.body.data?.message).toContain(`(${pairs.join()})`);
        expect(answer.body.data?.message).toContain(gatehouse.environment.values.PUBLIC_URL);
      }
      await restore();
    });

    it('is refused over the quota, if it costs any', async () => {
      const { plugin, place } = await everything();
      await build.aQuota(plugin, 'production', 1);
      await app.get(Quotas, { strict: false }).take(plugin.id, 'production');
      const answer = await send(asPlugin(plugin.production), place);
      if (!forPlugins || !access.costsQuota) {
        expect({ status: answer.status, reason: answer.body.reason }).toEqual(known);
        return;
      }
      await expectRefused(answer, 429, 'quota_limit_exceeded');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.headers.ratelimit).toMatch(/^"daily";r=0;t=\d+$/);
    });

    it('answers in the envelope when everything is right, with GET and HEAD alike', async () => {
      const { plugin, place } = await everything();
      const answer = await send(asPlugin(plugin.production), place);
      expect({ status: answer.status, reason: answer.body.reason }).toEqual(known);
      expect(Object.keys(answer.body)).toEqual(['error', 'reason', 'data']);
      expect(answer.body.error).toBe(known !== good);
      expect(answer.headers['ratelimit-policy']).toBe('"daily";q=5000;w=86400');
      if (route.method === 'GET') {
        const head = await rawRequest(origin, pathOf(route, place), { method: 'HEAD', headers: asPlugin(plugin.production) });
        expect({ status: head.status, text: head.text }).toEqual({ status: answer.status, text: '' });
      }
      await restore();
    });

    it('needs no scope in development, on a trusted website only, and says what production would need', async () => {
      const plugin = await build.aPlugin();
      const websiteId = await build.furnish(await build.aWebsite());
      const place = { websiteId, pluginId: plugin.id };
      const before = await send(asPlugin(plugin.development), place);
      expect(before.body.reason).toBe(hasWebsite && forPlugins ? 'not_subscribed' : known.reason);
      await build.aTrustedWebsite(websiteId, plugin.accountId);
      const answer = await send(asPlugin(plugin.development), place);
      expect({ status: answer.status, reason: answer.body.reason }).toEqual(known);
      expect(answer.headers['x-crisp-scope-required']).toBe(access.needs ? pairsOf(access).join() : undefined);
      const simulated = await send({ ...asPlugin(plugin.development), 'x-gatehouse-simulate': 'production' }, place);
      expect(simulated.body.reason).toBe(forPlugins && access.needs ? 'not_allowed' : known.reason);
      await restore();
    });
  });

  /** Takes back what good requests changed, so that the next case can see that nothing did. */
  const restore = async (): Promise<void> => {
    await build.query(`DELETE FROM audit_event WHERE actor_kind = 'credential'`);
    await build.query(`UPDATE website SET name = 'Acme'`);
    await build.query(`UPDATE install SET settings = '{}'`);
  };
});

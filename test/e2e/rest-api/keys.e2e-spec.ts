import { KeyMint, WebsiteKeys, type IssuedKey } from '@gatehouse/credentials';
import { SYSTEM } from '@gatehouse/audit';
import { DAY, MINUTE } from '@gatehouse/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { asBasic, asBearer, asPlugin, Builders } from '../../support/builders.js';
import { rawRequest, type RawAnswer, type RawCall } from '../../support/raw-request.js';

describe('a website key at the REST API', () => {
  let gatehouse: TestGatehouse;
  let app: NestFastifyApplication;
  let build: Builders;
  let keys: WebsiteKeys;
  let websiteId: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse({ TRUSTED_PROXIES: '127.0.0.1', KEY_REQUESTS_PER_MINUTE: '20' });
    app = await gatehouse.startRestApi();
    build = new Builders(app);
    keys = app.get(WebsiteKeys, { strict: false });
  });
  afterAll(() => gatehouse.stop());
  beforeEach(async () => {
    gatehouse.clock.advance(2 * MINUTE);
    websiteId = await build.aWebsite();
  });

  const call = (headers: Record<string, string | string[]>, more: RawCall & { path?: string } = {}): Promise<RawAnswer> =>
    rawRequest(`http://127.0.0.1:${gatehouse.environment.values.REST_API_PORT}`, more.path ?? `/v1/website/${websiteId}/settings`, {
      ...more,
      headers: { ...headers, ...more.headers },
    });
  const told = ({ status, body }: RawAnswer): string => `${status} ${String(body.reason)}`;

  it('is taken as Basic id:secret and as Bearer, with its tier named or not', async () => {
    const key = await build.aWebsiteKey(websiteId);
    for (const headers of [asBasic(key), asBearer(key)])
      for (const tier of [undefined, 'website', 'Website', ''])
        expect(told(await call({ ...headers, ...(tier === undefined ? {} : { 'x-crisp-tier': tier }) }))).toBe('200 resolved');
    for (const tier of ['plugin', 'user', 'website, user']) {
      const refused = await call({ ...asBearer(key), 'x-crisp-tier': tier });
      expect(told(refused)).toBe('401 invalid_session');
      expect(refused.body.data?.message).toContain('A website key needs "X-Crisp-Tier: website", or no such header.');
    }
  });

  it('counts as one credential when it comes twice, and never wins over another', async () => {
    const [key, other] = [await build.aWebsiteKey(websiteId), await build.aWebsiteKey(websiteId)];
    const both = (a: Record<string, string>, b: Record<string, string>) =>
      call({ authorization: [a.authorization ?? '', b.authorization ?? ''] });
    expect(told(await both(asBasic(key), asBearer(key)))).toBe('200 resolved');
    expect(told(await both(asBasic(key), asBearer(other)))).toBe('400 ambiguous_credentials');
    expect(told(await both(asBearer(key), asPlugin((await build.aPlugin()).production)))).toBe('400 ambiguous_credentials');
  });

  it('opens its own website and no other', async () => {
    const key = await build.aWebsiteKey(websiteId);
    for (const other of [await build.aWebsite(), 'not-an-id', key.id]) {
      const refused = await call(asBearer(key), { path: `/v1/website/${other}/settings` });
      expect(told(refused)).toBe('404 website_not_found');
      expect(refused.text).not.toContain('Acme');
    }
  });

  it('tells a stranger nothing: made up, of another id, expired, deleted and from elsewhere look alike', async () => {
    const [key, other] = [await build.aWebsiteKey(websiteId), await build.aWebsiteKey(websiteId)];
    const made = app.get(KeyMint, { strict: false });
    const elsewhere = await build.aWebsiteKey(websiteId, { allowedAddresses: ['203.0.113.0/24'] });
    const short = await build.aWebsiteKey(websiteId, { expiresAt: gatehouse.clock.after(DAY) });
    const gone = await build.aWebsiteKey(websiteId);
    expect(told(await call(asBearer(short)))).toBe('200 resolved');
    gatehouse.clock.advance(DAY);
    await keys.delete(SYSTEM, websiteId, gone.id);
    const answers: RawAnswer[] = [];
    for (const headers of [
      asBearer({ secret: made.mint(key.id, 'website').key }),
      asBearer({ secret: made.mint(other.id, 'user').key }),
      asBasic({ id: other.id, secret: key.secret }),
      asBearer({ secret: `${key.secret.slice(0, -1)}${key.secret.endsWith('a') ? 'b' : 'a'}` }),
      asBearer(elsewhere),
      asBearer(short),
      asBearer(gone),
    ])
      answers.push(await call(headers));
    expect(answers.map(told)).toEqual(answers.map(() => '401 invalid_session'));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(told(await call(asBearer(key)))).toBe('200 resolved');
  });

  it('is refused from the moment its deletion returns', async () => {
    const key = await build.aWebsiteKey(websiteId);
    expect(told(await call(asBasic(key)))).toBe('200 resolved');
    await keys.delete(SYSTEM, websiteId, key.id);
    expect(told(await call(asBasic(key)))).toBe('401 invalid_session');
  });

  it('works from the allowed addresses only, IPv4 and IPv6', async () => {
    const key = await build.aWebsiteKey(websiteId, { allowedAddresses: ['203.0.113.0/24', '2001:db8:1::/48'] });
    const from = async (address: string) =>
      told(await call({ ...asBearer(key), 'x-forwarded-for': address, 'x-forwarded-proto': 'https' }));
    expect(await from('203.0.113.77')).toBe('200 resolved');
    expect(await from('2001:db8:1:2::3')).toBe('200 resolved');
    expect(await from('203.0.114.1')).toBe('401 invalid_session');
    expect(await from('2001:db8:2::1')).toBe('401 invalid_session');
  });

  it('may do what its roles allow, narrowed by its scopes, and is told what is missing', async () => {
    const reader = await build.aWebsiteKey(websiteId, { roles: ['account_reader'] });
    expect(told(await call(asBearer(reader)))).toBe('200 resolved');
    const write = { method: 'PATCH', body: { name: 'Renamed' } };
    const refused = await call(asBearer(reader), write);
    expect(told(refused)).toBe('403 not_allowed');
    expect(refused.body.data?.message).toMatch(/\(website:settings\/write\).*roles and groups of this key \(account_reader\)/);
    const scoped = await build.aWebsiteKey(websiteId, { scopes: ['website:settings/write'] });
    expect(told(await call(asBearer(scoped), write))).toBe('200 updated');
    const narrowed = await call(asBearer(scoped));
    expect(told(narrowed)).toBe('403 not_allowed');
    expect(narrowed.body.data?.message).toMatch(/limited to other scopes/);
    const both = await build.aWebsiteKey(websiteId, { roles: ['account_reader', 'administrator'] });
    expect(told(await call(asBearer(both), write))).toBe('200 updated');
    const audit = await gatehouse.database.query<{ actor_id: string }>(
      `SELECT actor_id FROM audit_event WHERE subject_id = $1 AND actor_kind = 'credential'`,
      [websiteId],
    );
    expect(audit.map(({ actor_id }) => actor_id)).toEqual([scoped.id]);
  });

  it('has a daily quota of its own, exact under a rush', async () => {
    const key = await build.aWebsiteKey(websiteId, { dailyQuota: 5 });
    const answers = await Promise.all(Array.from({ length: 15 }, () => call(asBearer(key))));
    expect(answers.map(told).sort()).toEqual([
      ...Array<string>(5).fill('200 resolved'),
      ...Array<string>(10).fill('429 quota_limit_exceeded'),
    ]);
    expect(answers[0]?.headers['ratelimit-policy']).toBe('"daily";q=5;w=86400');
    expect(told(await call(asBearer(await build.aWebsiteKey(websiteId))))).toBe('200 resolved');
    gatehouse.clock.advance(DAY);
    expect(told(await call(asBearer(key)))).toBe('200 resolved');
  });

  it('has a limit a minute, which plugins have not', async () => {
    const key = await build.aWebsiteKey(websiteId);
    const plugin = await build.aPlugin();
    await build.aGrant(plugin, ['website:settings/read']);
    await build.anInstall(websiteId, plugin, ['website:settings/read']);
    const many = (headers: Record<string, string>) => Promise.all(Array.from({ length: 25 }, () => call(headers)));
    const answers = await many(asBearer(key));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.map(told)).toEqual(Array(5).fill('429 rate_limited'));
    expect(Number(refused[0]?.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await many(asPlugin(plugin.production))).map(told)).toEqual(Array(25).fill('200 resolved'));
    gatehouse.clock.advance(MINUTE);
    expect(told(await call(asBearer(key)))).toBe('200 resolved');
  });

  it('is not for the routes of plugins, which cost it nothing', async () => {
    const key = await build.aWebsiteKey(websiteId);
    for (const path of ['/v1/plugin/connect/account', `/v1/plugins/subscription/${websiteId}/${websiteId}/settings`]) {
      const refused = await call(asBearer(key), { path });
      expect(told(refused)).toBe('403 restricted_route_tier');
      expect(refused.body.data?.message).toContain('A website key cannot call this route');
      expect(refused.headers.ratelimit).toMatch(/^"daily";r=10000;/);
    }
  });

  describe('in the URL or the body', () => {
    const inUrl = (key: IssuedKey, name = 'key') => call({}, { path: `/v1/website/${websiteId}/settings?${name}=${key.secret}` });
    const inBody = (key: IssuedKey, name = 'key') => call({}, { method: 'PATCH', body: { [name]: key.secret, name: 'Renamed' } });

    it('is refused to the holder of a good one, and unknown to everybody else', async () => {
      const key = await build.aWebsiteKey(websiteId);
      for (const name of ['key', 'api_key'])
        for (const send of [inUrl, inBody]) {
          expect(told(await send(key, name))).toBe('403 url_key_disabled');
          const bad = { id: key.id, secret: app.get(KeyMint, { strict: false }).mint(key.id, 'website').key };
          expect(told(await send(bad, name))).toBe('401 invalid_session');
        }
      expect(await gatehouse.database.query(`SELECT 1 FROM website WHERE id = $1 AND name = 'Renamed'`, [websiteId])).toEqual([]);
    });

    it('works where an owner allowed it for that key, is gone before the handler, and comes with a warning', async () => {
      const key = await build.aWebsiteKey(websiteId, { allowedInUrl: true });
      const other = await build.aWebsiteKey(websiteId);
      for (const name of ['key', 'api_key']) {
        const answers = [await inUrl(key, name), await inBody(key, name)];
        expect(answers.map(told)).toEqual(['200 resolved', '200 updated']);
        for (const { headers, text } of answers) {
          expect(headers['cache-control']).toBe('no-store');
          expect(headers.warning).toMatch(/^299 - "A key in the URL or the body ends up in logs/);
          expect(text).not.toContain(key.secret);
        }
      }
      expect((await call(asBearer(key))).headers.warning).toBeUndefined();
      expect(told(await inUrl(other))).toBe('403 url_key_disabled');
      const stored = JSON.stringify(
        await gatehouse.database.query('SELECT to_jsonb(w) AS row FROM website w UNION ALL SELECT to_jsonb(a) FROM audit_event a'),
      );
      expect(stored).toContain('Renamed');
      for (const { secret } of [key, other]) {
        expect(stored).not.toContain(secret.slice(8, -4));
        expect(gatehouse.logLines.join('')).not.toContain(secret.slice(8, -4));
      }
    });

    it('counts as one with the same key in the header; a different one is ambiguous', async () => {
      const [key, other] = [await build.aWebsiteKey(websiteId, { allowedInUrl: true }), await build.aWebsiteKey(websiteId)];
      const path = `/v1/website/${websiteId}/settings?key=${key.secret}`;
      expect(told(await call(asBearer(key), { path }))).toBe('200 resolved');
      expect(told(await call(asBearer(other), { path }))).toBe('400 ambiguous_credentials');
      expect(told(await call({ 'x-crisp-tier': 'plugin' }, { path }))).toBe('401 invalid_session');
    });
  });
});

import { connect } from 'node:net';
import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { asPlugin, Builders, type TestPlugin } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { rawRequest, type RawAnswer, type RawCall } from '../../support/raw-request.js';

describe('the edges of HTTP', () => {
  let gatehouse: TestGatehouse;
  let build: Builders;
  let origin: string;
  let plugin: TestPlugin;
  let websiteId: string;
  let settings: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    build = new Builders(await gatehouse.startRestApi());
    origin = `http://127.0.0.1:${gatehouse.environment.values.REST_API_PORT}`;
    plugin = await build.aPlugin();
    websiteId = await build.aWebsite();
    const pairs = ['website:settings/read', 'website:settings/write'];
    await build.aGrant(plugin, pairs);
    await build.anInstall(websiteId, plugin, pairs);
    settings = `/v1/website/${websiteId}/settings`;
  });
  afterAll(() => gatehouse.stop());

  const send = (path: string, call: RawCall = {}): Promise<RawAnswer> =>
    rawRequest(origin, path, { ...call, headers: { ...asPlugin(plugin.production), ...call.headers } });

  const expectEnvelope = (answer: RawAnswer, status: number, reason: string, words: RegExp): void => {
    expect({ status: answer.status, error: answer.body.error, reason: answer.body.reason }).toEqual({ status, error: true, reason });
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.body.data?.message).toMatch(words);
    expect(answer.body.data?.documentation_url).toBe(`${gatehouse.environment.values.PUBLIC_URL}/docs/errors/${reason}`);
  };

  /** Bytes as they are, for what no HTTP client would send. */
  const sendBytes = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(gatehouse.environment.values.REST_API_PORT, '127.0.0.1', () => socket.write(Buffer.from(bytes, 'latin1')));
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', reject);
      socket.on('close', () => {
        resolve(Buffer.concat(chunks).toString('utf8'));
      });
    });

  it.each([
    '/',
    '/v1',
    '/v1/',
    '/v2/website',
    '/v1/website',
    '/v1/plugin/connect/endpoints',
    '/v1/website/x/',
    '/v1//website/x',
    '/V1/plugin/connect/account',
  ])('says of %s that it is no route here, to strangers too', async (path) => {
    expectEnvelope(await send(path), 404, 'not_found', /not part of this deployment/);
    expectEnvelope(await rawRequest(origin, path, { method: 'POST', body: '{broken' }), 404, 'not_found', /openapi\.json/);
  });

  it.each(['DELETE', 'PUT', 'POST', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'names the methods of a known path when asked with %s',
    async (method) => {
      const answer = await send(settings, { method });
      expectEnvelope(answer, 405, 'method_not_allowed', /It takes GET, HEAD, PATCH\./);
      expect(answer.headers.allow).toBe('GET, HEAD, PATCH');
    },
  );

  it.each(['%', '%2', '%zz', '%ff', '%E0%A4', '?a=%', '?a=%c3'])(
    'refuses the malformed percent sequence in %s before anything else',
    async (part) => {
      const answer = await rawRequest(origin, `/v1/website/x${part}`);
      expectEnvelope(answer, 400, 'invalid_data', /percent/);
      expect(answer.headers['request-id']).toBeDefined();
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it.each([
    ['a raw letter outside ASCII', 'GET /v1/website/\xe9 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a raw letter in the query', 'GET /v1/website/x?name=\xc3\xa9 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a control character', 'GET /v1/website/\x01 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['no HTTP at all', 'HELLO\r\n\r\n'],
    ['headers without end', `GET /v1/website/x HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(40_000)}\r\n\r\n`],
    ['a URL of 40 kB', `GET /v1/website/${'a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`],
  ])('answers %s in the envelope', async (_what, bytes) => {
    const [head = '', body = ''] = (await sendBytes(bytes)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(head.toLowerCase()).toContain('content-type: application/json');
    expect(JSON.parse(body)).toMatchObject({ error: true, reason: 'invalid_data' });
  });

  it('refuses a URL longer than 8192 characters, and takes one that is not', async () => {
    expectEnvelope(await send(`/v1/plugin/connect/account?x=${'a'.repeat(8_192)}`), 400, 'invalid_data', /longer than 8192/);
    expect((await send(`/v1/plugin/connect/account?x=${'a'.repeat(7_000)}`)).status).toBe(200);
  });

  it('takes @ + : , as they are in a segment, and unknown query keys', async () => {
    expectEnvelope(await send('/v1/website/a+b@x.io:1,2'), 404, 'not_subscribed', /^the website is not subscribed/);
    expect((await send('/v1/plugin/connect/account?anything=goes&__proto__=1')).status).toBe(200);
  });

  it('refuses a body that is not JSON, after the credential and never with a change', async () => {
    const headers = { 'content-type': 'application/json' };
    expectEnvelope(await send(settings, { method: 'PATCH', body: '{"name":', headers }), 400, 'invalid_data', /not valid JSON/);
    expectEnvelope(await send(settings, { method: 'PATCH', body: '[]', headers }), 400, 'invalid_data', /not a JSON object/);
    expectEnvelope(await send(settings, { method: 'PATCH', headers }), 400, 'invalid_data', /no body/);
    expectEnvelope(
      await send(settings, { method: 'PATCH', body: '{"__proto__":{"a":1}}', headers }),
      400,
      'invalid_data',
      /not valid JSON/,
    );
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/xml'])
      expectEnvelope(
        await send(settings, { method: 'PATCH', body: 'name=Evil', headers: { 'content-type': type } }),
        415,
        'unsupported_media_type',
        /application\/json/,
      );
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expectEnvelope(
      await send(settings, { method: 'PATCH', body: '{"name":"Evil"}', headers: form }),
      415,
      'unsupported_media_type',
      /JSON/,
    );
    for (const body of ['name=%zz', 'name=%E0%A4', 'name=\u00e9', '__proto__=1'])
      expectEnvelope(await send(settings, { method: 'PATCH', body, headers: form }), 400, 'invalid_data', /well-formed form/);
    expectEnvelope(await send(settings, { method: 'PATCH', body: 'name=a&name=b', headers: form }), 400, 'invalid_data', /name/);
    const stranger = await rawRequest(origin, settings, { method: 'PATCH', body: '{"name":', headers });
    expectEnvelope(stranger, 401, 'invalid_session', /no credential/);
    const large = await send(settings, { method: 'PATCH', body: { name: 'a'.repeat(1_100_000) } });
    expectEnvelope(large, 413, 'payload_too_large', /larger/);
    expect((await send(settings)).body.data).toEqual({ name: 'Acme', domain: 'example.com' });
  });

  it.each([
    [{ colour: 'blue' }, /colour/],
    [{ name: '' }, /name/],
    [{ name: null }, /name/],
    [{ domain: 'no domain' }, /domain/],
    [{ chatbox: { hide_on_away: 'yes' } }, /chatbox\.hide_on_away/],
    [{ chatbox: { unheard_of: true } }, /chatbox\.unheard_of/],
    [{ logo: 'http://plain.example/logo.png' }, /logo/],
    [{ contact: 'x' }, /contact/],
  ])('names the field that is wrong in %p', async (body, words) => {
    expectEnvelope(await send(settings, { method: 'PATCH', body }), 400, 'invalid_data', words);
    expect((await send(settings)).body.data).toEqual({ name: 'Acme', domain: 'example.com' });
  });

  it('takes a content type on a request without a body, as some clients send it', async () => {
    expect((await send(settings, { headers: { 'content-type': 'application/json' } })).status).toBe(200);
    const answer = await send(`/v1/plugins/subscription/${websiteId}/${plugin.id}`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
    });
    expectEnvelope(answer, 403, 'restricted_route_tier', /install link/);
  });

  it.each(['-1', '1.5', 'one', '99999999', '1e3'])('refuses the page number %s', async (page) => {
    expectEnvelope(await send(`/v1/plugin/connect/websites/all/${page}`), 400, 'invalid_data', /page_number/);
  });

  it.each(['1', '0', 'true', 'False', 'TRUE', ''])('takes %p for a flag', async (value) => {
    expect((await send(`/v1/plugin/connect/websites/all/1?filter_configured=${value}&include_plan=${value}`)).status).toBe(206);
  });

  it('refuses a flag that is none, naming it', async () => {
    expectEnvelope(await send('/v1/plugin/connect/websites/all/1?include_plan=maybe'), 400, 'invalid_data', /include_plan/);
  });

  it('has security headers, and looks at no cookie', async () => {
    const answer = await send(settings, { headers: { cookie: 'gatehouse_marketplace=x' } });
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  describe('pages in browsers', () => {
    const about = (answer: RawAnswer): string[] => Object.keys(answer.headers).filter((name) => /^access-control-|^vary$/.test(name));
    const preflight = (from: string, path = settings): Promise<RawAnswer> =>
      rawRequest(origin, path, {
        method: 'OPTIONS',
        headers: { origin: from, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'authorization,x-crisp-tier' },
      });

    it('may send a typed key and read the answer, when they are the marketplace’s own', async () => {
      const { PUBLIC_URL } = gatehouse.environment.values;
      const asked = await preflight(PUBLIC_URL);
      expect({ status: asked.status, text: asked.text }).toEqual({ status: 204, text: '' });
      expect(asked.headers).toMatchObject({
        'access-control-allow-origin': PUBLIC_URL,
        'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
        'access-control-allow-headers': 'Authorization, Content-Type, X-Crisp-Tier, Idempotency-Key',
        'cache-control': 'no-store',
        vary: 'Origin',
      });
      expect(asked.headers).not.toHaveProperty('access-control-allow-credentials');
      for (const authorization of [null, 'Basic bm9ib2R5']) {
        const answer = await send(settings, { headers: { origin: PUBLIC_URL, ...(authorization === null ? {} : { authorization }) } });
        expect(answer.status).toBe(authorization === null ? 200 : 401);
        expect(answer.headers).toMatchObject({ 'access-control-allow-origin': PUBLIC_URL, vary: 'Origin' });
        expect(answer.headers['access-control-expose-headers']).toMatch(/Request-Id, Retry-After, RateLimit/);
        expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
      }
    });

    it.each(['https://elsewhere.example', 'null', 'http://localhost', '{public}.elsewhere.example', '{public}/'])(
      'get no leave from %s',
      async (page) => {
        const from = page.replace('{public}', gatehouse.environment.values.PUBLIC_URL);
        expectEnvelope(await preflight(from), 405, 'method_not_allowed', /OPTIONS/);
        expect(about(await preflight(from))).toEqual(['vary']);
        expect(about(await send(settings, { headers: { origin: from } }))).toEqual(['vary']);
      },
    );

    it('reach neither gate, quota nor log with a preflight, and no handler', async () => {
      const remaining = async (): Promise<number> => Number(/r=(\d+)/.exec(String((await send(settings)).headers.ratelimit))?.[1]);
      const before = await remaining();
      const asked = await preflight(gatehouse.environment.values.PUBLIC_URL, '/v1/plugin/connect/account');
      expect(asked.headers).not.toHaveProperty('ratelimit');
      expect(await remaining()).toBe(before - 1);
      const later = await send('/v1/plugin/connect/account');
      const logged = (answer: RawAnswer): Promise<object[]> =>
        gatehouse.database.query('SELECT 1 FROM request_log WHERE id = $1', [answer.headers['request-id']]);
      await eventually(async () => ((await logged(later)).length === 1 ? true : undefined));
      expect(await logged(asked)).toEqual([]);
    });

    it('change nothing for programs, which name no origin', async () => {
      expect(about(await send(settings))).toEqual([]);
      const options = await rawRequest(origin, settings, { method: 'OPTIONS' });
      expectEnvelope(options, 405, 'method_not_allowed', /OPTIONS/);
      expect(about(options)).toEqual([]);
    });
  });

  describe('keys outside the Authorization header', () => {
    it('are refused with 403 for a good one, wherever it stands, and with 401 for another', async () => {
      const { key } = plugin.production;
      for (const [path, call] of [
        [`/v1/plugin/connect/account?key=${key}`, {}],
        [`/v1/plugin/connect/account?api_key=${key}`, {}],
        [`/v1/website/${key}`, {}],
        [settings, { method: 'PATCH', body: { key, name: 'Evil' } }],
      ] as const)
        expectEnvelope(
          await rawRequest(origin, path, { ...call, headers: { 'x-crisp-tier': 'plugin' } }),
          403,
          'url_key_disabled',
          /roll it/,
        );
      const wrong = `${key.slice(0, -4)}0000`;
      expectEnvelope(await rawRequest(origin, `/v1/plugin/connect/account?key=${wrong}`), 401, 'invalid_session', /not valid/);
      expect((await send(settings)).body.data).toEqual({ name: 'Acme', domain: 'example.com' });
    });

    it('count as one with the same key in the header, and as two with another', async () => {
      expect((await send(`/v1/plugin/connect/account?key=${plugin.production.key}`)).status).toBe(200);
      const two = await send(`/v1/plugin/connect/account?key=${plugin.development.key}`);
      expectEnvelope(two, 400, 'ambiguous_credentials', /two different credentials/);
    });

    it('are taken out before a handler sees them; the api_key of another service is left alone', async () => {
      const path = `/v1/plugins/subscription/${websiteId}/${plugin.id}/settings`;
      await send(path, { method: 'PUT', body: { key: plugin.production.key, api_key: 'sk-of-another-service', colour: 'blue' } });
      const saved = await send(path);
      expect(saved.body.data).toMatchObject({ settings: { api_key: 'sk-of-another-service', colour: 'blue' } });
      expect(saved.text).not.toContain('gth_');
    });

    it('appear in no log line, and neither do those in the header', () => {
      const log = gatehouse.logLines.join('\n');
      expect(log).toContain('[redacted]');
      for (const { key } of [plugin.production, plugin.development]) expect(log).not.toContain(key.slice(8, 40));
    });
  });

  it('limits failed authentications of a network, and not its good requests', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 70; attempt++)
      statuses.push((await rawRequest(origin, settings, { headers: { authorization: 'Basic ???', 'x-crisp-tier': 'plugin' } })).status);
    expect(statuses.slice(-5)).toEqual([429, 429, 429, 429, 429]);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(60);
    const limited = await rawRequest(origin, settings, { headers: { authorization: 'Basic ???' } });
    expectEnvelope(limited, 429, 'rate_limited', /Too many failed authentications/);
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect((await send(settings)).status).toBe(200);
    gatehouse.clock.advance(61_000);
    expect((await rawRequest(origin, settings, { headers: { authorization: 'Basic ???' } })).status).toBe(401);
  });
});

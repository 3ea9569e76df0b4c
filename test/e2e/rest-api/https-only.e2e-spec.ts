import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { asBearer, asPlugin, Builders } from '../../support/builders.js';
import { bodyOf, pathOf, ROUTES } from '../../support/declared-routes.js';
import { rawRequest } from '../../support/raw-request.js';

const PRODUCTION = {
  GATEHOUSE_MODE: 'production',
  PUBLIC_URL: 'https://gatehouse.example',
  REST_API_URL: 'https://api.gatehouse.example',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAILBOX_TOKEN: '',
};

describe.each([
  ['behind a trusted proxy', '127.0.0.0/8', true],
  ['called by somebody who is no trusted proxy', '10.0.0.0/8', false],
])('the REST API %s', (_where, proxies, believed) => {
  let gatehouse: TestGatehouse;
  let build: Builders;

  beforeAll(async () => {
    gatehouse = await aGatehouse({ ...PRODUCTION, TRUSTED_PROXIES: proxies });
    build = new Builders(await gatehouse.startRestApi());
  });
  afterAll(() => gatehouse.stop());

  const send = (path: string, method: string, headers: Record<string, string>, body?: object) =>
    rawRequest(`http://127.0.0.1:${gatehouse.environment.values.REST_API_PORT}`, path, { method, headers, ...(body && { body }) });

  it('lets no request over plain HTTP reach any handler, however good its key, and never redirects', async () => {
    const websiteId = await build.furnish(await build.aWebsite());
    const plugin = await build.aPlugin();
    const key = await build.aWebsiteKey(websiteId, { roles: ['owner'] });
    const plain: Record<string, string>[] = [{}, { 'x-forwarded-proto': 'http' }, { 'x-forwarded-proto': 'https, http' }];
    const forged: Record<string, string>[] = believed ? [] : [{ 'x-forwarded-proto': 'https' }, { forwarded: 'proto=https' }];
    for (const route of ROUTES)
      for (const headers of [...plain, ...forged].map((more) => ({
        ...(route.access.tiers.includes('website') ? asBearer(key) : asPlugin(plugin.production)),
        ...more,
      }))) {
        const path = pathOf(route, { websiteId, pluginId: plugin.id });
        const answer = await send(path, route.method, headers, route.access.readsBody ? bodyOf(route) : undefined);
        expect({ path, headers: Object.keys(headers), status: answer.status, reason: answer.body.reason }).toEqual({
          path,
          headers: Object.keys(headers),
          status: 403,
          reason: 'https_required',
        });
        expect(answer.headers.location).toBeUndefined();
      }
    expect(await build.query(`SELECT action FROM audit_event WHERE actor_kind = 'credential'`)).toEqual([]);
    expect(await build.query('SELECT used FROM quota_use WHERE holder_id = $1', [key.id])).toEqual([]);
  });

  it('tells browsers to come over HTTPS only, and serves what came so', async () => {
    const websiteId = await build.aWebsite();
    const key = await build.aWebsiteKey(websiteId);
    const answer = await send(`/v1/website/${websiteId}`, 'GET', { ...asBearer(key), 'x-forwarded-proto': 'https' });
    expect(answer.status).toBe(believed ? 200 : 403);
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000');
  });
});

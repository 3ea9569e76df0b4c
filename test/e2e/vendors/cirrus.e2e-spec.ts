import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { asBearer, Builders } from '../../support/builders.js';
import { rawRequest } from '../../support/raw-request.js';

/** What of Cirrus's keys is built, done here over HTTP; outside the embedded mode, because only there TLS is demanded. */
describe('Cirrus', () => {
  let gatehouse: TestGatehouse;
  let build: Builders;
  let websiteId: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse({
      GATEHOUSE_MODE: 'production',
      PUBLIC_URL: 'https://gatehouse.example',
      REST_API_URL: 'https://api.gatehouse.example',
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAILBOX_TOKEN: '',
      TRUSTED_PROXIES: '127.0.0.1',
    });
    build = new Builders(await gatehouse.startRestApi());
    websiteId = await build.aWebsite();
  });
  afterAll(() => gatehouse.stop());

  const send = (headers: Record<string, string>, path = '') =>
    rawRequest(`http://127.0.0.1:${gatehouse.environment.values.REST_API_PORT}`, `/v1/website/${websiteId}${path}`, { headers });
  const secure = { 'x-forwarded-proto': 'https' };

  it('a Bearer token is taken over HTTPS only; plain HTTP is refused, not redirected, and the owners are told', async () => {
    const key = await build.aWebsiteKey(websiteId);
    expect((await send({ ...asBearer(key), ...secure })).status).toBe(200);
    for (const headers of [asBearer(key), { ...asBearer(key), 'x-forwarded-proto': 'http' }]) {
      const refused = await send(headers);
      expect({ status: refused.status, reason: refused.body.reason }).toEqual({ status: 403, reason: 'https_required' });
      expect(refused.headers.location).toBeUndefined();
      expect(refused.text).not.toContain('Acme');
    }
    const mails = await gatehouse.database.query<{ dedupe_key: string }>(
      `SELECT dedupe_key FROM outbox_message WHERE dedupe_key LIKE 'https-leak:' || $1 || ':%'`,
      [key.id],
    );
    expect(mails).toHaveLength(1);
  });

  it('badly encoded parameters are refused', async () => {
    const key = await build.aWebsiteKey(websiteId);
    for (const path of ['/settings?name=%E0%A4%A', '/settings?name=%zz', '/settings/%C3'])
      expect((await send({ ...asBearer(key), ...secure }, path)).body).toMatchObject({ error: true, reason: 'invalid_data' });
  });

  it('a channel is addressed by its STREAM ID or by the encrypted form, the StreamProviderId, in the same place', async () => {
    const key = await build.aWebsiteKey(websiteId);
    await build.furnish(websiteId);
    const headers = { ...asBearer(key), ...secure };
    const { data } = (await send(headers, '/channels')).body as { data?: { stream_id: number; stream_provider_id: string }[] };
    const [channel] = data ?? [];
    expect(channel?.stream_provider_id).toMatch(/^sp_\d+_[\w-]+$/);
    const answers = [];
    for (const id of [channel?.stream_id, channel?.stream_provider_id]) answers.push(await send(headers, `/channels/${id}`));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const forged = await send(headers, `/channels/${channel?.stream_provider_id.slice(0, -2) ?? ''}xx`);
    expect({ status: forged.status, reason: forged.body.reason }).toEqual({ status: 404, reason: 'channel_not_found' });
  });
});

import { CredentialsModule, ScheduledRotationsSchedule } from '@gatehouse/credentials';
import { DAY, HOUR } from '@gatehouse/platform';
import { ModuleRef } from '@nestjs/core';
import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { asBearer, Builders } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { rawRequest } from '../../support/raw-request.js';
import { RotationStage, type KeySeen, type Shown } from '../rotation-people.js';

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

describe('the keys of Cirrus', () => {
  let gatehouse: TestGatehouse;
  let stage: RotationStage;
  let clock: ScheduledRotationsSchedule;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    const marketplace = await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
    // No worker runs: the test itself says when the schedules look.
    clock = await marketplace.select(CredentialsModule).get(ModuleRef, { strict: true }).create(ScheduledRotationsSchedule);
    stage = new RotationStage(gatehouse, new Builders(marketplace));
    await stage.set();
  });
  afterAll(() => gatehouse.stop());

  const SCHEDULE = { every_days: 60, hour: 3 };
  const list = async (): Promise<KeySeen[]> => (await stage.owner.http.get<{ items: KeySeen[] }>(stage.keys)).body.items;
  const next = async (id: string): Promise<Date> =>
    new Date(
      (await stage.owner.http.get<{ schedule: { next_rotation_at: string } }>(`${stage.keys}/${id}`)).body.schedule.next_rotation_at,
    );
  const daysUntil = (moment: string | null | undefined): number =>
    (new Date(moment ?? '').getTime() - gatehouse.clock.now().getTime()) / DAY;
  const bothWork = async (...keys: Shown[]): Promise<number[]> => Promise.all(keys.map(({ key_secret }) => stage.use(key_secret)));

  it('are for administrators only', async () => {
    const { key_id } = await stage.websiteKey({ name: 'Administrators only' });
    const { http } = await stage.operator('operator');
    const answers = [
      await http.get(stage.keys),
      await http.post(stage.keys, { name: 'Mine', expires_at: gatehouse.clock.after(DAY).toISOString(), roles: ['operator'] }),
      await http.post(`${stage.keys}/${key_id}/rotate`),
      await http.delete(`${stage.keys}/${key_id}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    const administrator = await stage.operator('administrator');
    expect((await administrator.http.delete(`${stage.keys}/${key_id}`)).status).toBe(200);
  });

  it('are given up with a grace of 30 days, in which old and new both work; then the old one expires and can be deleted', async () => {
    const old = await stage.websiteKey({ name: 'Revoked' });
    const { body: fresh } = await stage.rotateKey(old.key_id);
    expect(fresh.replaces?.key_id).toBe(old.key_id);
    expect(daysUntil(fresh.replaces?.grace_ends_at)).toBeCloseTo(30, 2);
    expect(await bothWork(old, fresh)).toEqual([200, 200]);
    gatehouse.clock.advance(30 * DAY - HOUR);
    expect(await bothWork(old, fresh)).toEqual([200, 200]);
    gatehouse.clock.advance(HOUR);
    expect(await bothWork(old, fresh)).toEqual([401, 200]);
    expect((await stage.seen(old.key_id)).state).toBe('expired');
    expect((await stage.owner.http.delete(`${stage.keys}/${old.key_id}`)).status).toBe(200);
    expect((await list()).map(({ id }) => id)).not.toContain(old.key_id);
    expect(await bothWork(fresh)).toEqual([200]);
  });

  it('rotate on a pre-set schedule: the new one stands above the old one, and can be claimed at any time in the grace', async () => {
    const old = await stage.websiteKey({ name: 'Scheduled', schedule: SCHEDULE });
    gatehouse.clock.advance((await next(old.key_id)).getTime() - gatehouse.clock.now().getTime());
    await clock.run();
    const [above, below] = (await list()).filter(({ name }) => name === 'Scheduled');
    expect([above?.state, below?.id, below?.state]).toEqual(['unclaimed', old.key_id, 'retiring']);
    gatehouse.clock.advance(29 * DAY);
    expect(await bothWork(old)).toEqual([200]);
    const { body: fresh } = await stage.owner.http.post<Shown>(`${stage.keys}/${above?.id ?? ''}/claim`);
    expect(await bothWork(old, fresh)).toEqual([200, 200]);
    gatehouse.clock.advance(DAY);
    expect(await bothWork(old, fresh)).toEqual([401, 200]);
  });

  it('get the lifetime that was chosen in the dialog, and their schedule starts again', async () => {
    const old = await stage.websiteKey({ name: 'Lifetime', schedule: SCHEDULE });
    const before = await next(old.key_id);
    gatehouse.clock.advance(20 * DAY);
    const { body: fresh } = await stage.rotateKey(old.key_id, { lifetime_days: 200 });
    expect(daysUntil(fresh.key.expires_at)).toBeCloseTo(200, 2);
    const after = await next(fresh.key_id);
    expect(after.getTime()).toBeGreaterThanOrEqual(gatehouse.clock.after(59 * DAY).getTime());
    expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(19 * DAY);
  });

  it('leave a line in the log with every request, the refused ones included', async () => {
    const key = await stage.websiteKey({ name: 'Logged' });
    await stage.call(key.key_secret);
    await gatehouse
      .caller(undefined, asBearer({ secret: key.key_secret }))
      .patch(`/v1/website/${stage.websiteId}/settings`, { colour: 'blue' });
    const seen = await eventually(async () => {
      const log = await stage.owner.http.get<{ items: { reason: string; status: number }[] }>(
        `/api/websites/${stage.websiteId}/requests?credential_id=${key.key_id}`,
      );
      return log.body.items.length >= 2 ? log.body.items : undefined;
    });
    expect(seen.map(({ status, reason }) => `${status} ${reason}`)).toEqual(['400 invalid_data', '200 resolved']);
  });
});

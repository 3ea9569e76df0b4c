import { randomBytes } from 'node:crypto';
import { CredentialsModule, RotationTidySchedule, ScheduledRotationsSchedule } from '@gatehouse/credentials';
import { DAY, HOUR, InstanceSecrets } from '@gatehouse/platform';
import { ModuleRef } from '@nestjs/core';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { asBearer, Builders } from '../support/builders.js';
import type { Answer } from '../support/http-client.js';
import { RotationStage, type KeySeen, type Shown } from './rotation-people.js';

interface Successor {
  readonly key_id: string;
  readonly key_secret: string;
  readonly expires_at: string | null;
  readonly message: string;
}
type Told = Answer<{ reason: string; data: Successor }>;

const aKey = (): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': randomBytes(16).toString('base64url') });
const SCHEDULE = { every_days: 90, hour: 3, grace_days: 30 };

describe('website keys', () => {
  let gatehouse: TestGatehouse;
  let stage: RotationStage;
  let clocks: ScheduledRotationsSchedule;
  let tidy: RotationTidySchedule;
  let secrets: InstanceSecrets;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    const marketplace = await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
    // No worker runs: the test itself says when a clock looks.
    const slice = marketplace.select(CredentialsModule).get(ModuleRef, { strict: true });
    clocks = await slice.create(ScheduledRotationsSchedule);
    tidy = await slice.create(RotationTidySchedule);
    secrets = marketplace.get(InstanceSecrets, { strict: false });
    stage = new RotationStage(gatehouse, new Builders(marketplace));
  }, 60_000);
  afterAll(() => gatehouse.stop());
  beforeEach(async () => {
    // The clocks look at every website, and the tests move the time by years.
    await stage.build.query(
      `UPDATE credential SET state = 'deleted' WHERE kind = 'website' AND state IN ('unclaimed', 'active', 'retiring')`,
    );
    await stage.set();
  });

  const self = (secret: string, what: 'rotate' | 'claim', body: object = {}, headers: Record<string, string> = {}): Promise<Told> =>
    gatehouse.caller(undefined, { ...asBearer({ secret }), ...headers }).post(`/v1/website/${stage.websiteId}/keys/self/${what}`, body);
  const list = async (): Promise<string[]> =>
    (await stage.owner.http.get<{ items: KeySeen[] }>(stage.keys)).body.items.map(({ id, state }) => `${id} ${state}`);
  const claim = (id: string, headers: Record<string, string> = {}) =>
    stage.owner.http.post<Shown>(`${stage.keys}/${id}/claim`, {}, { headers });
  const successorOf = async (id: string): Promise<string> => (await stage.seen(id)).successor_id ?? '';
  const schedule = async (id: string): Promise<{ next_rotation_at: string } | null> =>
    (await stage.owner.http.get<{ schedule: { next_rotation_at: string } | null }>(`${stage.keys}/${id}`)).body.schedule;
  /** Mails about rotation so far; others tell of the use of keys that are over. */
  const mails = async (): Promise<number> => {
    const rows = await gatehouse.database.query<{ id: string; payload_sealed: string }>(
      `SELECT id, payload_sealed FROM outbox_message WHERE job = 'mail.send'`,
    );
    const texts = rows.map(({ id, payload_sealed }) => secrets.unseal('outbox-payload', payload_sealed, id));
    return texts.filter((text) => !text.includes('is still used')).length;
  };
  const toTheHour = (next: string | undefined, offsetMs = 0): void => {
    gatehouse.clock.advance(new Date(next ?? '').getTime() + offsetMs - gatehouse.clock.now().getTime());
  };

  describe('with a schedule', () => {
    it('retire at the hour; the successor has no secret until an administrator claims it', async () => {
      const old = await stage.websiteKey({ schedule: SCHEDULE, roles: ['operator'] });
      const next = (await schedule(old.key_id))?.next_rotation_at;
      expect(next).toMatch(/T03:00:00.000Z$/);
      toTheHour(next, -HOUR);
      await clocks.run();
      expect(await list()).toEqual([`${old.key_id} active`]);
      toTheHour(next);
      await Promise.all([clocks.run(), clocks.run()]);
      const id = await successorOf(old.key_id);
      expect(await list()).toEqual([`${id} unclaimed`, `${old.key_id} retiring`]);
      const [row] = await gatehouse.database.query<{ secret_hash: null }>('SELECT secret_hash FROM credential WHERE id = $1', [id]);
      expect(row?.secret_hash).toBeNull();
      expect((await stage.call(old.key_secret)).headers.get('sunset')).toBe(
        new Date(new Date(next ?? '').getTime() + 30 * DAY).toUTCString(),
      );

      const operator = await stage.operator('operator');
      expect((await operator.http.post(`${stage.keys}/${id}/claim`)).status).toBe(403);
      const headers = aKey();
      const answers = await Promise.all([claim(id, headers), claim(id, headers), claim(id)]);
      const claimed = answers.filter(({ status }) => status === 200);
      expect(claimed.length).toBeGreaterThanOrEqual(1);
      expect(new Set(claimed.map(({ body }) => body.key_secret)).size).toBe(1);
      expect([await stage.use(old.key_secret), await stage.use(claimed[0]?.body.key_secret ?? '')]).toEqual([200, 200]);
      // The schedule went over to the successor, and counts from the hour.
      expect(await schedule(old.key_id)).toBeNull();
      const following = new Date((await schedule(id))?.next_rotation_at ?? '').getTime();
      expect(following - new Date(next ?? '').getTime()).toBe(90 * DAY);
      gatehouse.clock.advance(30 * DAY);
      expect(await stage.use(old.key_secret)).toBe(401);
    });

    it('are claimed by the key itself, as long as the grace lasts, and administrators are told', async () => {
      const old = await stage.websiteKey({ schedule: SCHEDULE });
      expect((await self(old.key_secret, 'claim')).body.reason).toBe('nothing_to_claim');
      // The worker has not run: the hour itself counts.
      toTheHour((await schedule(old.key_id))?.next_rotation_at, HOUR);
      const before = await mails();
      const headers = aKey();
      const [first, again] = [await self(old.key_secret, 'claim', {}, headers), await self(old.key_secret, 'claim', {}, headers)];
      expect(first.status).toBe(201);
      expect(first.headers.get('cache-control')).toBe('no-store');
      expect(again.body.data).toEqual(first.body.data);
      expect((await self(old.key_secret, 'claim', {}, aKey())).body.reason).toBe('nothing_to_claim');
      expect(await mails()).toBe(before + 1);
      expect(first.body.data.expires_at).toBe(old.key.expires_at);
      expect([await stage.use(old.key_secret), await stage.use(first.body.data.key_secret)]).toEqual([200, 200]);
      expect((await claim(first.body.data.key_id)).body.code).toBe('already_claimed');
    });

    it('expire when nobody claims, and neither key works a moment longer, worker or not', async () => {
      const old = await stage.websiteKey({ schedule: SCHEDULE });
      const next = (await schedule(old.key_id))?.next_rotation_at;
      toTheHour(next);
      await clocks.run();
      const id = await successorOf(old.key_id);
      gatehouse.clock.advance(30 * DAY - 1_000);
      expect(await stage.use(old.key_secret)).toBe(200);
      gatehouse.clock.advance(1_000);
      expect(await stage.use(old.key_secret)).toBe(401);
      expect((await claim(id)).body.code).toBe('claim_lapsed');
      const before = await mails();
      await tidy.run();
      await tidy.run();
      expect(await list()).toEqual([`${id} expired`, `${old.key_id} expired`]);
      expect(await mails()).toBe(before + 1);
    });

    it('do not outlive their deadline when no worker runs at all', async () => {
      const old = await stage.websiteKey({ schedule: SCHEDULE });
      const next = (await schedule(old.key_id))?.next_rotation_at;
      toTheHour(next, 30 * DAY - HOUR);
      expect(await stage.use(old.key_secret)).toBe(200);
      gatehouse.clock.advance(HOUR);
      expect(await stage.use(old.key_secret)).toBe(401);
      await clocks.run();
      await tidy.run();
      expect(await list()).toEqual([`${old.key_id} expired`]);
    });

    it('lose nothing and double nothing when the worker was down for a day', async () => {
      const old = await stage.websiteKey({ schedule: { every_days: 20, hour: 3, grace_days: 10 } });
      const next = (await schedule(old.key_id))?.next_rotation_at;
      toTheHour(next, DAY);
      const before = await mails();
      await clocks.run();
      await clocks.run();
      // Begun a day late, it counts from the hour; the moment of 14 days has passed with it, and one mail tells.
      expect((await stage.seen(old.key_id)).grace?.ends_at).toBe(new Date(new Date(next ?? '').getTime() + 10 * DAY).toISOString());
      expect(await mails()).toBe(before + 1);
      toTheHour(next, 3 * DAY);
      await clocks.run();
      expect(await mails()).toBe(before + 2);
      toTheHour(next, 9 * DAY + HOUR);
      await clocks.run();
      await clocks.run();
      expect(await mails()).toBe(before + 3);
    });

    it('tell once a day that the old key is used while nobody has claimed', async () => {
      const old = await stage.websiteKey({ schedule: SCHEDULE });
      toTheHour((await schedule(old.key_id))?.next_rotation_at);
      await clocks.run();
      const before = await mails();
      await Promise.all([1, 2, 3].map(() => stage.use(old.key_secret)));
      await clocks.run();
      await clocks.run();
      expect(await mails()).toBe(before + 1);
      gatehouse.clock.advance(DAY);
      await stage.use(old.key_secret);
      gatehouse.clock.advance(DAY);
      await stage.use(old.key_secret);
      // Days on which no worker ran are told later, each once.
      await clocks.run();
      expect(await mails()).toBe(before + 3);
      await claim(await successorOf(old.key_id));
      gatehouse.clock.advance(DAY);
      await stage.use(old.key_secret);
      await clocks.run();
      expect(await mails()).toBe(before + 3);
    });

    it('start it anew with each rotation, and by hand; it can be set, changed and removed later', async () => {
      const key = await stage.websiteKey();
      const path = `${stage.keys}/${key.key_id}/schedule`;
      const inDays = async (id: string): Promise<number> => {
        const next = new Date((await schedule(id))?.next_rotation_at ?? '').getTime();
        return Math.floor(next / DAY) - Math.floor(gatehouse.clock.now().getTime() / DAY);
      };
      expect((await stage.owner.http.post<Shown>(`${path}/reset`)).body.code).toBe('no_schedule');
      expect((await stage.owner.http.put(path, SCHEDULE)).status).toBe(200);
      gatehouse.clock.advance(10 * DAY);
      expect(await inDays(key.key_id)).toBe(80);
      await stage.owner.http.post(`${path}/reset`);
      expect(await inDays(key.key_id)).toBe(90);
      gatehouse.clock.advance(10 * DAY);
      const { body } = await stage.rotateKey(key.key_id, { grace_days: 0 });
      expect(await inDays(body.key_id)).toBe(90);
      gatehouse.clock.advance(10 * DAY);
      await stage.rotateKey(body.key_id, { reason: 'leaked' });
      expect(await inDays(body.key_id)).toBe(90);
      await stage.owner.http.delete(`${stage.keys}/${body.key_id}/schedule`);
      expect(await schedule(body.key_id)).toBeNull();
      const reader = await stage.operator('account_reader');
      expect((await reader.http.put(path, SCHEDULE)).status).toBe(403);
      for (const wrong of [
        { ...SCHEDULE, hour: 24 },
        { ...SCHEDULE, every_days: 0 },
        { ...SCHEDULE, grace_days: 91 },
      ])
        expect((await stage.owner.http.put<Shown>(`${stage.keys}/${body.key_id}/schedule`, wrong)).body.code).toBe('invalid_data');
      const met = await stage.owner.http.put<{ errors: object[] }>(`${stage.keys}/${body.key_id}/schedule`, {
        every_days: 5,
        hour: 1,
        grace_days: 6,
      });
      expect(met.body.errors).toMatchObject([{ pointer: '/grace_days' }]);
    });
  });

  describe('that may rotate themselves', () => {
    it('get a successor that may no more and lives no longer, and administrators are told', async () => {
      const expires_at = gatehouse.clock.after(20 * DAY).toISOString();
      const terms = { roles: ['operator'], scopes: ['website:settings/read'], allowed_addresses: ['127.0.0.0/8'], expires_at };
      const old = await stage.websiteKey({ ...terms, may_rotate_itself: true });
      const before = await mails();
      const rotated = await self(old.key_secret, 'rotate', { lifetime_days: 400 });
      expect(rotated.status).toBe(201);
      const [was, is] = [await stage.seen(old.key_id), await stage.seen(rotated.body.data.key_id)];
      expect(is).toMatchObject({ ...terms, allowed_addresses: ['127.0.0.0/8'], may_rotate_itself: true, state: 'active', name: was.name });
      expect(was).toMatchObject({ state: 'retiring', grace: { ends: 'at_grace_end', ends_at: expires_at } });
      expect(await mails()).toBe(before + 1);
      expect([await stage.use(old.key_secret), await stage.use(rotated.body.data.key_secret)]).toEqual([200, 200]);
      // Never while retiring.
      expect((await self(old.key_secret, 'rotate')).body.reason).toBe('self_rotation_disabled');
      expect((await self(rotated.body.data.key_secret, 'rotate')).body.reason).toBe('rotation_under_way');
    });

    it('get the same secret again by their Idempotency-Key, and nobody else does', async () => {
      const old = await stage.websiteKey({ may_rotate_itself: true });
      const headers = aKey();
      const answers = await Promise.all([1, 2, 3].map(() => self(old.key_secret, 'rotate', { ends: 'on_first_use' }, headers)));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      const { key_secret } = answers[0]?.body.data ?? { key_secret: '' };
      expect((await self(old.key_secret, 'rotate', {}, headers)).body.reason).toBe('idempotency_key_reused');
      expect((await self(old.key_secret, 'rotate', {}, { 'Idempotency-Key': 'short' })).body).toMatchObject({ reason: 'invalid_data' });
      // Its use ends the old key, and with it the way to ask again.
      expect((await self(key_secret, 'rotate', { ends: 'on_first_use' }, headers)).body.data.key_secret).not.toBe(key_secret);
      expect((await self(old.key_secret, 'rotate', { ends: 'on_first_use' }, headers)).status).toBe(401);
    });

    it('are only those that were made so, and no other tier', async () => {
      const plain = await stage.websiteKey();
      expect((await self(plain.key_secret, 'rotate')).body.reason).toBe('self_rotation_disabled');
      const olaf = await stage.build.aUserKey(stage.websiteId, 'owner');
      expect((await self(olaf.secret, 'rotate')).body.reason).toBe('restricted_route_tier');
      const other = await stage.build.aWebsite();
      const may = await stage.websiteKey({ name: 'May', may_rotate_itself: true });
      const elsewhere = await gatehouse
        .caller(undefined, asBearer({ secret: may.key_secret }))
        .post(`/v1/website/${other}/keys/self/rotate`);
      expect(elsewhere.status).toBe(404);
      expect((await stage.owner.http.patch<Shown>(`${stage.keys}/${plain.key_id}`, { name: 'x', may_rotate_itself: true })).body.code).toBe(
        'invalid_data',
      );
      expect((await stage.seen(may.key_id)).successor_id).toBeNull();
    });
  });
});

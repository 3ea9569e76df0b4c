import { RotationTidySchedule } from '@gatehouse/credentials';
import { DAY, HOUR } from '@gatehouse/platform';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { Builders } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { RotationStage } from './rotation-people.js';

describe('rotation', () => {
  let gatehouse: TestGatehouse;
  let stage: RotationStage;
  let tidy: RotationTidySchedule;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    const marketplace = await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
    tidy = (await gatehouse.startWorker()).get(RotationTidySchedule, { strict: false });
    stage = new RotationStage(gatehouse, new Builders(marketplace));
  }, 60_000);
  afterAll(() => gatehouse.stop());
  beforeEach(() => stage.set());

  const actions = async (id: string): Promise<string[]> =>
    (await gatehouse.database.query<{ action: string }>('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY at', [id])).map(
      ({ action }) => action,
    );

  describe('of a keypair', () => {
    it.each(['development', 'production'] as const)(
      'keeps the old %s keypair working until the new one is first used, and not a request longer',
      async (environment) => {
        const old = stage.plugin[environment];
        const rotated = await stage.rotateKeypair(environment);
        expect(rotated).toMatchObject({ status: 200, body: { replaces: { identifier: old.identifier } } });
        expect(rotated.headers.get('cache-control')).toBe('no-store');
        expect(rotated.body.identifier).not.toBe(old.identifier);
        expect(await stage.useKeypair(old)).toBe(200);
        expect(await stage.useKeypair({ ...old, key: rotated.body.key })).toBe(401);
        const token = await stage.callPlugin(old, '/v1/plugin/connect/token');
        expect(token.body.data).toMatchObject({ identifier: old.identifier, retires_at: rotated.body.replaces?.grace_ends_at });
        expect(await stage.useKeypair(old)).toBe(200);
        expect(await stage.useKeypair(rotated.body)).toBe(200);
        expect(await stage.useKeypair(old)).toBe(401);
        const list = await stage.developer.http.get<{ items: object[] }>(`/api/plugins/${stage.plugin.id}/keypairs`);
        const ofEnvironment = list.body.items.filter((item) => 'environment' in item && item.environment === environment);
        expect(ofEnvironment).toMatchObject([
          { identifier: rotated.body.identifier, state: 'active', predecessor_id: old.identifier, grace: null },
          { identifier: old.identifier, state: 'revoked', grace: { ends: 'on_first_use', uses: 3 } },
        ]);
        expect((await actions(old.identifier)).slice(-2)).toEqual(['keypair.rotate', 'keypair.revoke']);
      },
    );

    it('keeps grant, installs and quota: both draw on the quota of the plugin', async () => {
      const websiteId = await stage.build.aWebsite();
      await stage.build.aGrant(stage.plugin, ['website:settings/read']);
      await stage.build.anInstall(websiteId, stage.plugin, ['website:settings/read']);
      await stage.build.aQuota(stage.plugin, 'production', 3);
      const { body } = await stage.rotateKeypair('production', { ends: 'at_grace_end' });
      const statuses = [];
      for (const keypair of [stage.plugin.production, body, stage.plugin.production, body])
        statuses.push((await stage.callPlugin(keypair, `/v1/website/${websiteId}/settings`)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
    });

    it('rolled while it is under way: everything older is refused at once', async () => {
      const { body } = await stage.rotateKeypair('production', { ends: 'at_grace_end' });
      expect([await stage.useKeypair(body), await stage.useKeypair(stage.plugin.production)]).toEqual([200, 200]);
      const rolled = await stage.developer.http.post<{ identifier: string; key: string }>(
        `/api/plugins/${stage.plugin.id}/keypairs/production/roll`,
      );
      expect(rolled.body.identifier).toBe(body.identifier);
      for (const keypair of [body, stage.plugin.production]) expect(await stage.useKeypair(keypair)).toBe(401);
      expect(await stage.useKeypair(rolled.body)).toBe(200);
      expect((await stage.rotateKeypair('production')).status).toBe(200);
    });

    it('ends wholly with the plugin', async () => {
      const { body } = await stage.rotateKeypair('development');
      const { name } = (await stage.developer.http.get<{ name: string }>(`/api/plugins/${stage.plugin.id}`)).body;
      expect((await stage.developer.http.delete(`/api/plugins/${stage.plugin.id}`, { name })).status).toBeLessThan(300);
      for (const keypair of [body, stage.plugin.development]) expect(await stage.useKeypair(keypair)).toBe(401);
    });

    it('of which there is none to rotate is refused in words, and of others’ plugins nothing is told', async () => {
      await stage.build.query(`UPDATE credential SET state = 'unclaimed', secret_hash = NULL WHERE id = $1`, [
        stage.plugin.production.identifier,
      ]);
      expect((await stage.rotateKeypair('production')).body.code).toBe('nothing_to_rotate');
      expect((await stage.rotateKeypair('staging')).body.code).toBe('keypair_not_found');
      const other = await stage.build.aPlugin();
      expect((await stage.developer.http.post(`/api/plugins/${other.id}/keypairs/production/rotate`)).status).toBe(404);
    });
  });

  describe('of a website key', () => {
    it('keeps both working through the grace, and the old one not a moment longer, without any schedule', async () => {
      const old = await stage.websiteKey();
      const rotated = await stage.rotateKey(old.key_id);
      expect(rotated.body.key).toMatchObject({ state: 'active', name: 'Sync', predecessor_id: old.key_id, roles: ['administrator'] });
      const until = new Date(rotated.body.replaces?.grace_ends_at ?? '').getTime();
      expect(Math.abs(until - gatehouse.clock.after(30 * DAY).getTime())).toBeLessThan(HOUR);
      for (const secret of [old.key_secret, rotated.body.key_secret, old.key_secret]) expect(await stage.use(secret)).toBe(200);
      gatehouse.clock.advance(30 * DAY - HOUR);
      expect(await stage.use(old.key_secret)).toBe(200);
      gatehouse.clock.advance(HOUR);
      expect([await stage.use(old.key_secret), await stage.use(rotated.body.key_secret)]).toEqual([401, 200]);
      expect(await stage.seen(old.key_id)).toMatchObject({ state: 'expired', successor_id: rotated.body.key_id });
      // The worker tidies by itself too, and one leaves to the other what it holds already.
      await eventually(async () => {
        await tidy.run();
        expect(await stage.seen(old.key_id)).toMatchObject({ state: 'expired', revoke_reason: 'grace_ended' });
        return true;
      });
      expect(await actions(old.key_id)).toEqual(['website_key.create', 'website_key.rotate', 'website_key.expire']);
    });

    it('says on each answer to the old key since when and until when, and nothing on those to the new one', async () => {
      const old = await stage.websiteKey();
      const { body } = await stage.rotateKey(old.key_id, { grace_days: 5 });
      const refusedToo = gatehouse.caller(undefined, { authorization: `Bearer ${old.key_secret}` });
      for (const answer of [await stage.call(old.key_secret), await refusedToo.get('/v1/plugin/connect/account')]) {
        const deprecated = Number(/^@(\d+)$/.exec(answer.headers.get('deprecation') ?? '')?.[1]) * 1_000;
        expect(Math.abs(deprecated - gatehouse.clock.now().getTime())).toBeLessThan(60_000);
        const sunset = new Date(body.replaces?.grace_ends_at ?? '');
        expect(answer.headers.get('sunset')).toBe(sunset.toUTCString());
      }
      const { headers } = await stage.call(body.key_secret);
      expect([headers.get('deprecation'), headers.get('sunset')]).toEqual([null, null]);
    });

    it('shows who still uses the old key: how often, from where, with what', async () => {
      const old = await stage.websiteKey();
      await stage.use(old.key_secret, { 'user-agent': 'before' });
      await stage.rotateKey(old.key_id);
      expect((await stage.seen(old.key_id)).grace).toMatchObject({ uses: 0, last_used_agent: null, last_used_address: null });
      await Promise.all([1, 2, 3, 4].map(() => stage.use(old.key_secret, { 'user-agent': 'sync/1.0' })));
      await stage.use(old.key_secret, { 'user-agent': `cron\u00a02 ${'x'.repeat(500)}` });
      const { grace } = await stage.seen(old.key_id);
      expect(grace).toMatchObject({ uses: 5, last_used_address: '127.0.0.1' });
      expect(grace?.last_used_agent).toHaveLength(200);
    });

    it('ends the old key early: after days without use, on the first use of the new one, or at once', async () => {
      const idle = await stage.websiteKey({ name: 'Idle' });
      await stage.rotateKey(idle.key_id, { grace_days: 30, idle_end_days: 3 });
      gatehouse.clock.advance(2 * DAY);
      expect(await stage.use(idle.key_secret)).toBe(200);
      gatehouse.clock.advance(2 * DAY);
      expect(await stage.use(idle.key_secret)).toBe(200);
      gatehouse.clock.advance(3 * DAY);
      expect(await stage.use(idle.key_secret)).toBe(401);
      await eventually(async () => {
        await tidy.run();
        expect(await stage.seen(idle.key_id)).toMatchObject({ state: 'expired', revoke_reason: 'idle' });
        return true;
      });

      const once = await stage.websiteKey({ name: 'Once' });
      const fresh = await stage.rotateKey(once.key_id, { ends: 'on_first_use' });
      expect(await stage.use(once.key_secret)).toBe(200);
      // Of many first requests at once each is answered after the end of the old key.
      await Promise.all(
        Array.from({ length: 6 }, async () => {
          expect(await stage.use(fresh.body.key_secret)).toBe(200);
          expect(await stage.use(once.key_secret)).toBe(401);
        }),
      );

      const none = await stage.websiteKey({ name: 'None' });
      const now = await stage.rotateKey(none.key_id, { grace_days: 0 });
      expect(now.body.replaces).toBeNull();
      expect([await stage.use(none.key_secret), await stage.use(now.body.key_secret)]).toEqual([401, 200]);
    });

    it('gives the new key a lifetime of its own, and never lengthens the old one', async () => {
      const old = await stage.websiteKey({ expires_at: gatehouse.clock.after(10 * DAY).toISOString() });
      const { body } = await stage.rotateKey(old.key_id, { lifetime_days: 100, grace_days: 60 });
      expect(body.replaces?.grace_ends_at).toBe(old.key.expires_at);
      gatehouse.clock.advance(10 * DAY);
      expect([await stage.use(old.key_secret), await stage.use(body.key_secret)]).toEqual([401, 200]);
      gatehouse.clock.advance(90 * DAY);
      expect(await stage.use(body.key_secret)).toBe(401);

      const other = await stage.websiteKey({ name: 'Other', expires_at: gatehouse.clock.after(50 * DAY).toISOString() });
      gatehouse.clock.advance(20 * DAY);
      const expires = new Date((await stage.rotateKey(other.key_id)).body.key.expires_at ?? '').getTime();
      expect(Math.abs(expires - gatehouse.clock.after(50 * DAY).getTime())).toBeLessThan(HOUR);
    });

    it('draws on one daily quota with its predecessor', async () => {
      const old = await stage.websiteKey({ daily_quota: 3 });
      const { body } = await stage.rotateKey(old.key_id);
      const again = await stage.rotateKey(body.key_id, { reason: 'leaked' });
      const statuses = [];
      for (let request = 0; request < 4; request++) statuses.push(await stage.use(again.body.key_secret));
      expect(statuses).toEqual([200, 200, 200, 429]);
      const second = await stage.rotateKey(again.body.key_id);
      expect(await stage.use(second.body.key_secret)).toBe(429);
    });

    it('stands above the old key in the list; ended ones can be deleted, and leave tombstones', async () => {
      const old = await stage.websiteKey();
      gatehouse.clock.advance(HOUR);
      const { body } = await stage.rotateKey(old.key_id, { grace_days: 1 });
      const ids = async (query = ''): Promise<string[]> =>
        (await stage.owner.http.get<{ items: { id: string; state: string }[] }>(`${stage.keys}${query}`)).body.items.map(
          ({ id, state }) => `${id} ${state}`,
        );
      expect(await ids()).toEqual([`${body.key_id} active`, `${old.key_id} retiring`]);
      gatehouse.clock.advance(DAY);
      expect(await ids()).toEqual([`${body.key_id} active`, `${old.key_id} expired`]);
      await tidy.run();
      expect((await stage.owner.http.patch<{ code: string }>(`${stage.keys}/${old.key_id}`, { name: 'Old' })).body.code).toBe('key_ended');
      expect((await stage.owner.http.delete(`${stage.keys}/${old.key_id}`)).status).toBe(200);
      expect(await ids()).toEqual([`${body.key_id} active`]);
      expect(await ids('?include=deleted')).toEqual([`${body.key_id} active`, `${old.key_id} deleted`]);
    });

    it('is right after the deletion of either: the other one lives on', async () => {
      const first = await stage.websiteKey({ name: 'First' });
      const newer = (await stage.rotateKey(first.key_id)).body;
      await stage.owner.http.delete(`${stage.keys}/${first.key_id}`);
      expect([await stage.use(first.key_secret), await stage.use(newer.key_secret)]).toEqual([401, 200]);
      expect((await stage.rotateKey(newer.key_id)).status).toBe(200);

      const second = await stage.websiteKey({ name: 'Second' });
      const unwanted = (await stage.rotateKey(second.key_id)).body;
      await stage.owner.http.delete(`${stage.keys}/${unwanted.key_id}`);
      expect([await stage.use(second.key_secret), await stage.use(unwanted.key_secret)]).toEqual([200, 401]);
    });

    it('is refused while one is under way, with what to do; of two at once one wins', async () => {
      const old = await stage.websiteKey();
      const both = await Promise.all([stage.rotateKey(old.key_id), stage.rotateKey(old.key_id)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const won = both.find(({ status }) => status === 200)?.body;
      for (const id of [old.key_id, won?.key_id ?? '']) {
        const refused = await stage.rotateKey(id);
        expect(refused.body).toMatchObject({ code: 'rotation_under_way', detail: expect.stringContaining('"reason": "lost"') as string });
      }
      await stage.use(won?.key_secret ?? '');
      expect((await stage.rotateKey(won?.key_id ?? '')).body.detail).toContain('Delete or revoke it first');
      gatehouse.clock.advance(30 * DAY);
      expect((await stage.rotateKey(won?.key_id ?? '')).status).toBe(200);
    });

    it('gives another secret when the first one was lost before anybody used it', async () => {
      const old = await stage.websiteKey();
      const lost = (await stage.rotateKey(old.key_id, { grace_days: 7 })).body;
      const found = await stage.rotateKey(old.key_id, { reason: 'lost' });
      expect(found.body).toMatchObject({ key_id: lost.key_id, replaces: lost.replaces });
      expect(await stage.use(lost.key_secret)).toBe(401);
      for (const secret of [old.key_secret, found.body.key_secret]) expect(await stage.use(secret)).toBe(200);
      expect((await stage.rotateKey(old.key_id, { reason: 'lost' })).body.code).toBe('nothing_lost');
      const terms = await stage.rotateKey(old.key_id, { reason: 'lost', grace_days: 7, lifetime_days: 3 });
      expect(terms.body).toMatchObject({ code: 'invalid_data', errors: [{ pointer: '/grace_days' }, { pointer: '/lifetime_days' }] });
    });

    it('because of a leak has no grace: everything older is refused from the moment it returns', async () => {
      const old = await stage.websiteKey();
      const newer = (await stage.rotateKey(old.key_id)).body;
      const rolled = await stage.rotateKey(newer.key_id, { reason: 'leaked', note: 'found in a repository' });
      expect(rolled.body).toMatchObject({ key_id: newer.key_id, replaces: null });
      for (const secret of [old.key_secret, newer.key_secret]) expect(await stage.use(secret)).toBe(401);
      expect(await stage.use(rolled.body.key_secret)).toBe(200);
      expect((await stage.rotateKey(newer.key_id, { reason: 'leaked', grace_days: 3 })).body.code).toBe('invalid_data');
    });

    it('shows no secret to whoever could not have given the key its roles', async () => {
      const old = await stage.websiteKey({ roles: ['owner'] });
      const [administrator, reader] = [await stage.operator('administrator'), await stage.operator('account_reader')];
      for (const person of [administrator, reader])
        expect((await stage.rotateKey(old.key_id, {}, {}, person)).body.code).toBe('operator_role_required');
      expect(await stage.seen(old.key_id)).toMatchObject({ state: 'active', successor_id: null });
      const plain = await stage.websiteKey({ name: 'Plain', roles: ['operator'] });
      expect((await stage.rotateKey(plain.key_id, {}, {}, administrator)).status).toBe(200);
    });
  });

  describe('of a user key', () => {
    const keyOf = (accountId: string): string => `/api/websites/${stage.websiteId}/operators/${accountId}/key`;
    const issued = async (): Promise<{ olaf: Awaited<ReturnType<RotationStage['operator']>>; old: string; fresh: string }> => {
      const olaf = await stage.operator('operator', 'Olaf');
      const { key_secret: old } = (await olaf.http.post<{ key_secret: string }>(keyOf('me'))).body;
      const rotated = await olaf.http.post<{ key_secret: string }>(`${keyOf('me')}/rotate`);
      expect(rotated.status).toBe(200);
      return { olaf, old, fresh: rotated.body.key_secret };
    };

    it('ends the old value on the first use of the new one, and lists the new one first', async () => {
      const { olaf, old, fresh } = await issued();
      const list = await stage.owner.http.get<{ items: { state: string }[] }>(
        `/api/websites/${stage.websiteId}/operators/${olaf.id}/credentials`,
      );
      expect(list.body.items.map(({ state }) => state)).toEqual(['active', 'retiring']);
      expect(await stage.use(old)).toBe(200);
      expect([await stage.use(fresh), await stage.use(old)]).toEqual([200, 401]);
    });

    it('leaves nothing alive when it meets a revocation or a removal at the same moment', async () => {
      const living = (accountId: string): Promise<object[]> =>
        gatehouse.database.query(`SELECT id FROM credential WHERE account_id = $1 AND state IN ('active', 'retiring')`, [accountId]);
      for (let round = 0; round < 6; round++) {
        const olaf = await stage.operator('operator', `Olaf ${round}`);
        await olaf.http.post(keyOf('me'));
        const end = round % 2 === 0 ? keyOf(olaf.id) : `/api/websites/${stage.websiteId}/operators/${olaf.id}`;
        const [rotated, ended] = await Promise.all([olaf.http.post(`${keyOf('me')}/rotate`), stage.owner.http.delete(end)]);
        expect([200, 404]).toContain(rotated.status);
        expect(ended.status).toBeLessThan(300);
        expect(await living(olaf.id)).toEqual([]);
      }
    });

    it.each(['revoke', 'removal', 'roll'])('%s ends both at once', async (end) => {
      const { olaf, old, fresh } = await issued();
      if (end === 'revoke') await olaf.http.delete(keyOf('me'));
      else if (end === 'removal') await stage.owner.http.delete(`/api/websites/${stage.websiteId}/operators/${olaf.id}`);
      else await stage.owner.http.post(`${keyOf(olaf.id)}/roll`);
      expect([await stage.use(old), await stage.use(fresh)]).toEqual([401, 401]);
      expect((await stage.owner.http.post(`${keyOf(olaf.id)}/rotate`)).status).toBe(end === 'roll' ? 200 : 404);
    });
  });
});

import { randomUUID } from 'node:crypto';
import { DAY } from '@gatehouse/platform';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import type { Answer } from '../support/http-client.js';
import { Journey, type Person } from '../support/journey.js';
import { aPerson } from './websites-people.js';

interface Created {
  readonly plugin: { id: string; urn: string; name: string; notice: string | null };
  readonly keypair: { identifier: string; key: string; environment: string; warning: string };
  readonly next_step: { code: string; sentence: string };
}

/** What an answer says, without what differs from request to request. */
function said({ status, body }: Answer): unknown {
  return { status, code: body.code, title: body.title, detail: body.detail };
}

describe('plugins', () => {
  let gatehouse: TestGatehouse;
  let journey: Journey;
  let developer: Person;
  let rival: Person;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    await gatehouse.startMarketplace();
    await gatehouse.startWorker();
    const { PUBLIC_URL, REST_API_URL, MAILBOX_TOKEN } = gatehouse.environment.values;
    journey = new Journey({ publicUrl: PUBLIC_URL, restApiUrl: REST_API_URL, mailboxToken: MAILBOX_TOKEN });
    developer = await aPerson(gatehouse, 'marketplace', 'Dora Developer');
    rival = await aPerson(gatehouse, 'marketplace', 'Rita Rival');
  });
  afterAll(() => gatehouse.stop());

  const create = (more: Readonly<Record<string, unknown>> = {}, person = developer): Promise<Answer<Created>> =>
    person.http.post<Created>('/api/plugins', { name: 'Order Sync', visibility: 'private', ...more });

  describe('a new plugin', () => {
    it('comes with its development keypair, whose key is shown once and kept by nobody', async () => {
      const created = await create({ name: 'Once' });
      expect(created.status).toBe(201);
      expect(created.headers.get('cache-control')).toBe('no-store');
      const { plugin, keypair, next_step } = created.body;
      expect(keypair).toMatchObject({ environment: 'development', warning: expect.stringContaining('only now') as unknown });
      expect(next_step.code).toBe('add_trusted_website');
      expect(plugin.notice).toBeNull();
      const answers = [
        await developer.http.get(`/api/plugins/${plugin.id}`),
        await developer.http.get(`/api/plugins/${plugin.id}/keypairs`),
        await developer.http.get('/api/plugins'),
      ];
      for (const { status, text } of answers) {
        expect(status).toBe(200);
        expect(text).not.toContain(keypair.key);
      }
      const atAGlance = { production: 'none', installs: 0, next_step };
      expect(answers[2]?.body).toMatchObject({ items: [{ id: plugin.id, ...atAGlance }] });
      expect(answers[0]?.body).toMatchObject({
        ...atAGlance,
        keypairs: [{ identifier: keypair.identifier, environment: 'development', state: 'active' }],
        quotas: { development: { limit: 500, used: 0, remaining: 500 }, development_resets_left: 10, production: null },
      });
      expect(gatehouse.logLines.join('')).not.toContain(keypair.key);
    });

    it('has a URN of its account and name, and twenty of one name at once have twenty', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => create({ name: 'Ünique Näme' })));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
      const urns = answers.map(({ body }) => body.plugin.urn);
      expect(new Set(urns).size).toBe(20);
      for (const urn of urns) expect(urn).toMatch(/^urn:dora-developer-[a-z0-9]+:unique-name:([0-9]|1[0-9])$/);
    });

    it('is made once for an Idempotency-Key, however often and at once it is asked for, and its key is shown again', async () => {
      const dora = await aPerson(gatehouse, 'marketplace', 'Dora Repeats');
      const call = (key: string, name = 'Repeated', person: Person = dora): Promise<Answer<Created & { code?: string }>> =>
        person.http.post<Created & { code?: string }>(
          '/api/plugins',
          { name, visibility: 'private' },
          { headers: { 'idempotency-key': key } },
        );
      const key = randomUUID();
      const [first, second] = await Promise.all([call(key), call(key)]);
      expect([first?.status, second?.status]).toEqual([201, 201]);
      expect(second?.body).toEqual(first?.body);
      const third = await call(key);
      expect(third.body).toEqual(first?.body);
      expect((await dora.http.get<{ items: unknown[] }>('/api/plugins')).body.items).toHaveLength(1);
      const { plugin, keypair } = third.body;
      const rows = await gatehouse.database.query('SELECT 1 FROM credential WHERE plugin_id = $1', [plugin.id]);
      const audit = await gatehouse.database.query(`SELECT 1 FROM audit_event WHERE action = 'plugin.create' AND subject_id = $1`, [
        plugin.id,
      ]);
      expect([rows.length, audit.length]).toEqual([1, 1]);
      const kept = await gatehouse.database.query<{ answer_sealed: string }[]>('SELECT answer_sealed FROM idempotent_answer');
      expect(JSON.stringify(kept)).not.toContain(keypair.key);
      expect((await call(key, 'Other')).body.code).toBe('idempotency_key_reused');
      expect((await call('too-short')).body.code).toBe('idempotency_key_invalid');
      const others = await call(key, 'Repeated', await aPerson(gatehouse, 'marketplace', 'Olga Other'));
      expect([others.status, others.body.keypair.key === keypair.key]).toEqual([201, false]);
      expect((await dora.http.post(`/api/plugins/${plugin.id}/keypairs/development/roll`)).status).toBe(200);
      expect((await call(key)).body.code).toBe('answer_not_kept');
      const deleted = randomUUID();
      const { id, name } = (await call(deleted, 'Short-lived')).body.plugin;
      expect((await dora.http.delete(`/api/plugins/${id}`, { name })).status).toBe(204);
      expect((await call(deleted, 'Short-lived')).body.code).toBe('answer_not_kept');
    });

    it('that is public says that it behaves as private for now', async () => {
      const created = await create({ name: 'Public', visibility: 'public' });
      expect(created.body.plugin.notice).toMatch(/until public listing exists/);
    });

    it.each([
      [{ name: '' }, '/name'],
      [{ name: 'x'.repeat(61) }, '/name'],
      [{ name: 'a\u202eb' }, '/name'],
      [{ description: 'x'.repeat(501) }, '/description'],
      [{ visibility: 'secret' }, '/visibility'],
      [{ callback_url: 'http://plugin.example.com' }, '/callback_url'],
      [{ callback_url: 'https://plugin.example.com/#x' }, '/callback_url'],
      [{ callback_url: 'https://me:secret@plugin.example.com/' }, '/callback_url'],
      [{ account_id: 'x' }, '/account_id'],
    ])('with %j is refused, names the field, and is not there', async (wrong, pointer) => {
      const before = await gatehouse.database.query('SELECT 1 FROM plugin');
      const answer = await developer.http.post<{ errors: { pointer: string }[] }>('/api/plugins', {
        name: 'Order Sync',
        visibility: 'private',
        ...wrong,
      });
      expect(answer.status).toBe(400);
      expect(answer.body.errors.map((error) => error.pointer)).toEqual([pointer]);
      expect(await gatehouse.database.query('SELECT 1 FROM plugin')).toHaveLength(before.length);
    });

    it('needs a session of the marketplace', async () => {
      const owner = await aPerson(gatehouse, 'website', 'Olga Owner');
      for (const http of [journey.visitor(), owner.http])
        expect((await http.post('/api/plugins', { name: 'Order Sync', visibility: 'private' })).status).toBe(401);
    });
  });

  describe('a plugin', () => {
    it('does not exist for any other account, whatever it tries', async () => {
      const { id } = (await create({ name: 'Hidden' })).body.plugin;
      const calls: ((plugin: string) => Promise<Answer>)[] = [
        (plugin) => rival.http.get(`/api/plugins/${plugin}`),
        (plugin) => rival.http.patch(`/api/plugins/${plugin}`, { name: 'Mine' }),
        (plugin) => rival.http.delete(`/api/plugins/${plugin}`, { name: 'Hidden' }),
        (plugin) => rival.http.get(`/api/plugins/${plugin}/keypairs`),
        (plugin) => rival.http.post(`/api/plugins/${plugin}/keypairs/development/roll`),
        (plugin) => rival.http.post(`/api/plugins/${plugin}/keypairs/nonsense/roll`),
        (plugin) => rival.http.post(`/api/plugins/${plugin}/keypairs/production/claim`),
        (plugin) => rival.http.get(`/api/plugins/${plugin}/quotas`),
        (plugin) => rival.http.post(`/api/plugins/${plugin}/quotas/development/reset`),
      ];
      for (const call of calls) {
        const hidden = await call(id);
        expect([hidden.status, hidden.body.code]).toEqual([404, 'plugin_not_found']);
        expect(said(hidden)).toEqual(said(await call(randomUUID())));
        expect(said(hidden)).toEqual(said(await call('nonsense')));
      }
      const keypairs = await developer.http.get<{ items: { state: string; rolled_at: unknown }[] }>(`/api/plugins/${id}/keypairs`);
      expect(keypairs.body.items).toMatchObject([{ state: 'active', rolled_at: null }]);
      expect((await rival.http.get(`/api/plugins`)).body).toEqual({ items: [], next_cursor: null });
    });

    it('keeps its URN and its keys when it is renamed', async () => {
      const { plugin, keypair } = (await create({ name: 'Before', callback_url: 'https://plugin.example.com/done' })).body;
      const changed = await developer.http.patch(`/api/plugins/${plugin.id}`, { name: 'After', visibility: 'public' });
      expect(changed.body).toMatchObject({
        name: 'After',
        urn: plugin.urn,
        visibility: 'public',
        callback_url: 'https://plugin.example.com/done',
        notice: expect.any(String) as unknown,
      });
      const cleared = await developer.http.patch(`/api/plugins/${plugin.id}`, { callback_url: null });
      expect(cleared.body).toMatchObject({ name: 'After', callback_url: null });
      expect((await developer.http.patch(`/api/plugins/${plugin.id}`, { name: null })).status).toBe(400);
      const keypairs = await developer.http.get<{ items: { identifier: string }[] }>(`/api/plugins/${plugin.id}/keypairs`);
      expect(keypairs.body.items).toMatchObject([{ identifier: keypair.identifier, state: 'active' }]);
    });

    it('may come back to this machine over plain HTTP, since this Gatehouse is embedded', async () => {
      const created = await create({ name: 'Local', callback_url: 'http://localhost:4000/done' });
      expect(created.status).toBe(201);
    });

    it('is deleted only by typing its name, and its keypairs with it', async () => {
      const { id } = (await create({ name: 'Doomed' })).body.plugin;
      const wrong = await developer.http.delete(`/api/plugins/${id}`, { name: 'doomed' });
      expect([wrong.status, wrong.body.code]).toEqual([400, 'confirmation_mismatch']);
      expect(wrong.body.detail).toContain('Doomed');
      expect((await developer.http.delete(`/api/plugins/${id}`, {})).status).toBe(400);
      expect((await developer.http.get(`/api/plugins/${id}`)).status).toBe(200);
      const answers = await Promise.all([1, 2].map(() => developer.http.delete(`/api/plugins/${id}`, { name: 'Doomed' })));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
      expect((await developer.http.get(`/api/plugins/${id}`)).status).toBe(404);
      expect((await developer.http.post(`/api/plugins/${id}/keypairs/development/roll`)).status).toBe(404);
      const states = await gatehouse.database.query('SELECT DISTINCT state FROM credential WHERE plugin_id = $1', [id]);
      expect(states).toEqual([{ state: 'revoked' }]);
      const list = await developer.http.get('/api/plugins?limit=100');
      expect(list.text).not.toContain(id);
    });

    it('is found on some page of the list, once, the newest first', async () => {
      const person = await aPerson(gatehouse, 'marketplace', 'Paula Pages');
      const ids: string[] = [];
      for (let n = 0; n < 5; n++) ids.unshift((await create({ name: `Plugin ${n}` }, person)).body.plugin.id);
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Answer<{ items: { id: string }[]; next_cursor: string | null }> = await person.http.get(
          `/api/plugins?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        seen.push(...page.body.items.map(({ id }) => id));
        cursor = page.body.next_cursor;
      }
      expect(seen).toEqual(ids);
    });
  });

  describe('a keypair', () => {
    it('gets a new key by rolling, shown once; the reason is kept in the audit', async () => {
      const { plugin, keypair } = (await create({ name: 'Rolled' })).body;
      const rolled = await developer.http.post<Created['keypair']>(`/api/plugins/${plugin.id}/keypairs/development/roll`, {
        reason: 'it was in a screenshot',
      });
      expect(rolled.status).toBe(200);
      expect(rolled.headers.get('cache-control')).toBe('no-store');
      expect(rolled.body.identifier).toBe(keypair.identifier);
      expect(rolled.body.key).not.toBe(keypair.key);
      const list = await developer.http.get<{ items: { rolled_at: string | null }[] }>(`/api/plugins/${plugin.id}/keypairs`);
      expect(list.text).not.toContain(rolled.body.key);
      expect(list.body.items[0]?.rolled_at).not.toBeNull();
      const audit = await gatehouse.database.query<{ after: { reason: string } }>(
        `SELECT after FROM audit_event WHERE action = 'keypair.roll' AND subject_id = $1`,
        [keypair.identifier],
      );
      expect(audit.map(({ after }) => after.reason)).toEqual(['it was in a screenshot']);
    });

    it('exists in two environments only', async () => {
      const { id } = (await create({ name: 'Environments' })).body.plugin;
      const unknown = await developer.http.post(`/api/plugins/${id}/keypairs/staging/roll`);
      expect([unknown.status, unknown.body.code]).toEqual([404, 'keypair_not_found']);
      const production = await developer.http.post(`/api/plugins/${id}/keypairs/production/roll`);
      expect([production.status, production.body.code]).toEqual([409, 'nothing_to_roll']);
    });

    it('for production is there only after an approval, and claimed once, also when claimed twice at once', async () => {
      const { id } = (await create({ name: 'Claimed' })).body.plugin;
      const early = await developer.http.post(`/api/plugins/${id}/keypairs/production/claim`);
      expect([early.status, early.body.code]).toEqual([409, 'nothing_to_claim']);
      await gatehouse.database.query(
        `INSERT INTO credential (id, kind, environment, plugin_id, state, created_at) VALUES ($1, 'plugin', 'production', $2, 'unclaimed', now())`,
        [randomUUID(), id],
      );
      expect((await developer.http.get(`/api/plugins/${id}`)).body).toMatchObject({ next_step: { code: 'claim_production_keypair' } });
      const claims = await Promise.all(
        Array.from({ length: 5 }, () =>
          developer.http.post<Created['keypair'] & { code?: string }>(`/api/plugins/${id}/keypairs/production/claim`),
        ),
      );
      expect(claims.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
      expect(claims.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(Array(4).fill('already_claimed'));
      expect(claims.find(({ status }) => status === 200)?.headers.get('cache-control')).toBe('no-store');
      expect((await developer.http.get(`/api/plugins/${id}`)).body).toMatchObject({ next_step: { code: 'share_install_link' } });
      // While it rotates, there are two: the plugin is still one that is in production.
      expect((await developer.http.post(`/api/plugins/${id}/keypairs/production/rotate`)).status).toBe(200);
      expect((await developer.http.get(`/api/plugins/${id}`)).body).toMatchObject({ production: 'active', installs: 0 });
    });
  });

  describe('the development quota', () => {
    it('is reset ten times a day and not once more, also at once; the next day begins anew', async () => {
      const { id } = (await create({ name: 'Resets' })).body.plugin;
      await gatehouse.database.query(
        `INSERT INTO quota_use (holder_id, environment, day, generation, used)
         SELECT $1, 'development', $2::date, generation, 7 FROM quota WHERE holder_id = $1 AND environment = 'development'`,
        [id, gatehouse.clock.now().toISOString().slice(0, 10)],
      );
      expect((await developer.http.get(`/api/plugins/${id}/quotas`)).body).toMatchObject({ development: { used: 7, remaining: 493 } });
      const answers = await Promise.all(
        Array.from({ length: 14 }, () => developer.http.post(`/api/plugins/${id}/quotas/development/reset`)),
      );
      const refused = answers.filter(({ status }) => status === 429);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
      expect(refused).toHaveLength(4);
      for (const { headers, body } of refused) {
        expect(body.code).toBe('reset_limit_reached');
        expect(body.free_at).toMatch(/T00:00:00\.000Z$/);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect((await developer.http.get(`/api/plugins/${id}/quotas`)).body).toMatchObject({
        development: { used: 0, remaining: 500 },
        development_resets_left: 0,
      });
      const audited = await gatehouse.database.query(`SELECT 1 FROM audit_event WHERE action = 'quota.reset' AND subject_id = $1`, [id]);
      expect(audited).toHaveLength(10);
      gatehouse.clock.advance(DAY);
      expect((await developer.http.post(`/api/plugins/${id}/quotas/development/reset`)).body).toMatchObject({ development_resets_left: 9 });
    });
  });
});

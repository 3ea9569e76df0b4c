import { DAY, HOUR } from '@gatehouse/platform';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import type { Person } from '../support/journey.js';
import { aPerson } from './websites-people.js';

interface KeyOfTest {
  id: string;
  name: string;
  state: string;
  masked_key: string;
  roles: string[];
  scopes: string[] | null;
  expires_at: string | null;
  allowed_addresses: string[] | null;
  daily_quota: number;
  flags: string[];
  acknowledged_at: string | null;
}
interface Issued {
  key_id: string;
  key_secret: string;
  key: KeyOfTest;
}

describe('website keys', () => {
  let gatehouse: TestGatehouse;
  let owner: Person & { id: string };
  let websiteId: string;
  let url: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    await gatehouse.startMarketplace();
  });
  afterAll(() => gatehouse.stop());
  beforeEach(async () => {
    owner = await aPerson(gatehouse, 'website', 'Olga Owner');
    const made = await owner.http.post<{ id: string }>('/api/websites', { name: 'Acme', domain: 'acme.example' });
    websiteId = made.body.id;
    url = `/api/websites/${websiteId}/keys`;
  });

  const operator = async (role: string): Promise<Person & { id: string }> => {
    const person = await aPerson(gatehouse, 'website', `A ${role}`);
    await gatehouse.database.query(
      `INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, $3, now(), now())`,
      [websiteId, person.id, role],
    );
    return person;
  };
  const inDays = (days: number): string => gatehouse.clock.after(days * DAY).toISOString();
  const terms = (over: object = {}): object => ({ name: 'Sync', expires_at: inDays(30), roles: ['operator'], ...over });
  const create = (over: object = {}, by: Person = owner) =>
    by.http.post<Issued & { code: string; errors: { pointer: string }[] }>(url, terms(over));
  const actions = async (id: string): Promise<string[]> =>
    (await gatehouse.database.query<{ action: string }>('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY at', [id])).map(
      ({ action }) => action,
    );

  it('shows the secret in the answer that makes the key, and never again', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(body.key_secret).toMatch(/^gth_wk1_[0-9A-Za-z]{77}$/);
    expect(body.key).toMatchObject({
      id: body.key_id,
      name: 'Sync',
      state: 'active',
      roles: ['operator'],
      scopes: null,
      daily_quota: 10_000,
      flags: [],
    });
    const tail = body.key_secret.slice(8, -4);
    for (const path of [url, `${url}/${body.key_id}`]) expect((await owner.http.get(path)).text).not.toContain(tail);
    expect((await owner.http.post(`${url}/${body.key_id}/acknowledge`)).text).not.toContain(tail);
    const dump = await gatehouse.database.query(
      `SELECT to_jsonb(c) AS row FROM credential c UNION ALL SELECT to_jsonb(a) FROM audit_event a`,
    );
    expect(JSON.stringify(dump)).not.toContain(tail);
    expect(gatehouse.logLines.join('')).not.toContain(tail);
  });

  it('have names that are unique within the website, whatever the case; of two made at once one wins', async () => {
    const answers = await Promise.all([create({ name: 'Sync' }), create({ name: 'SYNC' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('key_name_taken');
    const other = await owner.http.post<{ id: string }>('/api/websites', { name: 'Other', domain: 'other.example' });
    expect((await owner.http.post(`/api/websites/${other.body.id}/keys`, terms())).status).toBe(201);
    expect((await owner.http.get<{ items: unknown[] }>(url)).body.items).toHaveLength(1);
  });

  it('are made, renamed and deleted by owners and administrators, seen by account readers, and hidden from the others', async () => {
    const { body } = await create();
    const one = `${url}/${body.key_id}`;
    const administrator = await operator('administrator');
    expect((await create({ name: 'Of the administrator' }, administrator)).status).toBe(201);
    const reader = await operator('account_reader');
    expect((await reader.http.get(url)).status).toBe(200);
    expect((await reader.http.get(one)).status).toBe(200);
    const plain = await operator('operator');
    expect((await plain.http.get(url)).status).toBe(403);
    for (const somebody of [reader, plain]) {
      expect((await create({ name: 'Mine' }, somebody)).body.code).toBe('operator_role_required');
      expect((await somebody.http.patch(one, { name: 'Mine' })).status).toBe(403);
      expect((await somebody.http.post(`${one}/acknowledge`)).status).toBe(403);
      expect((await somebody.http.delete(one)).status).toBe(403);
    }
    const stranger = await aPerson(gatehouse, 'website', 'A Stranger');
    expect((await stranger.http.get(one)).status).toBe(404);
    expect((await owner.http.get<KeyOfTest>(one)).body).toMatchObject({ name: 'Sync', state: 'active', acknowledged_at: null });
  });

  it('let only the name change, and say why nothing else does', async () => {
    const { body } = await create();
    const one = `${url}/${body.key_id}`;
    const fixed = {
      expires_at: inDays(60),
      roles: ['administrator'],
      scopes: ['website:settings/read'],
      allowed_addresses: ['::/0'],
      daily_quota: 5,
    };
    for (const [field, value] of Object.entries({ ...fixed, allowed_in_url: true })) {
      const refused = await owner.http.patch<{ code: string; errors: { pointer: string; detail: string }[] }>(one, {
        name: 'New',
        [field]: value,
      });
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toEqual([
        { pointer: `/${field}`, detail: expect.stringMatching(/when the key was made.*Make a new key\./) as string },
      ]);
    }
    expect((await owner.http.get<KeyOfTest>(one)).body).toEqual(body.key);
    expect((await owner.http.patch<KeyOfTest>(one, { name: ' Sync 2 ' })).body).toEqual({ ...body.key, name: 'Sync 2' });
    await create({ name: 'Taken' });
    expect((await owner.http.patch<{ code: string }>(one, { name: 'taken' })).body.code).toBe('key_name_taken');
    expect(await actions(body.key_id)).toEqual(['website_key.create', 'website_key.rename']);
  });

  it('have no more than their maker: only an owner gives owner, or lets a key into URLs', async () => {
    const administrator = await operator('administrator');
    const refused = await create({ roles: ['operator', 'owner'] }, administrator);
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_data', errors: [{ pointer: '/roles' }] } });
    expect((await create({ allowed_in_url: true }, administrator)).body.code).toBe('operator_role_required');
    expect((await create({ roles: ['owner'], allowed_in_url: true })).status).toBe(201);
    expect((await create({ name: 'b', scopes: ['website:nonsense/read'] })).body.errors).toMatchObject([{ pointer: '/scopes' }]);
    expect((await create({ name: 'b', roles: ['account_reader'], scopes: ['website:settings/write'] })).body.errors).toMatchObject([
      { pointer: '/scopes' },
    ]);
    expect((await create({ name: 'b', scopes: ['website:settings/read'] })).body.key.scopes).toEqual(['website:settings/read']);
  });

  it('expire at a moment that lies ahead; never, only where the platform allows it', async () => {
    for (const expires_at of [inDays(-1), 'never', 'tomorrow', '2027-02-30', '', inDays(4_000)])
      expect({ expires_at, errors: (await create({ expires_at })).body.errors }).toMatchObject({ errors: [{ pointer: '/expires_at' }] });
    const { body } = await create({ expires_at: inDays(1) });
    gatehouse.clock.advance(DAY);
    expect((await owner.http.get<KeyOfTest>(`${url}/${body.key_id}`)).body).toMatchObject({
      state: 'expired',
      flags: ['not_acknowledged', 'expired'],
    });
    const lenient = await aGatehouse({ KEYS_WITHOUT_EXPIRY: 'allowed' });
    try {
      await lenient.startMarketplace();
      const other = await aPerson(lenient, 'website', 'Olga Owner');
      const made = await other.http.post<{ id: string }>('/api/websites', { name: 'Acme', domain: 'acme.example' });
      const never = await other.http.post<Issued>(`/api/websites/${made.body.id}/keys`, terms({ expires_at: 'never' }));
      expect(never.body.key.expires_at).toBeNull();
    } finally {
      await lenient.stop();
    }
  });

  it('keep addresses in their canonical form, and refuse what is none', async () => {
    const { body } = await create({ allowed_addresses: ['203.0.113.9/24', '2001:DB8::1'] });
    expect(body.key.allowed_addresses).toEqual(['203.0.113.0/24', '2001:db8::1/128']);
    const refused = await create({ name: 'b', allowed_addresses: ['203.0.113.0/24', 'home'] });
    expect(refused.body.errors).toMatchObject([{ pointer: '/allowed_addresses/1' }]);
  });

  it('are flagged when nobody says within 24 hours that the secret is stored', async () => {
    const { body } = await create();
    const flags = async (): Promise<string[]> => (await owner.http.get<KeyOfTest>(`${url}/${body.key_id}`)).body.flags;
    gatehouse.clock.advance(23 * HOUR);
    expect(await flags()).toEqual([]);
    gatehouse.clock.advance(HOUR);
    expect(await flags()).toEqual(['not_acknowledged']);
    const once = await owner.http.post<KeyOfTest>(`${url}/${body.key_id}/acknowledge`);
    expect(once.body.flags).toEqual([]);
    gatehouse.clock.advance(HOUR);
    expect((await owner.http.post<KeyOfTest>(`${url}/${body.key_id}/acknowledge`)).body.acknowledged_at).toBe(once.body.acknowledged_at);
    expect(await actions(body.key_id)).toEqual(['website_key.create', 'website_key.acknowledge']);
  });

  it('leave a tombstone when they are deleted, and free their name', async () => {
    const { body } = await create();
    const one = `${url}/${body.key_id}`;
    const deletions = await Promise.all([owner.http.delete(one), owner.http.delete(one)]);
    expect(deletions.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await owner.http.get<{ items: KeyOfTest[] }>(url)).body.items).toEqual([]);
    const tombstones = await owner.http.get<{ items: KeyOfTest[] }>(`${url}?include=deleted`);
    expect(tombstones.body.items).toMatchObject([
      { id: body.key_id, name: 'Sync', state: 'deleted', masked_key: body.key.masked_key, revoke_reason: 'deleted' },
    ]);
    expect((await owner.http.patch<{ code: string }>(one, { name: 'Again' })).body.code).toBe('key_deleted');
    expect((await create()).status).toBe(201);
    expect(await actions(body.key_id)).toEqual(['website_key.create', 'website_key.delete']);
  });

  it('are listed page by page, the newest first, each once', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await create({ name });
      gatehouse.clock.advance(1_000);
    }
    const first = await owner.http.get<{ items: KeyOfTest[]; next_cursor: string }>(`${url}?limit=3`);
    const second = await owner.http.get<{ items: KeyOfTest[]; next_cursor: null }>(`${url}?limit=3&cursor=${first.body.next_cursor}`);
    expect([...first.body.items, ...second.body.items].map(({ name }) => name)).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(second.body.next_cursor).toBeNull();
  });
});

import { DAY } from '@gatehouse/platform';
import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { asBearer } from '../../support/builders.js';
import type { Person } from '../../support/journey.js';
import { aPerson } from '../websites-people.js';

interface Made {
  key_id: string;
  key_secret: string;
  key: { name: string; roles: string[]; expires_at: string };
}

/** What SIP Caller's customers do with their API keys, done here over HTTP. */
describe('SIP Caller', () => {
  let gatehouse: TestGatehouse;
  let owner: Person;
  let administrator: Person;
  let reader: Person;
  let account: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
    owner = await aPerson(gatehouse, 'website', 'Sip Owner');
    account = (await owner.http.post<{ id: string }>('/api/websites', { name: 'Sip', domain: 'sip.example' })).body.id;
    administrator = await operator('administrator');
    reader = await operator('account_reader');
  });
  afterAll(() => gatehouse.stop());

  const operator = async (role: string): Promise<Person> => {
    const person = await aPerson(gatehouse, 'website', `Sip ${role}`);
    await gatehouse.database.query(
      'INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, $3, now(), now())',
      [account, person.id, role],
    );
    return person;
  };
  const url = (): string => `/api/websites/${account}/keys`;
  const create = async (name: string, over: object = {}) =>
    (
      await administrator.http.post<Made>(url(), {
        name,
        roles: ['operator'],
        expires_at: gatehouse.clock.after(30 * DAY).toISOString(),
        ...over,
      })
    ).body;
  const use = async (secret: string): Promise<number> =>
    (await gatehouse.caller(undefined, asBearer({ secret })).get(`/v1/website/${account}`)).status;

  it('an account has any number of keys', async () => {
    const made = [];
    for (let number = 1; number <= 12; number++) made.push(await create(`Number ${number}`));
    const list = await administrator.http.get<{ items: unknown[] }>(url());
    expect(list.body.items).toHaveLength(12);
    for (const { key_secret } of made) expect(await use(key_secret)).toBe(200);
  });

  it('the expiration is fixed at creation, never extended, and ends the key', async () => {
    const { key_id, key_secret, key } = await create('Expiring');
    for (const days of [1, 3_650]) {
      const expires_at = gatehouse.clock.after(days * DAY).toISOString();
      const refused = await administrator.http.patch<{ detail: string }>(`${url()}/${key_id}`, { name: 'Expiring', expires_at });
      expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringContaining('never extended') as string } });
    }
    expect((await administrator.http.get<Made['key']>(`${url()}/${key_id}`)).body.expires_at).toBe(key.expires_at);
    expect(await use(key_secret)).toBe(200);
    gatehouse.clock.advance(30 * DAY);
    expect(await use(key_secret)).toBe(401);
  });

  it('roles are chosen at creation and never changed', async () => {
    const { key_id, key } = await create('Roles', { roles: ['account_reader'] });
    expect(key.roles).toEqual(['account_reader']);
    const refused = await owner.http.patch<{ detail: string }>(`${url()}/${key_id}`, { name: 'Roles', roles: ['administrator'] });
    expect(refused).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('were chosen when the key was made') as string },
    });
    expect((await owner.http.get<Made['key']>(`${url()}/${key_id}`)).body.roles).toEqual(['account_reader']);
  });

  it('only the name can be edited', async () => {
    const { key_id, key_secret, key } = await create('Old name');
    const renamed = await administrator.http.patch<Made['key']>(`${url()}/${key_id}`, { name: 'New name' });
    expect(renamed.body).toEqual({ ...key, name: 'New name' });
    expect(await use(key_secret)).toBe(200);
  });

  it('to delete a key is to revoke it', async () => {
    const { key_id, key_secret } = await create('Deleted');
    expect(await use(key_secret)).toBe(200);
    expect((await administrator.http.delete(`${url()}/${key_id}`)).status).toBe(200);
    expect(await use(key_secret)).toBe(401);
  });

  it('an Administrator creates, edits and deletes; an Account Reader may view', async () => {
    const { key_id, key_secret } = await create('Watched');
    const one = `${url()}/${key_id}`;
    expect((await reader.http.get(one)).status).toBe(200);
    expect((await reader.http.get(url())).text).not.toContain(key_secret.slice(8, -4));
    expect(
      (await reader.http.post(url(), { name: 'Mine', roles: ['account_reader'], expires_at: gatehouse.clock.after(DAY).toISOString() }))
        .status,
    ).toBe(403);
    expect((await reader.http.patch(one, { name: 'Mine' })).status).toBe(403);
    expect((await reader.http.delete(one)).status).toBe(403);
    expect(await use(key_secret)).toBe(200);
  });

  it('the secret is never stored', async () => {
    const { key_secret } = await create('Secret');
    const tables = await gatehouse.database.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const rows = await gatehouse.database.query(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`);
      expect(JSON.stringify(rows)).not.toContain(key_secret.slice(8, -4));
    }
  });
});

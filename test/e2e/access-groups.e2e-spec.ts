import { DAY } from '@gatehouse/platform';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { asBearer, Builders } from '../support/builders.js';
import type { Answer } from '../support/http-client.js';
import type { Person } from '../support/journey.js';
import { aPerson } from './websites-people.js';

describe('a security access group', () => {
  let gatehouse: TestGatehouse;
  let build: Builders;
  let owner: Person;
  let websiteId: string;
  let url: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    await gatehouse.startMarketplace();
    build = new Builders(await gatehouse.startRestApi());
    owner = await aPerson(gatehouse, 'website', 'Olga Owner');
  });
  afterAll(() => gatehouse.stop());
  beforeEach(async () => {
    websiteId = (await owner.http.post<{ id: string }>('/api/websites', { name: 'Shop', domain: 'shop.example' })).body.id;
    url = `/api/websites/${websiteId}/groups`;
  });

  const told = ({ status, body: { reason, code } }: Answer): string => {
    const word = reason ?? code;
    return typeof word === 'string' ? `${status} ${word}` : String(status);
  };
  const define = async (name: string, ...pairs: string[]): Promise<string> => {
    const made = await owner.http.post<{ id: string }>(url, { name, pairs });
    expect(made.status).toBe(201);
    return made.body.id;
  };
  const operator = async (role: string): Promise<Person & { id: string }> => {
    const person = await aPerson(gatehouse, 'website', `Some ${role}`);
    await gatehouse.database.query(
      'INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, $3, now(), now())',
      [websiteId, person.id, role],
    );
    return person;
  };
  const keyOf = async (person: Person): Promise<string> =>
    (await person.http.post<{ key_secret: string }>(`/api/websites/${websiteId}/operators/me/key`)).body.key_secret;
  const put = (accountId: string, groupId: string) =>
    owner.http.put(`/api/websites/${websiteId}/operators/${accountId}/group`, { group_id: groupId });
  const may = async (secret: string): Promise<string[]> => {
    const caller = gatehouse.caller(undefined, asBearer({ secret }));
    const at = `/v1/website/${websiteId}`;
    const answers = {
      'settings/read': await caller.get(`${at}/settings`),
      'settings/write': await caller.patch(`${at}/settings`, { name: 'Shop' }),
      'channels/read': await caller.get(`${at}/channels`),
      'sessions/read': await caller.get(`${at}/conversations/1`),
    };
    return Object.entries(answers).flatMap(([pair, { status }]) => (status < 300 ? [pair] : []));
  };

  it('counts in place of the role of its operators, from the next request on, and back', async () => {
    const person = await operator('operator');
    const secret = await keyOf(person);
    expect(await may(secret)).toEqual(['settings/read', 'channels/read', 'sessions/read']);
    const group = await define('Settings', 'website:settings/read', 'website:settings/write');
    expect(told(await put(person.id, group))).toBe('204');
    expect(await may(secret)).toEqual(['settings/read', 'settings/write']);
    await owner.http.patch(`${url}/${group}`, { pairs: ['website:channels/read'] });
    expect(await may(secret)).toEqual(['channels/read']);
    const refused = await gatehouse.caller(undefined, asBearer({ secret })).get(`/v1/website/${websiteId}/settings`);
    expect(told(refused)).toBe('403 website_member_role_not_allowed');
    expect(refused.text).toContain('(Settings)');
    const list = await owner.http.get<{ items: { account_id: string; group_id: string | null }[] }>(`/api/websites/${websiteId}/operators`);
    expect(list.body.items.find(({ account_id }) => account_id === person.id)?.group_id).toBe(group);
    await owner.http.delete(`/api/websites/${websiteId}/operators/${person.id}/group`);
    expect(await may(secret)).toEqual(['settings/read', 'channels/read', 'sessions/read']);
    await put(person.id, group);
    await owner.http.patch(`/api/websites/${websiteId}/operators/${person.id}`, { role: 'account_reader' });
    expect(await may(secret)).toEqual(['settings/read', 'channels/read', 'sessions/read']);
  });

  it('is not for owners and administrators, whom nothing narrows', async () => {
    const group = await define('Narrow', 'website:channels/read');
    const administrator = await operator('administrator');
    expect(told(await put(administrator.id, group))).toBe('409 role_needs_no_group');
    const person = await operator('operator');
    await put(person.id, group);
    await owner.http.patch(`/api/websites/${websiteId}/operators/${person.id}`, { role: 'administrator' });
    expect(await may(await keyOf(person))).toHaveLength(4);
    expect((await owner.http.get<{ operators: unknown[] }>(`${url}/${group}`)).body.operators).toEqual([]);
  });

  it('is carried by a website key beside its roles or in their place; the key keeps it, and what it allows can change', async () => {
    const group = await define('Channels', 'website:channels/read');
    const create = (over: object) =>
      owner.http.post<{ key_secret: string; key: { groups: string[] } }>(`/api/websites/${websiteId}/keys`, {
        name: `Key ${JSON.stringify(over).length} ${Math.random()}`,
        expires_at: gatehouse.clock.after(DAY).toISOString(),
        roles: [],
        groups: [group],
        ...over,
      });
    const alone = (await create({})).body;
    expect(alone.key.groups).toEqual([group]);
    expect(await may(alone.key_secret)).toEqual(['channels/read']);
    await owner.http.patch(`${url}/${group}`, { pairs: ['website:channels/read', 'website:settings/write'] });
    expect(await may(alone.key_secret)).toEqual(['settings/write', 'channels/read']);
    const beside = (await create({ roles: ['operator'] })).body;
    expect(await may(beside.key_secret)).toEqual(['settings/read', 'settings/write', 'channels/read', 'sessions/read']);
    const narrowed = (await create({ scopes: ['website:channels/read'] })).body;
    expect(await may(narrowed.key_secret)).toEqual(['channels/read']);
    expect(told(await create({ scopes: ['website:operators/read'] }))).toBe('400 invalid_data');
    expect(told(await create({ groups: [websiteId] }))).toBe('400 invalid_data');
    expect(told(await create({ groups: [] }))).toBe('400 invalid_data');
  });

  it('holds pairs of the catalogue only, under a name of its own, and is defined by owners and administrators', async () => {
    const group = await define('Readers', 'website:settings/read');
    for (const [body, answer] of [
      [{ name: 'Other', pairs: ['website:everything/read'] }, '400 invalid_data'],
      [{ name: 'Other', pairs: ['website:settings'] }, '400 invalid_data'],
      [{ name: 'Other', pairs: [] }, '400 invalid_data'],
      [{ name: 'READERS', pairs: ['website:settings/read'] }, '409 group_name_taken'],
      [{ name: 'Owner', pairs: ['website:settings/read'] }, '409 group_name_taken'],
    ] as const)
      expect(told(await owner.http.post(url, body))).toBe(answer);
    const reader = await operator('account_reader');
    expect((await reader.http.get(`${url}/${group}`)).status).toBe(200);
    const person = await operator('operator');
    await put(person.id, group);
    for (const { http } of [reader, person])
      for (const refused of [
        http.post(url, { name: 'Mine', pairs: ['website:settings/read'] }),
        http.patch(`${url}/${group}`, { pairs: ['website:settings/write'] }),
        http.delete(`${url}/${group}`),
        http.put(`/api/websites/${websiteId}/operators/${person.id}/group`, { group_id: group }),
        http.delete(`/api/websites/${websiteId}/operators/${person.id}/group`),
      ])
        expect(told(await refused)).toBe('403 operator_role_required');
    expect((await owner.http.get<{ items: { pairs: string[] }[] }>(url)).body.items.map(({ pairs }) => pairs)).toEqual([
      ['website:settings/read'],
    ]);
    const other = (await owner.http.post<{ id: string }>('/api/websites', { name: 'Other', domain: 'other.example' })).body.id;
    expect(told(await owner.http.get(`/api/websites/${other}/groups/${group}`))).toBe('404 group_not_found');
  });

  it('in use says who is in it instead of being deleted, unless they are moved', async () => {
    const [group, target] = [await define('Old', 'website:settings/read'), await define('New', 'website:channels/read')];
    const person = await operator('operator');
    await put(person.id, group);
    const secret = await keyOf(person);
    const key = await build.aWebsiteKey(websiteId, { roles: [], groups: [group] });
    const refused = await owner.http.delete<{ operators: object[]; keys: object[]; detail: string }>(`${url}/${group}`);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'group_in_use', operators: [{ account_id: person.id }], keys: [{ key_id: key.id }] },
    });
    expect(refused.body.detail).toContain('1 operators and 1 keys');
    expect(told(await owner.http.delete(`${url}/${group}`, { move_to: group }))).toBe('400 invalid_data');
    expect(await may(secret)).toEqual(['settings/read']);
    expect(told(await owner.http.delete(`${url}/${group}`, { move_to: target }))).toBe('204');
    for (const one of [secret, key.secret]) expect(await may(one)).toEqual(['channels/read']);
    expect(told(await owner.http.delete(`${url}/${group}`))).toBe('404 group_not_found');
    const audit = await gatehouse.database.query(`SELECT after FROM audit_event WHERE action = 'access_group.delete'`);
    expect(audit).toEqual([{ after: { moved_to: target, operators: 1, keys: 1 } }]);
  });
});

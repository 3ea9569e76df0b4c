import { OPERATOR_ROLES } from '@gatehouse/websites';
import fc from 'fast-check';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { asBearer } from '../support/builders.js';
import type { Person } from '../support/journey.js';
import { aPerson } from './websites-people.js';

type Somebody = Person & { id: string };
interface Issued {
  key_id: string;
  key_secret: string;
  key: { id: string; masked_key: string; account_id: string; state: string };
  code: string;
}

describe('user keys', () => {
  let gatehouse: TestGatehouse;
  let owner: Somebody;
  let websiteId: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse({ KEY_REQUESTS_PER_MINUTE: '100000' });
    await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
  });
  afterAll(() => gatehouse.stop());
  beforeEach(async () => {
    owner = await aPerson(gatehouse, 'website', 'Olga Owner');
    websiteId = (await owner.http.post<{ id: string }>('/api/websites', { name: 'Acme', domain: 'acme.example' })).body.id;
  });

  const operator = async (role: string, name = `A ${role}`): Promise<Somebody> => {
    const person = await aPerson(gatehouse, 'website', name);
    await join(person, role);
    return person;
  };
  const join = (person: Somebody, role: string) =>
    gatehouse.database.query(
      'INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, $3, now(), now())',
      [websiteId, person.id, role],
    );
  const page = (accountId: string): string => `/api/websites/${websiteId}/operators/${accountId}`;
  const issue = (by: Person, accountId: string, body: object = {}) => by.http.post<Issued>(`${page(accountId)}/key`, body);
  const use = async (secret: string, path = '/settings'): Promise<string> => {
    const answer = await gatehouse.caller(undefined, asBearer({ secret })).get(`/v1/website/${websiteId}${path}`);
    return `${answer.status} ${String(answer.body.reason)}`;
  };
  const rename = async (secret: string): Promise<number> =>
    (await gatehouse.caller(undefined, asBearer({ secret })).patch(`/v1/website/${websiteId}/settings`, { name: 'Acme' })).status;
  const setRole = (by: Person, accountId: string, role: string) => by.http.patch(page(accountId), { role });

  it('are one for each operator, shown once, also when two are issued at once', async () => {
    const olaf = await operator('operator', 'Olaf');
    const answers = await Promise.all([issue(olaf, 'me'), issue(owner, olaf.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('user_key_exists');
    const made = answers.find(({ status }) => status === 201)?.body;
    expect(made?.key_secret).toMatch(/^gth_uk1_[0-9A-Za-z]{77}$/);
    const seen = await olaf.http.get<Issued['key']>(`${page('me')}/key`);
    expect(seen.body).toMatchObject({ id: made?.key_id, account_id: olaf.id, state: 'active', masked_key: made?.key.masked_key });
    expect(seen.text).not.toContain(made?.key_secret.slice(8, -4));
  });

  it('are issued by the operator, or by who may give the operator’s role, and by nobody else', async () => {
    const [administrator, olaf, reader] = [await operator('administrator'), await operator('operator'), await operator('account_reader')];
    expect((await issue(administrator, owner.id)).body.code).toBe('operator_role_required');
    for (const somebody of [olaf, reader]) {
      expect((await issue(somebody, administrator.id)).status).toBe(403);
      expect((await somebody.http.post(`${page(administrator.id)}/key/roll`)).status).toBe(403);
    }
    const stranger = await aPerson(gatehouse, 'website', 'A Stranger');
    expect((await issue(stranger, olaf.id)).status).toBe(404);
    expect((await issue(owner, stranger.id)).body.code).toBe('operator_not_found');
    expect((await issue(owner, 'nobody')).body.code).toBe('operator_not_found');
    expect((await issue(administrator, olaf.id)).status).toBe(201);
    expect((await reader.http.get(`${page(olaf.id)}/key`)).status).toBe(200);
    expect((await olaf.http.get(`${page(administrator.id)}/key`)).status).toBe(403);
    expect((await issue(owner, 'me')).status).toBe(201);
  });

  it('are listed for those who manage or watch the website, living ones only and without a secret', async () => {
    const [olaf, oskar, reader] = [
      await operator('operator', 'Olaf'),
      await operator('operator', 'Oskar'),
      await operator('account_reader'),
    ];
    const kept = (await issue(olaf, 'me')).body;
    await issue(oskar, 'me');
    await oskar.http.delete(`${page('me')}/key`);
    const list = `/api/websites/${websiteId}/user-keys`;
    for (const somebody of [owner, reader]) {
      const answer = await somebody.http.get<{ items: Issued['key'][] }>(list);
      expect(answer.body.items.map(({ id, account_id }) => [id, account_id])).toEqual([[kept.key_id, olaf.id]]);
      expect(answer.text).not.toContain(kept.key_secret.slice(8, -4));
    }
    expect((await olaf.http.get<Issued>(list)).body.code).toBe('operator_role_required');
    expect((await (await aPerson(gatehouse, 'website', 'A Stranger')).http.get(list)).status).toBe(404);
  });

  it('have the permissions of the operator’s role from the next request on', async () => {
    const olaf = await operator('operator');
    const { key_secret } = (await issue(olaf, 'me')).body;
    expect([await use(key_secret), await rename(key_secret)]).toEqual(['200 resolved', 403]);
    await setRole(owner, olaf.id, 'administrator');
    expect(await rename(key_secret)).toBe(200);
    await setRole(owner, olaf.id, 'account_reader');
    expect([await use(key_secret), await rename(key_secret)]).toEqual(['200 resolved', 403]);
  });

  it('never allow more than the operator may at that moment, whatever the changes', async () => {
    const olaf = await operator('operator');
    const { key_secret } = (await issue(olaf, 'me')).body;
    const steps = fc.array(fc.constantFrom(...OPERATOR_ROLES), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(steps, async (roles) => {
        for (const role of roles) {
          await setRole(owner, olaf.id, role);
          expect({ role, status: await rename(key_secret) }).toEqual({
            role,
            status: ['owner', 'administrator'].includes(role) ? 200 : 403,
          });
        }
      }),
      { numRuns: 8 },
    );
  });

  it('are refused from the moment that roll, revoke or removal returns, and do not come back', async () => {
    const olaf = await operator('operator');
    const first = (await issue(olaf, 'me')).body;
    const rolled = await olaf.http.post<Issued>(`${page('me')}/key/roll`);
    expect(rolled.body.key_id).toBe(first.key_id);
    expect([await use(first.key_secret), await use(rolled.body.key_secret)]).toEqual(['401 invalid_session', '200 resolved']);
    expect((await owner.http.delete(`${page(olaf.id)}/key`)).status).toBe(204);
    expect(await use(rolled.body.key_secret)).toBe('401 invalid_session');
    expect((await olaf.http.post<Issued>(`${page('me')}/key/roll`)).body.code).toBe('user_key_not_found');

    const second = (await issue(olaf, 'me')).body;
    const dying = await owner.http.get<{ items: { id: string }[] }>(`${page(olaf.id)}/credentials`);
    expect(dying.body.items.map(({ id }) => id)).toEqual([second.key_id]);
    expect((await owner.http.delete(page(olaf.id))).status).toBe(204);
    expect(await use(second.key_secret)).toBe('401 invalid_session');
    await join(olaf, 'owner');
    expect(await use(second.key_secret)).toBe('401 invalid_session');
    const audit = await gatehouse.database.query<{ action: string }>(
      `SELECT action, after FROM audit_event WHERE subject_kind = 'user_key' AND subject_id = $1 ORDER BY at`,
      [second.key_id],
    );
    expect(audit).toMatchObject([{ action: 'user_key.issue' }, { action: 'user_key.revoke', after: { reason: 'operator_left' } }]);
  });

  it('are refused while their operator is suspended', async () => {
    const olaf = await operator('operator');
    const { key_secret } = (await issue(olaf, 'me')).body;
    await gatehouse.database.query('UPDATE account SET suspended_at = now() WHERE id = $1', [olaf.id]);
    expect(await use(key_secret)).toBe('401 invalid_session');
    await gatehouse.database.query('UPDATE account SET suspended_at = NULL WHERE id = $1', [olaf.id]);
    expect(await use(key_secret)).toBe('200 resolved');
  });

  it('travel in the URL only where an owner switched it on', async () => {
    const [olaf, otto] = [await operator('operator'), await operator('operator')];
    expect((await issue(olaf, 'me', { allowed_in_url: true })).body.code).toBe('operator_role_required');
    const plain = (await issue(olaf, 'me')).body;
    const open = (await issue(owner, otto.id, { allowed_in_url: true })).body;
    const inUrl = async (secret: string) => (await gatehouse.caller().get(`/v1/website/${websiteId}/settings?key=${secret}`)).body.reason;
    expect([await inUrl(plain.key_secret), await inUrl(open.key_secret)]).toEqual(['url_key_disabled', 'resolved']);
    expect(gatehouse.logLines.join('')).not.toContain(open.key_secret.slice(8, -4));
  });

  it('belong to operators who are found by name or e-mail', async () => {
    const [anna] = [await operator('operator', 'Anna 100% Able'), await operator('operator', 'Berta')];
    const found = async (search: string): Promise<string[]> => {
      const path = `/api/websites/${websiteId}/operators?search=${encodeURIComponent(search)}`;
      return (await owner.http.get<{ items: { name: string }[] }>(path)).body.items.map(({ name }) => name);
    };
    expect(await found('anna')).toEqual(['Anna 100% Able']);
    expect(await found('100%')).toEqual(['Anna 100% Able']);
    expect(await found('%')).toEqual(['Anna 100% Able']);
    expect(await found(anna.email)).toEqual(['Anna 100% Able']);
    expect(await found('nobody')).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import type { Answer } from '../support/http-client.js';
import { Journey, type Person } from '../support/journey.js';
import { aPerson } from './websites-people.js';

interface Operator {
  readonly account_id: string;
  readonly email: string;
  readonly role: string;
  readonly availability: string;
}

/** What an answer says, without what differs from request to request. */
function said({ status, body }: Answer): unknown {
  return { status, code: body.code, title: body.title, detail: body.detail };
}

describe('websites and their operators', () => {
  let gatehouse: TestGatehouse;
  let journey: Journey;
  let owner: Person;
  let colleague: Person;
  let stranger: Person;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    await gatehouse.startMarketplace();
    await gatehouse.startWorker();
    const { PUBLIC_URL, REST_API_URL, MAILBOX_TOKEN } = gatehouse.environment.values;
    journey = new Journey({ publicUrl: PUBLIC_URL, restApiUrl: REST_API_URL, mailboxToken: MAILBOX_TOKEN });
    owner = await aPerson(gatehouse, 'website', 'Olga Owner');
    colleague = await aPerson(gatehouse, 'website', 'Karl Colleague');
    stranger = await aPerson(gatehouse, 'website', 'Stella Stranger');
  });
  afterAll(() => gatehouse.stop());

  async function idOf(person: Person): Promise<string> {
    const rows = await gatehouse.database.query<{ id: string }>(`SELECT id FROM account WHERE realm = 'website' AND email = $1`, [
      person.email,
    ]);
    return rows[0]?.id ?? '';
  }

  /** Puts somebody on a website without the way over an invitation. */
  async function join(websiteId: string, person: Person, role: string): Promise<void> {
    await gatehouse.database.query(
      'INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, $3, now(), now())',
      [websiteId, await idOf(person), role],
    );
  }

  async function operators(websiteId: string): Promise<readonly Operator[]> {
    return (await owner.http.get<{ items: Operator[] }>(`/api/websites/${websiteId}/operators`)).body.items;
  }

  const actions = async (subjectId: string): Promise<string[]> =>
    (
      await gatehouse.database.query<{ action: string }>('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY at', [subjectId])
    ).map(({ action }) => action);

  describe('a website', () => {
    it('belongs to whoever created it, and is audited', async () => {
      const created = await owner.http.post('/api/websites', { name: ' Shop ', domain: 'Shop.Example.COM' });
      expect(created.status).toBe(201);
      expect(created.body).toMatchObject({ name: 'Shop', domain: 'shop.example.com', external_id: null, role: 'owner', settings: {} });
      const id = String(created.body.id);
      const list = await owner.http.get<{ items: { id: string }[] }>('/api/websites');
      expect(list.body.items.map((website) => website.id)).toContain(id);
      expect(await actions(id)).toEqual(['website.create']);
    });

    it('that an existing platform knows keeps its id, which can be taken once', async () => {
      const externalId = randomUUID();
      const created = await owner.http.post('/api/websites', {
        name: 'Old',
        domain: 'old.example.com',
        external_id: externalId.toUpperCase(),
      });
      expect(created.body).toMatchObject({ id: externalId, external_id: externalId });
      const again = await stranger.http.post('/api/websites', { name: 'Mine', domain: 'old.example.com', external_id: externalId });
      expect([again.status, again.body.code]).toEqual([409, 'external_id_taken']);
      expect((await stranger.http.get(`/api/websites/${externalId}`)).status).toBe(404);
    });

    it('cannot take the id that another website was given by us', async () => {
      const id = await journey.website(owner, 'Ours');
      const taken = await stranger.http.post('/api/websites', { name: 'Mine', domain: 'example.com', external_id: id });
      expect([taken.status, taken.body.code]).toEqual([409, 'external_id_taken']);
    });

    it.each([
      [{ name: '', domain: 'example.com' }, '/name'],
      [{ name: 'a\nb', domain: 'example.com' }, '/name'],
      [{ name: 'x'.repeat(101), domain: 'example.com' }, '/name'],
      [{ name: null, domain: 'example.com' }, '/name'],
      [{ name: 'Shop', domain: 'https://example.com' }, '/domain'],
      [{ name: 'Shop', domain: 7 }, '/domain'],
      [{ name: 'Shop', domain: 'example.com', external_id: '42' }, '/external_id'],
      [{ name: 'Shop', domain: 'example.com', external_id: null }, '/external_id'],
      [{ name: 'Shop', domain: 'example.com', owner: 'me' }, '/owner'],
    ])('%j is refused and names the field', async (body, pointer) => {
      const answer = await owner.http.post<{ errors: { pointer: string }[] }>('/api/websites', body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors.map((error) => error.pointer)).toEqual([pointer]);
    });

    it('does not exist for anybody who is no operator of it, whatever they try', async () => {
      const id = await journey.website(owner, 'Hidden');
      for (const path of ['', '/operators', '/trust-codes', '/trusted-developers']) {
        const hidden = await stranger.http.get(`/api/websites/${id}${path}`);
        expect(said(hidden)).toEqual(said(await stranger.http.get(`/api/websites/${randomUUID()}${path}`)));
        expect(said(hidden)).toEqual(said(await stranger.http.get(`/api/websites/nonsense${path}`)));
        expect([hidden.status, hidden.body.code]).toEqual([404, 'website_not_found']);
      }
      const changes = [
        await stranger.http.patch(`/api/websites/${id}`, { name: 'Taken' }),
        await stranger.http.delete(`/api/websites/${id}/operators/${await idOf(owner)}`),
        await stranger.http.patch(`/api/websites/${id}/operators/${await idOf(owner)}`, { role: 'operator' }),
        await stranger.http.put(`/api/websites/${id}/operators/me/availability`, { availability: 'online' }),
        await stranger.http.post(`/api/websites/${id}/operators/invitations`, { email: stranger.email, role: 'owner' }),
      ];
      expect(changes.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
      expect((await owner.http.get(`/api/websites/${id}`)).body).toMatchObject({ name: 'Hidden', role: 'owner' });
      expect(await operators(id)).toHaveLength(1);
    });

    it('is out of reach without a session, and for accounts of the marketplace', async () => {
      const developer = await aPerson(gatehouse, 'marketplace', 'Dora Developer');
      for (const http of [journey.visitor(), developer.http]) {
        expect((await http.get('/api/websites')).status).toBe(401);
        expect((await http.post('/api/websites', { name: 'Shop', domain: 'example.com' })).status).toBe(401);
      }
    });

    it('is renamed by owners and administrators only', async () => {
      const id = await journey.website(owner, 'Before');
      await join(id, colleague, 'operator');
      const refused = await colleague.http.patch(`/api/websites/${id}`, { name: 'After' });
      expect([refused.status, refused.body.code]).toEqual([403, 'operator_role_required']);
      const renamed = await owner.http.patch(`/api/websites/${id}`, { name: 'After' });
      expect(renamed.body).toMatchObject({ id, name: 'After', domain: 'example.com' });
      expect(await actions(id)).toEqual(['website.create', 'website.rename']);
    });

    it('is found on some page of the list, once', async () => {
      const person = await aPerson(gatehouse, 'website', 'Paula Pages');
      const ids = new Set<string>();
      for (let n = 0; n < 5; n++) ids.add(await journey.website(person, `Site ${n}`));
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Answer<{ items: { id: string }[]; next_cursor: string | null }> = await person.http.get(
          `/api/websites?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        expect(page.body.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.body.items.map(({ id }) => id));
        cursor = page.body.next_cursor;
      }
      expect(seen).toHaveLength(5);
      expect(new Set(seen)).toEqual(ids);
      expect((await person.http.get('/api/websites?cursor=nonsense')).status).toBe(400);
    });
  });

  describe('the last owner', () => {
    it('can neither leave nor become something else', async () => {
      const id = await journey.website(owner, 'Lonely');
      await join(id, colleague, 'administrator');
      const leave = await owner.http.delete(`/api/websites/${id}/operators/me`);
      expect([leave.status, leave.body.code]).toEqual([409, 'last_owner']);
      const step = await owner.http.patch(`/api/websites/${id}/operators/${await idOf(owner)}`, { role: 'administrator' });
      expect([step.status, step.body.code]).toEqual([409, 'last_owner']);
      expect((await operators(id)).filter(({ role }) => role === 'owner')).toHaveLength(1);
    });

    it('stays when two owners leave at once', async () => {
      for (let round = 0; round < 5; round++) {
        const id = await journey.website(owner, `Two owners ${round}`);
        await join(id, colleague, 'owner');
        const answers = await Promise.all([owner, colleague].map(({ http }) => http.delete(`/api/websites/${id}/operators/me`)));
        expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
        const left = await gatehouse.database.query<{ role: string }>('SELECT role FROM operator WHERE website_id = $1', [id]);
        expect(left).toEqual([{ role: 'owner' }]);
      }
    });

    it('stays when two owners demote each other at once', async () => {
      for (let round = 0; round < 5; round++) {
        const id = await journey.website(owner, `Two rivals ${round}`);
        await join(id, colleague, 'owner');
        const [mine, theirs] = [await idOf(owner), await idOf(colleague)];
        const answers = await Promise.all([
          owner.http.patch(`/api/websites/${id}/operators/${theirs}`, { role: 'operator' }),
          colleague.http.patch(`/api/websites/${id}/operators/${mine}`, { role: 'operator' }),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
        const owners = await gatehouse.database.query(`SELECT 1 FROM operator WHERE website_id = $1 AND role = 'owner'`, [id]);
        expect(owners).toHaveLength(1);
      }
    });
  });

  describe('operators', () => {
    it('are managed by administrators, but for owners', async () => {
      const id = await journey.website(owner, 'Managed');
      await join(id, colleague, 'administrator');
      await join(id, stranger, 'operator');
      const third = await idOf(stranger);
      const reader = await colleague.http.patch(`/api/websites/${id}/operators/${third}`, { role: 'account_reader' });
      expect(reader.body).toMatchObject({ account_id: third, role: 'account_reader' });
      const refused = [
        await colleague.http.patch(`/api/websites/${id}/operators/${third}`, { role: 'owner' }),
        await colleague.http.patch(`/api/websites/${id}/operators/${await idOf(owner)}`, { role: 'operator' }),
        await colleague.http.delete(`/api/websites/${id}/operators/${await idOf(owner)}`),
        await stranger.http.delete(`/api/websites/${id}/operators/${await idOf(colleague)}`),
        await stranger.http.patch(`/api/websites/${id}/operators/${third}`, { role: 'administrator' }),
      ];
      expect(refused.map(({ status, body }) => [status, body.code])).toEqual(refused.map(() => [403, 'operator_role_required']));
      expect((await operators(id)).map(({ role }) => role).sort()).toEqual(['account_reader', 'administrator', 'owner']);
    });

    it('lose the website from the moment they are removed', async () => {
      const id = await journey.website(owner, 'Removed');
      await join(id, colleague, 'administrator');
      expect((await colleague.http.get(`/api/websites/${id}`)).status).toBe(200);
      expect((await owner.http.delete(`/api/websites/${id}/operators/${await idOf(colleague)}`)).status).toBe(204);
      expect((await colleague.http.get(`/api/websites/${id}`)).status).toBe(404);
      const twice = await owner.http.delete(`/api/websites/${id}/operators/${await idOf(colleague)}`);
      expect([twice.status, twice.body.code]).toEqual([404, 'operator_not_found']);
      expect((await owner.http.delete(`/api/websites/${id}/operators/nonsense`)).status).toBe(404);
    });

    it('may leave in any role', async () => {
      const id = await journey.website(owner, 'Left');
      await join(id, colleague, 'operator');
      expect((await colleague.http.delete(`/api/websites/${id}/operators/me`)).status).toBe(204);
      expect(await actions(`${id}/${await idOf(colleague)}`)).toEqual(['operator.leave']);
    });

    it('say themselves whether they are available', async () => {
      const id = await journey.website(owner, 'Available');
      const set = await owner.http.put(`/api/websites/${id}/operators/me/availability`, { availability: 'online' });
      expect(set.body).toMatchObject({ availability: 'online', role: 'owner' });
      const since = set.body.availability_since;
      const again = await owner.http.put(`/api/websites/${id}/operators/me/availability`, { availability: 'online' });
      expect(again.body.availability_since).toBe(since);
      expect((await owner.http.put(`/api/websites/${id}/operators/me/availability`, { availability: 'asleep' })).status).toBe(400);
    });
  });

  describe('an invitation', () => {
    const open = async (id: string): Promise<{ id: string; email: string; role: string }[]> =>
      (await owner.http.get<{ items: { id: string; email: string; role: string }[] }>(`/api/websites/${id}/operators/invitations`)).body
        .items;

    it('makes an operator of somebody who has an account, once', async () => {
      const id = await journey.website(owner, 'Inviting');
      const sent = await owner.http.post(`/api/websites/${id}/operators/invitations`, { email: colleague.email, role: 'account_reader' });
      expect(sent.status).toBe(201);
      expect(await open(id)).toMatchObject([{ email: colleague.email, role: 'account_reader' }]);
      const token = await journey.linkToken(colleague.email, '/invitation#');
      const accepted = await journey.visitor().post('/api/website/invitations/accept', { token });
      expect(accepted.status).toBe(200);
      expect(accepted.body).toMatchObject({ website_id: id, role: 'account_reader' });
      expect((await colleague.http.get(`/api/websites/${id}`)).body).toMatchObject({ role: 'account_reader' });
      expect(await open(id)).toEqual([]);
      expect((await journey.visitor().post('/api/website/invitations/accept', { token })).status).toBeGreaterThanOrEqual(400);
      const again = await owner.http.post(`/api/websites/${id}/operators/invitations`, { email: colleague.email, role: 'operator' });
      expect([again.status, again.body.code]).toEqual([409, 'already_operator']);
    });

    it('makes an account and an operator of somebody new, who can then sign in', async () => {
      const id = await journey.website(owner, 'Growing');
      const email = `new.${randomUUID().slice(0, 8)}@example.com`;
      await owner.http.post(`/api/websites/${id}/operators/invitations`, { email, role: 'operator' });
      const token = await journey.linkToken(email, '/invitation#');
      const person = { email, name: 'Nina New', password: `${randomUUID()} and more`, http: journey.visitor() };
      const accepted = await person.http.post('/api/website/invitations/accept', { token, name: person.name, password: person.password });
      expect(accepted.status).toBe(200);
      await journey.signIn('website', person);
      expect((await person.http.get(`/api/websites/${id}`)).body).toMatchObject({ role: 'operator' });
    });

    it('can be withdrawn, and then opens nothing', async () => {
      const id = await journey.website(owner, 'Withdrawn');
      const email = `gone.${randomUUID().slice(0, 8)}@example.com`;
      await owner.http.post(`/api/websites/${id}/operators/invitations`, { email, role: 'operator' });
      const token = await journey.linkToken(email, '/invitation#');
      const [invitation] = await open(id);
      expect((await owner.http.delete(`/api/websites/${id}/operators/invitations/${invitation?.id}`)).status).toBe(204);
      expect(await open(id)).toEqual([]);
      const late = await journey
        .visitor()
        .post('/api/website/invitations/accept', { token, name: 'Late', password: `${randomUUID()} and more` });
      expect(late.status).toBe(410);
      expect(await operators(id)).toHaveLength(1);
      const twice = await owner.http.delete(`/api/websites/${id}/operators/invitations/${invitation?.id}`);
      expect([twice.status, twice.body.code]).toEqual([404, 'invitation_not_found']);
    });

    it('ends with the power of whoever sent it', async () => {
      const id = await journey.website(owner, 'Overthrown');
      await join(id, colleague, 'administrator');
      const email = `friend.${randomUUID().slice(0, 8)}@example.com`;
      await colleague.http.post(`/api/websites/${id}/operators/invitations`, { email, role: 'administrator' });
      const token = await journey.linkToken(email, '/invitation#');
      await owner.http.delete(`/api/websites/${id}/operators/${await idOf(colleague)}`);
      const late = await journey
        .visitor()
        .post('/api/website/invitations/accept', { token, name: 'Friend', password: `${randomUUID()} and more` });
      expect(late.status).toBe(410);
      expect(await operators(id)).toHaveLength(1);
    });

    it('to become an owner is sent by owners only, and operators send none', async () => {
      const id = await journey.website(owner, 'Guarded');
      await join(id, colleague, 'administrator');
      await join(id, stranger, 'operator');
      const body = { email: `x.${randomUUID().slice(0, 8)}@example.com`, role: 'owner' };
      const refused = [
        await colleague.http.post(`/api/websites/${id}/operators/invitations`, body),
        await stranger.http.post(`/api/websites/${id}/operators/invitations`, { ...body, role: 'operator' }),
        await stranger.http.get(`/api/websites/${id}/operators/invitations`),
      ];
      expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
      expect(await open(id)).toEqual([]);
    });
  });
});

import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { asBearer } from '../../support/builders.js';
import type { Person } from '../../support/journey.js';
import { DAY } from '@gatehouse/platform';
import { aPerson } from '../websites-people.js';

/** What Voiso's customers do with the keys of their users, done here over HTTP. */
describe('Voiso', () => {
  let gatehouse: TestGatehouse;
  let owner: Person;
  let user: Person & { id: string };
  let centre: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
    owner = await aPerson(gatehouse, 'website', 'Vera Owner');
    centre = (await owner.http.post<{ id: string }>('/api/websites', { name: 'Voice', domain: 'voice.example' })).body.id;
    user = await aPerson(gatehouse, 'website', 'Ursula User');
    await gatehouse.database.query(
      `INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, 'operator', now(), now())`,
      [centre, user.id],
    );
  });
  afterAll(() => gatehouse.stop());

  const operators = (): string => `/api/websites/${centre}/operators`;
  const update = async (secret: string): Promise<number> =>
    (await gatehouse.caller(undefined, asBearer({ secret })).patch(`/v1/website/${centre}/settings`, { name: 'Voice' })).status;

  it('a contact centre key is issued by the staff of the platform when an administrator asks, with full access and without a user', async () => {
    const requests = `/api/websites/${centre}/contact-centre-key-requests`;
    const asked = await owner.http.post<{ id: string; state: string }>(requests, {
      name: 'Contact centre',
      justification: 'Our contact centre reports on every campaign.',
      expires_at: gatehouse.clock.after(300 * DAY).toISOString(),
    });
    expect([asked.status, asked.body.state]).toEqual([201, 'queued']);
    for (const name of ['Rita Reviewer', 'Rolf Reviewer']) {
      const reviewer = await aPerson(gatehouse, 'marketplace', name);
      await gatehouse.database.query(`UPDATE account SET role = 'reviewer' WHERE id = $1`, [reviewer.id]);
      const queue = await reviewer.http.get<{ items: { id: string }[] }>(`/api/review/items?subject_id=${asked.body.id}`);
      const item = queue.body.items[0]?.id ?? '';
      expect((await reviewer.http.post(`/api/review/items/${item}/decision`, { verdict: 'approve' })).status).toBe(200);
    }
    const { key_id } = (await owner.http.get<{ key_id: string }>(`${requests}/${asked.body.id}`)).body;
    const claimed = await owner.http.post<{ key_secret: string; key: { account_id: string | null } }>(
      `/api/websites/${centre}/keys/${key_id}/claim`,
    );
    expect([claimed.status, claimed.body.key.account_id]).toEqual([200, null]);
    expect(await update(claimed.body.key_secret)).toBe(200);
    expect((await owner.http.delete(`/api/websites/${centre}/keys/${key_id}`)).status).toBe(200);
    expect(await update(claimed.body.key_secret)).toBe(401);
  });

  it('a user key is managed on the page of its user, who is found by name', async () => {
    const found = await owner.http.get<{ items: { account_id: string }[] }>(`${operators()}?search=ursula`);
    expect(found.body.items.map(({ account_id }) => account_id)).toEqual([user.id]);
    const page = `${operators()}/${found.body.items[0]?.account_id ?? ''}`;
    const issued = await owner.http.post<{ key_id: string; key_secret: string }>(`${page}/key`);
    expect(issued.status).toBe(201);
    expect((await owner.http.get<{ account_id: string }>(`${page}/key`)).body.account_id).toBe(user.id);
    const renewed = await user.http.post<{ key_secret: string }>(`${page}/key/roll`);
    expect(renewed.status).toBe(200);
    expect(await update(issued.body.key_secret)).toBe(401);
    expect((await owner.http.delete(`${page}/key`)).status).toBe(204);
    expect(await update(renewed.body.key_secret)).toBe(401);
  });

  it('it inherits exactly the permissions of its user, at every moment', async () => {
    const { key_secret } = (await user.http.post<{ key_secret: string }>(`${operators()}/me/key`)).body;
    expect(await update(key_secret)).toBe(403);
    await owner.http.patch(`${operators()}/${user.id}`, { role: 'administrator' });
    expect(await update(key_secret)).toBe(200);
    await owner.http.patch(`${operators()}/${user.id}`, { role: 'operator' });
    expect(await update(key_secret)).toBe(403);
    await user.http.delete(`${operators()}/me/key`);
  });

  it('it is sent as Bearer; as ?key= and in the body only where an owner has switched it on, and never logged', async () => {
    const send = async (secret: string) => {
      const url = `/v1/website/${centre}/settings`;
      const answers = [
        await gatehouse.caller(undefined, asBearer({ secret })).get(url),
        await gatehouse.caller().get(`${url}?key=${secret}`),
        await gatehouse.caller().patch(url, { key: secret, name: 'Voice' }),
      ];
      return answers.map(({ body }) => body.reason);
    };
    const closed = (await owner.http.post<{ key_secret: string }>(`${operators()}/${user.id}/key`)).body.key_secret;
    expect(await send(closed)).toEqual(['resolved', 'url_key_disabled', 'url_key_disabled']);
    const open = (await owner.http.post<{ key_secret: string }>(`${operators()}/me/key`, { allowed_in_url: true })).body.key_secret;
    expect(await send(open)).toEqual(['resolved', 'resolved', 'updated']);
    for (const secret of [closed, open]) expect(gatehouse.logLines.join('')).not.toContain(secret.slice(8, -4));
  });
});

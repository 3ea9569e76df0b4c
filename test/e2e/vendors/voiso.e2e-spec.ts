import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { asBearer } from '../../support/builders.js';
import type { Person } from '../../support/journey.js';
import { DAY } from '@gatehouse/platform';
import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-client.js';
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
    await gatehouse.startWorker();
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
    const campaigns = await gatehouse.caller(undefined, asBearer({ secret: claimed.body.key_secret })).get('/api/v2/cdr/campaigns');
    expect([campaigns.status, campaigns.body.reason]).toEqual([206, 'listed']);
    expect((await owner.http.delete(`/api/websites/${centre}/keys/${key_id}`)).status).toBe(200);
    expect(await update(claimed.body.key_secret)).toBe(401);
  });

  it('keys can be read again by users who expect it, where the platform has switched it on for keys made so', async () => {
    const admin = await aPerson(gatehouse, 'marketplace', 'Ada Administrator');
    await gatehouse.database.query(`UPDATE account SET role = 'administrator' WHERE id = $1`, [admin.id]);
    const settings = '/api/administration/key-settings';
    expect((await user.http.post<{ code: string }>(`${operators()}/me/key`, { viewable: true })).body.code).toBe('viewable_keys_off');
    expect((await admin.http.put(settings, { viewable_keys: true, version: 0 })).status).toBe(200);
    const { key_secret } = (await user.http.post<{ key_secret: string }>(`${operators()}/me/key`, { viewable: true })).body;
    const viewed = await user.http.post<{ key_secret: string }>(`${operators()}/me/key/view`);
    expect([viewed.status, viewed.body.key_secret]).toEqual([200, key_secret]);
    await user.http.delete(`${operators()}/me/key`);
    expect((await admin.http.put(settings, { viewable_keys: false, version: 1 })).status).toBe(200);
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

  describe('the vendor’s own examples, with host, ids and keys replaced', () => {
    const SMS = { agent: '1005', number: '15555551234', body: 'Hello' };
    const told = ({ status, body: { reason } }: Answer): string => `${status} ${typeof reason === 'string' ? reason : ''}`;
    const aKey = async (over: object = {}): Promise<string> =>
      (
        await owner.http.post<{ key_secret: string }>(`/api/websites/${centre}/keys`, {
          name: `Key ${gatehouse.clock.now().getTime()} ${JSON.stringify(over)} ${Math.random()}`,
          roles: ['owner'],
          expires_at: gatehouse.clock.after(DAY).toISOString(),
          ...over,
        })
      ).body.key_secret;
    const userKey = async (allowedInUrl: boolean): Promise<string> => {
      await owner.http.delete(`${operators()}/${user.id}/key`);
      return (await owner.http.post<{ key_secret: string }>(`${operators()}/${user.id}/key`, { allowed_in_url: allowedInUrl })).body
        .key_secret;
    };
    const caller = (secret?: string) => gatehouse.caller(undefined, secret === undefined ? {} : asBearer({ secret }));
    const sms = (secret: string, at = secret, body: object = SMS) =>
      caller(secret).post<{ reason: string; data: { message_id: string; to: string; status: string } }>(`/api/v1/${at}/sendsms`, body);

    it('campaigns are listed with a contact-centre Bearer key: real rows, filters, paging, validation', async () => {
      const secret = await aKey();
      const made = new Map<string, number>();
      for (const [name, status] of [
        ['Summer', 'active'],
        ['Winter 100%', 'paused'],
        ['Summer again', 'completed'],
      ])
        made.set(name ?? '', (await owner.http.post<{ id: number }>(`/api/websites/${centre}/campaigns`, { name, status })).body.id);
      await owner.http.patch(`/api/websites/${centre}/campaigns/${made.get('Winter 100%') ?? 0}`, { status: 'active' });
      const foreign = (await owner.http.post<{ id: string }>('/api/websites', { name: 'Other', domain: 'other.example' })).body.id;
      await owner.http.post(`/api/websites/${foreign}/campaigns`, { name: 'Summer elsewhere', status: 'active' });
      const list = async (query = '') => {
        const answer = await caller(secret).get<{ reason: string; data: { id: number; name: string }[] }>(`/api/v2/cdr/campaigns${query}`);
        expect([answer.status, answer.body.reason]).toEqual([206, 'listed']);
        return answer.body.data.map(({ name }) => name);
      };
      expect(await list()).toEqual(['Summer', 'Winter 100%', 'Summer again']);
      expect(await list('?status=active')).toEqual(['Summer', 'Winter 100%']);
      expect(await list('?name=summer')).toEqual(['Summer', 'Summer again']);
      expect(await list('?name=100%25')).toEqual(['Winter 100%']);
      expect(await list('?name=_')).toEqual([]);
      expect(await list('?page=2&per_page=2')).toEqual(['Summer again']);
      expect(await list('?page=3&per_page=2')).toEqual([]);
      expect(await list(`?campaign_id=${made.get('Summer') ?? 0},${made.get('Summer again') ?? 0}&unknown=1`)).toEqual([
        'Summer',
        'Summer again',
      ]);
      for (const query of ['page=0', 'page=x', 'per_page=1001', 'status=running', 'campaign_id=a', 'name=a&name=b', 'page=%zz'])
        expect({ query, told: told(await caller(secret).get(`/api/v2/cdr/campaigns?${query}`)) }).toEqual({
          query,
          told: '400 invalid_data',
        });
      expect(told(await caller().get('/api/v2/cdr/campaigns'))).toBe('401 invalid_session');
      const narrow = await aKey({ scopes: ['website:settings/read'] });
      expect(told(await caller(narrow).get('/api/v2/cdr/campaigns'))).toBe('403 not_allowed');
    });

    it('an SMS is sent with a user key; the number is normalised, its status readable', async () => {
      const secret = await userKey(false);
      const sent = await sms(secret);
      expect([sent.status, sent.body.reason, sent.body.data.to]).toEqual([201, 'added', '+15555551234']);
      const status = await eventually(async () => {
        const answer = await caller(secret).get<{ data: { status: string } }>(`/api/v1/me/sendsms/${sent.body.data.message_id}`);
        return answer.body.data.status === 'queued' ? undefined : answer.body.data.status;
      });
      expect(status).toBe('recorded');
      for (const number of ['1555555', '1555555123456789', '155555512345', 'nobody', ''])
        expect({ number, told: told(await sms(secret, 'me', { ...SMS, number })) }).toEqual({ number, told: '400 invalid_data' });
      for (const body of [
        { number: SMS.number, body: 'x' },
        { ...SMS, body: '' },
        { ...SMS, surprise: 1 },
      ])
        expect(told(await sms(secret, 'me', body))).toBe('400 invalid_data');
      expect(told(await caller(await aKey()).get(`/api/v1/me/sendsms/${sent.body.data.message_id}`))).toBe('200 resolved');
      await owner.http.patch(`${operators()}/${user.id}`, { role: 'account_reader' });
      expect(told(await sms(secret))).toBe('403 website_member_role_not_allowed');
      await owner.http.patch(`${operators()}/${user.id}`, { role: 'operator' });
      const rows = await gatehouse.database.query('SELECT recipient FROM outgoing_message WHERE website_id = $1', [centre]);
      expect(rows).toEqual([{ recipient: '+15555551234' }]);
    });

    it('a key in the path counts as one with the same Bearer key, two are ambiguous, and alone it works only where an owner allowed it', async () => {
      const [open, other] = [await userKey(true), await aKey()];
      const alone = (key: string) => caller().post(`/api/v1/${key}/sendsms`, SMS);
      for (const answer of [await sms(open), await alone(open)]) {
        expect(told(answer)).toBe('201 added');
        expect(answer.headers.get('cache-control')).toBe('no-store');
        expect(answer.headers.get('warning')).toMatch(/^299 - /);
        expect(answer.text).not.toContain(open.slice(8, -4));
      }
      expect((await sms(open, 'me')).headers.get('warning')).toBeNull();
      for (const at of [other, open.slice(0, -1), 'user_api_key']) expect(told(await sms(open, at))).toBe('400 ambiguous_credentials');
      expect(told(await alone('me'))).toBe('401 invalid_session');
      expect(told(await alone(open.slice(0, -1)))).toBe('401 invalid_session');
      expect(told(await alone(other))).toBe('403 url_key_disabled');
      const closed = await userKey(false);
      expect(told(await alone(closed))).toBe('403 url_key_disabled');
      expect(told(await alone(open))).toBe('401 invalid_session');
      const disguised = closed.replaceAll('a', '%61').replace('gth', '%67th');
      expect(told(await alone(disguised))).toBe('403 url_key_disabled');
      const log = gatehouse.logLines.join('');
      for (const secret of [open, closed, other]) expect(log).not.toContain(secret.slice(30, 60));
      expect(log).not.toContain(disguised.slice(30, 60));
    });

    it('a key in a form counts like one in JSON, and is gone before the handler', async () => {
      const form = (body: string) =>
        caller().send('PATCH', `/v1/website/${centre}/settings`, {
          body,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        });
      const [open, closed] = [await aKey({ allowed_in_url: true }), await aKey()];
      for (const name of ['key', 'api_key']) {
        const answer = await form(`${name}=${open}&name=Voice+%26+Co`);
        expect([told(answer), answer.headers.get('warning')?.slice(0, 3)]).toEqual(['200 updated', '299']);
        expect(told(await form(`${name}=${closed}&name=Evil`))).toBe('403 url_key_disabled');
      }
      expect(told(await form(`key=${open}&key=${closed}&name=Evil`))).toBe('400 ambiguous_credentials');
      expect(told(await form(`key=${open}&api_key=${open}&name=Voice`))).toBe('200 updated');
      const stored = JSON.stringify(await gatehouse.database.query('SELECT to_jsonb(w) AS row FROM website w WHERE id = $1', [centre]));
      expect(stored).toContain('"Voice"');
      for (const secret of [open, closed]) expect(stored + gatehouse.logLines.join('')).not.toContain(secret.slice(8, -4));
    });
  });
});

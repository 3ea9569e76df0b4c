import { randomBytes } from 'node:crypto';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { asBearer, Builders } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import type { Answer, HttpClient } from '../support/http-client.js';
import type { Person } from '../support/journey.js';
import { aPerson } from './websites-people.js';

interface Channel {
  readonly stream_id: number;
  readonly stream_provider_id: string;
  readonly kind: string;
  readonly name: string;
}

const KEYS = [1, 2].map((version) => `${version}:${randomBytes(32).toString('hex')}`);

describe('the channels of a website', () => {
  let gatehouse: TestGatehouse;
  let build: Builders;
  let owner: Person;

  beforeAll(async () => {
    gatehouse = await aGatehouse({ INSTANCE_KEYS: KEYS[0] ?? '' });
    await gatehouse.startMarketplace();
    build = new Builders(await gatehouse.startRestApi());
    await gatehouse.startWorker();
    owner = await aPerson(gatehouse, 'website', 'Olga Owner');
  });
  afterAll(() => gatehouse.stop());

  const aWebsite = async (): Promise<string> =>
    (await owner.http.post<{ id: string }>('/api/websites', { name: 'Shop', domain: 'shop.example' })).body.id;
  const channelsOf = async (websiteId: string): Promise<Channel[]> =>
    (await owner.http.get<{ items: Channel[] }>(`/api/websites/${websiteId}/channels`)).body.items;
  const add = async (websiteId: string, kind: string, name: string): Promise<Channel> =>
    (await owner.http.post<Channel & Record<string, unknown>>(`/api/websites/${websiteId}/channels`, { kind, name })).body;
  const callerOf = async (websiteId: string): Promise<HttpClient> =>
    gatehouse.caller(undefined, asBearer(await build.aWebsiteKey(websiteId)));
  const told = ({ status, body }: Answer): string => `${status} ${String(body.reason ?? body.code)}`;

  it('are chat and e-mail from the beginning, each with two ids', async () => {
    const websiteId = await aWebsite();
    const channels = await channelsOf(websiteId);
    expect(channels.map(({ kind }) => kind)).toEqual(['chat', 'email']);
    for (const { stream_provider_id } of channels) expect(stream_provider_id).toMatch(/^sp_1_[\w-]{40,}$/);
    expect(await channelsOf(websiteId)).toEqual(channels);
    expect((await (await callerOf(websiteId)).get<{ data: Channel[] }>(`/v1/website/${websiteId}/channels`)).body.data).toMatchObject(
      channels.map(({ stream_id, stream_provider_id }) => ({ stream_id, stream_provider_id })),
    );
  });

  it('get their encrypted id when they are first shown, if they came with the migration', async () => {
    const websiteId = await build.furnish(await build.aWebsite());
    const caller = await callerOf(websiteId);
    const list = async () => (await caller.get<{ data: Channel[] }>(`/v1/website/${websiteId}/channels`)).body.data;
    const [first, second] = await Promise.all([list(), list()]);
    expect(first?.[0]?.stream_provider_id).toMatch(/^sp_1_/);
    expect(second).toEqual(first);
    expect(told(await caller.get(`/v1/website/${websiteId}/channels/${first?.[0]?.stream_provider_id ?? ''}`))).toBe('200 resolved');
  });

  it('are added, renamed and withdrawn by owners and administrators only', async () => {
    const websiteId = await aWebsite();
    const { stream_id } = await add(websiteId, 'whatsapp', 'Support');
    const url = `/api/websites/${websiteId}/channels`;
    expect(told(await owner.http.post(url, { kind: 'sms', name: 'SUPPORT' }))).toBe('409 channel_name_taken');
    expect(told(await owner.http.post(url, { kind: 'fax', name: 'Fax' }))).toBe('400 invalid_data');
    expect((await owner.http.patch(`${url}/${stream_id}`, { name: 'Help' })).body).toMatchObject({ stream_id, name: 'Help' });
    for (const role of ['operator', 'account_reader']) {
      const person = await aPerson(gatehouse, 'website', `Some ${role}`);
      await gatehouse.database.query(
        'INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, $3, now(), now())',
        [websiteId, person.id, role],
      );
      expect((await person.http.get(url)).status).toBe(200);
      const refusals = [
        person.http.post(url, { kind: 'sms', name: 'Mine' }),
        person.http.delete(`${url}/${stream_id}`),
        person.http.get(`${url}/${stream_id}/use`),
      ];
      for (const refused of refusals) expect(told(await refused)).toBe('403 operator_role_required');
    }
    const stranger = await aPerson(gatehouse, 'website', 'Some Body');
    expect(told(await stranger.http.get(url))).toBe('404 website_not_found');
    expect((await channelsOf(websiteId)).map(({ name }) => name)).toEqual(['Chat', 'E-mail', 'Help']);
  });

  it('take either id wherever a stream id stands in a route', async () => {
    const websiteId = await aWebsite();
    const channel = await add(websiteId, 'email', 'Sales');
    const caller = await callerOf(websiteId);
    for (const id of [channel.stream_id, channel.stream_provider_id]) {
      const at = `/v1/website/${websiteId}/channels/${id}`;
      expect((await caller.get(at)).body.data).toMatchObject({ stream_id: channel.stream_id, kind: 'email' });
      const sent = await caller.post<{ data: { message_id: string } }>(`${at}/messages`, { to: 'ada@example.com', content: 'Hello' });
      expect(sent.status).toBe(201);
      for (const other of [channel.stream_id, channel.stream_provider_id])
        expect(told(await caller.get(`/v1/website/${websiteId}/channels/${other}/messages/${sent.body.data.message_id}`))).toBe(
          '200 resolved',
        );
      expect((await owner.http.patch(`/api/websites/${websiteId}/channels/${id}`, { name: `Sales ${id}` })).status).toBe(200);
    }
  });

  it('are not found when forged, foreign or withdrawn, with one answer for all', async () => {
    const websiteId = await aWebsite();
    const [channel, gone] = [await add(websiteId, 'sms', 'SMS'), await add(websiteId, 'sms', 'Gone')];
    const [foreign] = await channelsOf(await aWebsite());
    await owner.http.delete(`/api/websites/${websiteId}/channels/${gone.stream_id}`);
    const { stream_provider_id: good } = channel;
    const other = good.endsWith('A') ? 'B' : 'A';
    const forged = [
      `${good.slice(0, -3)}${other}${good.slice(-2)}`,
      good.toLowerCase(),
      good.slice(0, -1),
      `${good}A`,
      good.replace('sp_1_', 'sp_2_'),
      `sp_1_${randomBytes(38).toString('base64url')}`,
    ];
    const caller = await callerOf(websiteId);
    const answers: Answer[] = [];
    for (const id of [
      ...forged,
      foreign?.stream_id,
      foreign?.stream_provider_id,
      gone.stream_id,
      gone.stream_provider_id,
      '0',
      '01',
      '2147483648',
      'x',
    ])
      for (const method of ['GET', 'POST'])
        answers.push(
          await caller.send(
            method,
            `/v1/website/${websiteId}/channels/${id}${method === 'POST' ? '/messages' : ''}`,
            method === 'POST' ? { body: { to: '15555551234', content: 'x' } } : {},
          ),
        );
    expect(answers.map(told)).toEqual(answers.map(() => '404 channel_not_found'));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(told(await owner.http.patch(`/api/websites/${websiteId}/channels/${forged[0] ?? ''}`, { name: 'x' }))).toBe(
      '404 channel_not_found',
    );
    expect(told(await caller.get(`/v1/website/${websiteId}/channels/${good}`))).toBe('200 resolved');
    expect(await gatehouse.database.query('SELECT 1 FROM outgoing_message WHERE website_id = $1', [websiteId])).toEqual([]);
  });

  it('send a message once for an Idempotency-Key, and its status can be read', async () => {
    const websiteId = await aWebsite();
    const channel = await add(websiteId, 'sms', 'SMS');
    const caller = await callerOf(websiteId);
    const url = `/v1/website/${websiteId}/channels/${channel.stream_id}/messages`;
    const key = { 'idempotency-key': randomBytes(24).toString('base64url') };
    const send = (content: string) =>
      caller.post<{ data: { message_id: string; to: string } }>(url, { to: '15555551234', content }, { headers: key });
    const sent = await Promise.all([send('Hello'), send('Hello'), send('Hello')]);
    expect(new Set(sent.map(({ body }) => body.data.message_id)).size).toBe(1);
    expect(sent[0]?.body.data.to).toBe('+15555551234');
    expect(told(await send('Other'))).toBe('400 invalid_data');
    expect(told(await caller.post(url, { to: 'nobody', content: 'x' }))).toBe('400 invalid_data');
    const use = (id: number | string) => owner.http.get(`/api/websites/${websiteId}/channels/${id}/use`);
    const last = expect.stringMatching(/Z$/) as unknown;
    expect((await use(channel.stream_id)).body).toEqual({ messages: 1, last_sent_at: last });
    expect((await use(channel.stream_provider_id)).body).toEqual({ messages: 1, last_sent_at: last });
    await gatehouse.database.query(`UPDATE outgoing_message SET created_at = created_at - interval '8 days' WHERE website_id = $1`, [
      websiteId,
    ]);
    expect((await use(channel.stream_id)).body).toEqual({ messages: 0, last_sent_at: last });
    const [unused] = await channelsOf(websiteId);
    expect((await use(unused?.stream_id ?? 0)).body).toEqual({ messages: 0, last_sent_at: null });
    const [foreign] = await channelsOf(await aWebsite());
    expect(told(await use(foreign?.stream_id ?? 0))).toBe('404 channel_not_found');
    const status = await eventually(async () => {
      const answer = await caller.get<{ data: { status: string } }>(`${url}/${sent[0]?.body.data.message_id ?? ''}`);
      return answer.body.data.status === 'queued' ? undefined : answer.body.data.status;
    });
    expect(status).toBe('recorded');
    const rows = await gatehouse.database.query('SELECT recipient, body, state FROM outgoing_message WHERE website_id = $1', [websiteId]);
    expect(rows).toEqual([{ recipient: '+15555551234', body: 'Hello', state: 'recorded' }]);
  });

  it('keep their encrypted ids when the instance key changes, until they are withdrawn', async () => {
    const websiteId = await aWebsite();
    const old = await add(websiteId, 'sms', 'Old');
    const key = await build.aWebsiteKey(websiteId);
    const later = await aGatehouse({ INSTANCE_KEYS: [...KEYS].reverse().join(','), DATABASE_URL: gatehouse.database.url });
    try {
      await later.startMarketplace();
      await later.startRestApi();
      const token = await aPerson(gatehouse, 'website', 'Later Owner');
      await gatehouse.database.query(
        `INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, 'owner', now(), now())`,
        [websiteId, token.id],
      );
      const caller = later.caller(undefined, asBearer(key));
      const find = async (id: string) => told(await caller.get(`/v1/website/${websiteId}/channels/${id}`));
      expect(await find(old.stream_provider_id)).toBe('200 resolved');
      const listed = await caller.get<{ data: Channel[] }>(`/v1/website/${websiteId}/channels`);
      expect(listed.body.data.find(({ name }) => name === 'Old')?.stream_provider_id).toBe(old.stream_provider_id);
      await owner.http.delete(`/api/websites/${websiteId}/channels/${old.stream_provider_id}`);
      expect(await find(old.stream_provider_id)).toBe('404 channel_not_found');
    } finally {
      await later.stop();
    }
  });
});

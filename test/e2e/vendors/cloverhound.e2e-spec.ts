import { DAY } from '@gatehouse/platform';
import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { asBasic } from '../../support/builders.js';
import type { Person } from '../../support/journey.js';
import { aPerson } from '../websites-people.js';

/** What Cloverhound's customers do with their API keys, done here over HTTP. */
describe('Cloverhound', () => {
  let gatehouse: TestGatehouse;
  let administrator: Person;
  let organisation: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
    administrator = await aPerson(gatehouse, 'website', 'Clover Hound');
    organisation = (await administrator.http.post<{ id: string }>('/api/websites', { name: 'Clover', domain: 'clover.example' })).body.id;
  });
  afterAll(() => gatehouse.stop());

  const create = (name: string) =>
    administrator.http.post<{ key_id: string; key_secret: string; code?: string }>(`/api/websites/${organisation}/keys`, {
      name,
      roles: ['administrator'],
      expires_at: gatehouse.clock.after(90 * DAY).toISOString(),
    });

  it('API keys are named uniquely within the organisation', async () => {
    expect((await create('Reporting')).status).toBe(201);
    expect(await create('reporting')).toMatchObject({ status: 409, body: { code: 'key_name_taken' } });
    expect((await create('Reporting 2')).status).toBe(201);
  });

  it('a key is an API Key ID and an API Key Secret, shown once', async () => {
    const { body } = await create('Shown once');
    expect(body.key_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(body.key_secret).toMatch(/^gth_wk/);
    const later = await administrator.http.get(`/api/websites/${organisation}/keys/${body.key_id}`);
    expect(later.text).toContain(body.key_id);
    expect(later.text).not.toContain(body.key_secret.slice(8, -4));
  });

  it('that the secret is stored safely is said once, and missed when it is not said', async () => {
    const { body } = await create('Stored');
    const said = await create('Said');
    await administrator.http.post(`/api/websites/${organisation}/keys/${said.body.key_id}/acknowledge`);
    gatehouse.clock.advance(DAY);
    const flagsOf = async (id: string) =>
      (await administrator.http.get<{ flags: string[] }>(`/api/websites/${organisation}/keys/${id}`)).body.flags;
    expect(await flagsOf(body.key_id)).toEqual(['not_acknowledged']);
    expect(await flagsOf(said.body.key_id)).toEqual([]);
  });

  it('ID and secret are username and password of Basic, without a tier header', async () => {
    const { body } = await create('Basic');
    const key = { id: body.key_id, secret: body.key_secret };
    const answer = await gatehouse.caller(undefined, asBasic(key)).get(`/v1/website/${organisation}`);
    expect(answer).toMatchObject({ status: 200, body: { error: false, data: { website_id: organisation, name: 'Clover' } } });
    for (const wrong of [
      { ...key, secret: `${key.secret}x` },
      { ...key, id: organisation },
    ])
      expect((await gatehouse.caller(undefined, asBasic(wrong)).get(`/v1/website/${organisation}`)).status).toBe(401);
  });
});

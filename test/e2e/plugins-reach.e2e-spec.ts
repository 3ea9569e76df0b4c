import { DAY } from '@gatehouse/platform';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { Journey, type Keypair, type Person } from '../support/journey.js';
import { aPerson } from './websites-people.js';

/** What a change at the marketplace means for the very next request to the REST API. */
describe('the reach of a development keypair', () => {
  let gatehouse: TestGatehouse;
  let journey: Journey;
  let owner: Person & { id: string };

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
    const { PUBLIC_URL, REST_API_URL, MAILBOX_TOKEN } = gatehouse.environment.values;
    journey = new Journey({ publicUrl: PUBLIC_URL, restApiUrl: REST_API_URL, mailboxToken: MAILBOX_TOKEN });
    owner = await aPerson(gatehouse, 'website', 'Olga Owner');
  });
  afterAll(() => gatehouse.stop());

  async function reach(keypair: Keypair, websiteId: string): Promise<readonly [number, unknown]> {
    const { status, body } = await journey.caller(keypair).get(`/v1/website/${websiteId}`);
    return [status, body.reason];
  }

  /** A plugin whose developer a website trusts, with a keypair that works there. */
  async function trusted(): Promise<{
    developer: Person & { id: string };
    websiteId: string;
    pluginId: string;
    keypair: Keypair;
    trustId: string;
  }> {
    const developer = await aPerson(gatehouse, 'marketplace', 'Dora Developer');
    const websiteId = await journey.website(owner, 'Shop');
    const { id: pluginId, development: keypair } = await journey.plugin(developer, 'Order Sync');
    expect(await reach(keypair, websiteId)).toEqual([404, 'not_subscribed']);
    await journey.trust(owner, websiteId, developer);
    expect(await reach(keypair, websiteId)).toEqual([200, 'resolved']);
    const list = await developer.http.get<{ items: { id: string }[] }>('/api/trusted-websites');
    return { developer, websiteId, pluginId, keypair, trustId: list.body.items[0]?.id ?? '' };
  }

  it('covers every plugin of the trusted account on that website, and no other website and no other account', async () => {
    const { developer, websiteId, keypair } = await trusted();
    const { development: second } = await journey.plugin(developer, 'Another');
    expect(await reach(second, websiteId)).toEqual([200, 'resolved']);
    const elsewhere = await journey.website(owner, 'Elsewhere');
    expect(await reach(keypair, elsewhere)).toEqual([404, 'not_subscribed']);
    const rival = await aPerson(gatehouse, 'marketplace', 'Rita Rival');
    const { development: foreign } = await journey.plugin(rival, 'Foreign');
    expect(await reach(foreign, websiteId)).toEqual([404, 'not_subscribed']);
  });

  it('ends at once for the old key when it is rolled, and goes on with the new one', async () => {
    const { developer, websiteId, pluginId, keypair } = await trusted();
    const rolled = await journey.roll(developer, pluginId, 'development');
    expect(await reach(keypair, websiteId)).toEqual([401, 'invalid_session']);
    expect(await reach(rolled, websiteId)).toEqual([200, 'resolved']);
  });

  it('ends with the website’s word, the developer’s own, and after 90 days', async () => {
    const one = await trusted();
    await owner.http.post(`/api/websites/${one.websiteId}/trusted-developers/${one.trustId}/end`);
    expect(await reach(one.keypair, one.websiteId)).toEqual([404, 'not_subscribed']);
    const two = await trusted();
    await journey.plugin(two.developer, 'Another');
    const effects = `/api/trusted-websites/${two.trustId}/effects`;
    expect((await two.developer.http.get(effects)).body).toEqual({ development_keypairs: 2 });
    expect((await one.developer.http.get(effects)).status).toBe(404);
    expect((await one.developer.http.get('/api/trusted-websites/nonsense/effects')).status).toBe(404);
    await two.developer.http.delete(`/api/trusted-websites/${two.trustId}`);
    expect((await two.developer.http.get(effects)).body).toEqual({ development_keypairs: 0 });
    expect(await reach(two.keypair, two.websiteId)).toEqual([404, 'not_subscribed']);
    const three = await trusted();
    gatehouse.clock.advance(90 * DAY);
    expect(await reach(three.keypair, three.websiteId)).toEqual([404, 'not_subscribed']);
  });

  it('ends when the plugin is deleted', async () => {
    const { developer, websiteId, pluginId, keypair } = await trusted();
    expect((await developer.http.delete(`/api/plugins/${pluginId}`, { name: 'Order Sync' })).status).toBe(204);
    expect(await reach(keypair, websiteId)).toEqual([401, 'invalid_session']);
  });

  it('ends with the suspension of the account; after a reinstatement the key is good again, but no website trusts it', async () => {
    const { developer, websiteId, keypair } = await trusted();
    const administrator = await anAdministrator();
    const effects = `/api/accounts/${developer.id}/suspension-effects`;
    expect((await administrator.http.get(effects)).body).toEqual({
      sessions: 1,
      plugins: 1,
      websites: 0,
      trusting_websites: 1,
      user_keys: 0,
      ownerless_websites: 0,
    });
    expect((await administrator.http.get(`/api/accounts/${owner.id}/suspension-effects`)).body.ownerless_websites).toBeGreaterThan(0);
    expect((await administrator.http.get('/api/accounts/nobody/suspension-effects')).status).toBe(404);
    expect((await developer.http.get(effects)).status).toBe(403);
    expect((await administrator.http.post(`/api/accounts/${developer.id}/suspend`)).status).toBe(200);
    expect((await administrator.http.get(effects)).body).toMatchObject({ sessions: 0, trusting_websites: 0 });
    expect(await reach(keypair, websiteId)).toEqual([401, 'invalid_session']);
    expect((await administrator.http.post(`/api/accounts/${developer.id}/reinstate`)).status).toBe(200);
    expect(await reach(keypair, websiteId)).toEqual([404, 'not_subscribed']);
  });

  it('never outlives a suspension, also when a code is redeemed or confirmed at the same moment', async () => {
    const administrator = await anAdministrator();
    for (let round = 0; round < 6; round++) {
      const developer = await aPerson(gatehouse, 'marketplace', 'Dora Developer');
      const websiteId = await journey.website(owner, 'Shop');
      const made = await owner.http.post(`/api/websites/${websiteId}/trust-codes`, { developer_email: developer.email });
      const redeem = (): Promise<unknown> => developer.http.post('/api/trusted-websites/redeem', { code: made.body.code });
      let race = redeem;
      if (round % 2 === 1) {
        await redeem();
        const list = await developer.http.get<{ items: { id: string }[] }>('/api/trusted-websites');
        const confirm = `/api/websites/${websiteId}/trusted-developers/${list.body.items[0]?.id ?? ''}/confirm`;
        race = () => owner.http.post(confirm, { account_name: developer.name });
      }
      await Promise.all([race(), administrator.http.post(`/api/accounts/${developer.id}/suspend`)]);
      const live = await gatehouse.database.query(`SELECT 1 FROM trusted_website WHERE account_id = $1 AND state <> 'ended'`, [
        developer.id,
      ]);
      expect(live).toEqual([]);
    }
  });

  async function anAdministrator(): Promise<Person & { id: string }> {
    const person = await aPerson(gatehouse, 'marketplace', 'Ada Administrator');
    await gatehouse.database.query(`UPDATE account SET role = 'administrator' WHERE id = $1`, [person.id]);
    return person;
  }
});

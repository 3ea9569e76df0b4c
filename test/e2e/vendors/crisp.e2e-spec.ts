import { DAY } from '@gatehouse/platform';
import { Crisp } from 'crisp-api';
import { asBearer, Builders } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import type { Keypair, Person } from '../../support/journey.js';
import { aReviewStage, type ReviewStage } from '../../support/review-stage.js';

const READ = 'website:conversation:sessions/read';
const PAIRS = [READ, 'website:conversation:initiate/write', 'website:conversation:messages/read', 'website:conversation:messages/write'];

/** What the developers of Crisp plugins do, done here over HTTP and with their own client library. */
describe('Crisp', () => {
  let stage: ReviewStage;
  let build: Builders;
  let developer: Person;
  let reviewer: Person;
  let owner: Person;
  let plugin: { id: string; development: Keypair };
  let production: Keypair;
  let websites: string[];

  beforeAll(async () => {
    stage = await aReviewStage({ KEY_REQUESTS_PER_MINUTE: '5' });
    build = new Builders(await stage.gatehouse.startRestApi());
    ({ developer } = stage);
    reviewer = await stage.reviewer('Rita Reviewer');
    owner = await stage.journey.person('website', 'Olga Owner');
    const { journey } = stage;
    plugin = await journey.plugin(developer, 'Orders');
    websites = [
      await journey.website(owner, 'Shop'),
      await journey.website(owner, 'Second shop'),
      await journey.website(owner, 'Elsewhere'),
    ];
    const request = await journey.ask(developer, plugin.id, PAIRS);
    await journey.untilApproved(developer, reviewer, plugin.id, request);
    production = await journey.claim(developer, plugin.id);
    const secret = await journey.installSecret(developer, plugin.id);
    for (const website of websites.slice(0, 2)) expect((await journey.install(owner, website, plugin.id, secret, PAIRS)).status).toBe(200);
  }, 120_000);
  afterAll(() => stage.gatehouse.stop());

  const website = (at = 0): string => websites[at] ?? '';
  const call = (keypair: Keypair, at = 0) => stage.journey.caller(keypair).get<{ reason: string }>(`/v1/website/${website(at)}`);
  const clientOf = ({ identifier, key }: Keypair): Crisp => {
    const client = new Crisp();
    client.setRestHost(`http://127.0.0.1:${stage.gatehouse.environment.values.REST_API_PORT}`);
    client.authenticateTier('plugin', identifier, key);
    return client;
  };

  it('a plugin does a real job through the official client: it reads conversations and answers in them', async () => {
    const client = clientOf(production);
    const { session_id: session } = (await client.website.createNewConversation(website())) as { session_id: string };
    await client.website.sendMessageInConversation(website(), session, {
      type: 'text',
      from: 'user',
      origin: 'chat',
      content: 'Where is my order?',
    } as never);
    const [conversation] = (await client.website.listConversations(website(), 1)) as { session_id: string; last_message: string }[];
    expect(conversation).toMatchObject({ session_id: session, last_message: 'Where is my order?', state: 'pending' });
    const sent = (await client.website.sendMessageInConversation(website(), session, {
      type: 'text',
      from: 'operator',
      origin: 'chat',
      content: 'On its way.',
    } as never)) as { fingerprint: number };
    const messages = (await client.website.getMessagesInConversation(website(), session)) as {
      from: string;
      content: string;
      fingerprint: number;
    }[];
    expect(messages.map(({ from, content }) => [from, content])).toEqual([
      ['user', 'Where is my order?'],
      ['operator', 'On its way.'],
    ]);
    expect(messages[1]?.fingerprint).toBe(sent.fingerprint);
    expect(await client.website.listConversations(website(1), 1)).toEqual([]);
    await expect(client.website.getMessagesInConversation(website(1), session)).rejects.toMatchObject({
      code: 404,
      message: 'conversation_not_found',
    });
    await expect(client.website.changeConversationState(website(), session, 'resolved')).rejects.toMatchObject({
      code: 403,
      message: 'not_allowed',
    });
  });

  it('a keypair is sent as Basic identifier:key together with X-Crisp-Tier: plugin', async () => {
    expect((await call(production)).status).toBe(200);
    const basic = { authorization: `Basic ${Buffer.from(`${production.identifier}:${production.key}`).toString('base64')}` };
    for (const headers of [
      basic,
      { ...basic, 'x-crisp-tier': 'user' },
      { ...asBearer({ secret: production.key }), 'x-crisp-tier': 'plugin' },
    ])
      expect((await stage.gatehouse.caller(undefined, headers).get(`/v1/website/${website()}`)).status).toBe(401);
  });

  it('a plugin has a keypair for development, on trusted websites only, and one for production', async () => {
    expect((await call(plugin.development, 2)).body.reason).toBe('not_subscribed');
    await stage.journey.trust(owner, website(2), developer);
    expect((await call(plugin.development, 2)).status).toBe(200);
    expect((await call(production, 2)).body.reason).toBe('not_subscribed');
    expect(plugin.development.identifier).not.toBe(production.identifier);
  });

  it('scopes are asked for in read, write or both, each with a justification', async () => {
    const other = await stage.journey.plugin(developer, 'Unjustified');
    const path = `/api/plugins/${other.id}/scope-requests`;
    const refused = await developer.http.post(path, {
      pairs: [{ scope: 'website:conversation:messages', mode: 'read', justification: '' }],
    });
    expect(refused.status).toBe(400);
    const list = await developer.http.get<{ items: { pairs: { scope: string; mode: string }[] }[] }>(
      `/api/plugins/${plugin.id}/scope-requests`,
    );
    expect(list.body.items).toHaveLength(1);
    const grant = await developer.http.get<{ pairs: { scope: string; mode: string }[] }>(`/api/plugins/${plugin.id}/grant`);
    expect(grant.body.pairs.map(({ scope, mode }) => `${scope}/${mode}`).sort()).toEqual([...PAIRS].sort());
    const written = await stage.journey.caller(production).get<{ reason: string }>(`/v1/website/${website()}/settings`);
    expect(written.body.reason).toBe('not_allowed');
  });

  it('one keypair works on every website that installed the plugin, and on no other', async () => {
    expect([(await call(production, 0)).status, (await call(production, 1)).status]).toEqual([200, 200]);
    const listed = await clientOf(production).plugin.listAllConnectWebsites(1, false, false);
    expect(listed.map(({ website_id: id }) => id).sort()).toEqual(websites.slice(0, 2).sort());
    expect((await call(production, 2)).body.reason).toBe('not_subscribed');
    await owner.http.delete(`/api/websites/${website(1)}/installs/${plugin.id}`);
    expect((await call(production, 1)).body.reason).toBe('not_subscribed');
  });

  it('the private install link stands in the settings of the plugin, and can be switched off and renewed there', async () => {
    const link = `/api/plugins/${plugin.id}/install-link`;
    const { url } = (await developer.http.get<{ url: string }>(link)).body;
    expect(url).toContain(`/install/${plugin.id}/`);
    const secret = url.split('/').at(-1) ?? '';
    await developer.http.patch(link, { enabled: false });
    expect((await stage.journey.install(owner, website(1), plugin.id, secret, PAIRS)).status).toBeGreaterThanOrEqual(400);
    await developer.http.patch(link, { enabled: true });
    const renewed = (await developer.http.post<{ url: string }>(`${link}/renew`)).body.url.split('/').at(-1) ?? '';
    expect((await stage.journey.install(owner, website(1), plugin.id, secret, PAIRS)).status).toBeGreaterThanOrEqual(400);
    expect((await stage.journey.install(owner, website(1), plugin.id, renewed, PAIRS)).status).toBe(200);
    expect((await call(production, 1)).status).toBe(200);
  });

  it('plugins have a daily quota and no limit a minute, which website and user keys have; a higher quota is reviewed in the same queue', async () => {
    const key = await build.aWebsiteKey(website());
    const statuses = async (headers: Record<string, string>) =>
      (await Promise.all(Array.from({ length: 8 }, () => stage.gatehouse.caller(undefined, headers).get(`/v1/website/${website()}`)))).map(
        ({ status }) => status,
      );
    const basic = Buffer.from(`${production.identifier}:${production.key}`).toString('base64');
    expect(await statuses({ authorization: `Basic ${basic}`, 'x-crisp-tier': 'plugin' })).toEqual(Array(8).fill(200));
    expect((await statuses(asBearer(key))).filter((status) => status === 429)).toHaveLength(3);

    const path = `/api/plugins/${plugin.id}/quota-requests`;
    const reason = 'Two more shops use the plugin since Monday, each with four hundred orders a day.';
    const asked = await developer.http.post<{ id: string; state: string }>(path, { daily_limit: 9_000, reason });
    expect([asked.status, asked.body.state]).toEqual([201, 'queued']);
    await stage.journey.approve(reviewer, asked.body.id);
    expect((await call(production)).headers.get('ratelimit-policy')).toBe('"daily";q=9000;w=86400');
    await build.query(`UPDATE quota SET daily_limit = 1 WHERE holder_id = $1 AND environment = 'production'`, [plugin.id]);
    expect((await call(production)).body.reason).toBe('quota_limit_exceeded');
    stage.gatehouse.clock.advance(DAY);
    await stage.journey.signIn('marketplace', developer);
    expect((await call(production)).status).toBe(200);
    await build.query(`UPDATE quota SET daily_limit = 9000 WHERE holder_id = $1 AND environment = 'production'`, [plugin.id]);
  });

  it('the developer watches the usage', async () => {
    await call(production);
    const requests = await eventually(async () => {
      const usage = await developer.http.get<{ series: { environment: string; requests: number }[] }>(`/api/plugins/${plugin.id}/usage`);
      const series = usage.body.series.filter(({ environment, requests }) => environment === 'production' && requests > 0);
      return series.length > 0 ? series : undefined;
    });
    expect(requests[0]?.requests).toBeGreaterThan(0);
  });

  it('a rolled key is invalid at once, and the new one works', async () => {
    const rolled = await stage.journey.roll(developer, plugin.id, 'production');
    expect((await call(production)).status).toBe(401);
    expect((await call(rolled)).status).toBe(200);
  });
});

import { expect } from '@jest/globals';
import { DAY } from '@gatehouse/platform';
import { asBearer, Builders } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import type { HttpClient } from '../support/http-client.js';
import type { Person } from '../support/journey.js';
import { aReviewStage, type ReviewStage } from '../support/review-stage.js';

/** What a browser's EventSource would get. */
interface Stream {
  readonly messages: string[];
  readonly ended: Promise<void>;
  close(): void;
}

async function listen(visitor: HttpClient, path: string): Promise<Stream> {
  const abort = new AbortController();
  const response = await fetch(`${visitor.url}${path}`, { headers: { cookie: visitor.cookieHeader() }, signal: abort.signal });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const messages: string[] = [];
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const pump = async (): Promise<void> => {
    for (;;) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return;
      text += chunk.value;
      const whole = text.slice(0, text.lastIndexOf('\n\n') + 2);
      text = text.slice(whole.length);
      for (const [, type, data] of whole.matchAll(/^event: (\w+)\n(?:id: .*\n)?data: (.*)$/gm)) messages.push(`${type} ${data}`);
    }
  };
  const ended = pump().catch(() => undefined);
  await eventually(() => (expect(messages.some((message) => message.startsWith('listening'))).toBe(true), true));
  return { messages, ended, close: () => abort.abort() };
}

describe('live streams', () => {
  let stage: ReviewStage;
  let build: Builders;
  beforeAll(async () => {
    stage = await aReviewStage();
    build = new Builders(await stage.gatehouse.startRestApi());
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  it('tell the reviewers of a new lease, and the developer of what happens to the plugin, and nothing of others’', async () => {
    const rita = await stage.reviewer('Rita');
    const { id: mine } = await stage.journey.plugin(stage.developer, 'Mine');
    const { id: other } = await stage.journey.plugin(stage.developer, 'Other');
    const developer = await listen(stage.developer.http, `/api/marketplace/live?topics=plugin:${mine}`);
    const queue = await listen(rita.http, '/api/marketplace/live?topics=review');

    queue.messages.length = 0;
    developer.messages.length = 0;
    await stage.developer.http.patch(`/api/plugins/${other}`, { name: 'Still other' });
    await stage.developer.http.patch(`/api/plugins/${mine}`, { name: 'Still mine' });
    await eventually(() => (expect(developer.messages).toEqual([`changed {"topic":"plugin:${mine}"}`]), true));
    expect(queue.messages).toEqual([]);

    const { pluginId } = await stage.queuedRequest(stage.developer);
    await eventually(() => (expect(queue.messages).toContain('changed {"topic":"review"}'), true));
    const [item] = await stage.gatehouse.database.query<{ id: string }>('SELECT id FROM review_item WHERE plugin_id = $1', [pluginId]);
    await stage.idle();
    queue.messages.length = 0;
    await rita.http.post(`/api/review/items/${item?.id}/lease`);
    await eventually(() => (expect(queue.messages).toEqual(['changed {"topic":"review"}']), true));
    developer.close();
    queue.close();
  });

  it('tell of requests together, in a topic of their own: a busy plugin does not change all the time', async () => {
    const plugin = await stage.journey.plugin(stage.developer, 'Busy');
    const owner = await stage.journey.person('website', 'Olga Owner');
    const website = await stage.journey.website(owner, 'Busy shop');
    const key = await build.aWebsiteKey(website);
    await stage.idle();
    const requests = await listen(stage.developer.http, `/api/marketplace/live?topics=plugin-requests:${plugin.id}`);
    const others = await listen(stage.developer.http, `/api/marketplace/live?topics=plugin:${plugin.id}`);
    const log = await listen(owner.http, `/api/website/live?topics=website-requests:${website}`);
    const rest = await listen(owner.http, `/api/website/live?topics=website:${website}`);
    for (const stream of [requests, others, log, rest]) stream.messages.length = 0;

    // A request of who has no place on the website is none of its business, so nobody there hears of it either.
    expect((await stage.journey.caller(plugin.development).get(`/v1/website/${website}/settings`)).status).toBe(404);
    await eventually(() => (expect(requests.messages).toEqual([`changed {"topic":"plugin-requests:${plugin.id}"}`]), true));
    expect(log.messages).toEqual([]);

    const began = Date.now();
    for (let times = 0; times < 20; times++) {
      expect((await stage.journey.caller(plugin.development).get('/v1/plugin/connect/account')).status).toBe(200);
      expect((await stage.gatehouse.caller(undefined, asBearer(key)).get(`/v1/website/${website}/settings`)).status).toBe(200);
    }
    const rows = async (): Promise<number> =>
      (await stage.gatehouse.database.query('SELECT 1 FROM request_log WHERE plugin_id = $1 OR website_id = $2', [plugin.id, website]))
        .length;
    await eventually(async () => (expect(await rows()).toBe(41), true));
    await eventually(() => (expect(Math.min(requests.messages.length - 1, log.messages.length)).toBeGreaterThan(0), true));
    // Forty requests are some batches of the log, and one message a second at most.
    expect(new Set(requests.messages)).toEqual(new Set([`changed {"topic":"plugin-requests:${plugin.id}"}`]));
    expect(new Set(log.messages)).toEqual(new Set([`changed {"topic":"website-requests:${website}"}`]));
    expect(requests.messages.length).toBeLessThanOrEqual(2 + Math.ceil((Date.now() - began) / 1_000));
    // The first use of a credential is noted in its row, and is no change of the plugin or of the website.
    expect([...others.messages, ...rest.messages]).toEqual([]);
    for (const stream of [requests, others, log, rest]) stream.close();
  });

  it('tell whoever asked of messages and of the order of the queue, and a developer of trust', async () => {
    const rita = await stage.reviewer('Rita');
    const { pluginId, requestId } = await stage.queuedRequest(stage.developer);
    const itemId = await stage.journey.itemOf(rita, requestId);
    await stage.idle();
    const plugin = await listen(stage.developer.http, `/api/marketplace/live?topics=plugin:${pluginId}`);
    const order = await listen(stage.developer.http, '/api/marketplace/live?topics=queue');
    plugin.messages.length = order.messages.length = 0;
    const written = await rita.http.post(`/api/review/items/${itemId}/thread`, { text: 'Why does it need that?' });
    expect(written.status).toBeLessThan(300);
    await eventually(() => (expect(plugin.messages).toEqual([`changed {"topic":"plugin:${pluginId}"}`]), true));
    await rita.http.post(`/api/review/items/${itemId}/lease`);
    expect(order.messages).toEqual([]);
    await stage.queuedRequest(stage.developer);
    await eventually(() => (expect(order.messages).toContain('changed {"topic":"queue"}'), true));

    const me = `account:${await stage.accountId(stage.developer, 'marketplace')}`;
    const account = await listen(stage.developer.http, `/api/marketplace/live?topics=${me}`);
    const owner = await stage.journey.person('website', 'Oda Owner');
    const website = await stage.journey.website(owner, 'Trusting shop');
    await stage.journey.trust(owner, website, stage.developer);
    await eventually(() => (expect(account.messages).toContain(`changed {"topic":"${me}"}`), true));

    const request = { name: 'Dialler', justification: 'Our telephone system shows who is calling.' };
    const asked = await owner.http.post<{ id: string }>(`/api/websites/${website}/contact-centre-key-requests`, {
      ...request,
      expires_at: stage.gatehouse.clock.after(300 * DAY).toISOString(),
    });
    const keyItemId = await stage.journey.itemOf(rita, asked.body.id);
    await stage.idle();
    const shop = await listen(owner.http, `/api/website/live?topics=website:${website}`);
    shop.messages.length = 0;
    expect((await rita.http.post(`/api/review/items/${keyItemId}/thread`, { text: 'Which telephones?' })).status).toBeLessThan(300);
    await eventually(() => (expect(shop.messages).toEqual([`changed {"topic":"website:${website}"}`]), true));
    for (const stream of [plugin, order, account, shop]) stream.close();
  });

  it('end, and tell nothing more, when a role is taken away or a session is over', async () => {
    const owner = await stage.journey.person('website', 'Otto Owner');
    const website = await stage.journey.website(owner, 'Closed shop');
    const key = await build.aWebsiteKey(website);
    const reader = await stage.journey.person('website', 'Rosa Reader');
    const readerId = await stage.accountId(reader, 'website');
    await build.query(
      `INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, 'account_reader', now(), now())`,
      [website, readerId],
    );
    const path = `/api/website/live?topics=website-requests:${website}`;
    const ask = () => stage.gatehouse.caller(undefined, asBearer(key)).get(`/v1/website/${website}/settings`);
    const log = await listen(reader.http, path);
    await ask();
    await eventually(() => (expect(log.messages).toContain(`changed {"topic":"website-requests:${website}"}`), true));
    log.messages.length = 0;
    await build.aRole(website, readerId, 'operator');
    await ask();
    await log.ended;
    expect(log.messages).toEqual(['ended {}']);
    expect((await reader.http.get(path)).body).toMatchObject({ code: 'operator_role_required' });

    const leaver: Person = await stage.journey.person('marketplace', 'Lea Leaver');
    const { id } = await stage.journey.plugin(leaver, 'Left');
    const mine = await listen(leaver.http, `/api/marketplace/live?topics=plugin:${id}`);
    mine.messages.length = 0;
    await leaver.http.post('/api/marketplace/sign-out');
    await stage.gatehouse.database.query(`UPDATE plugin SET name = 'Renamed' WHERE id = $1`, [id]);
    await mine.ended;
    expect(mine.messages).toEqual(['ended {}']);
  });

  it('are closed to who may not read what they are about', async () => {
    const { id: mine } = await stage.journey.plugin(stage.developer, 'Private');
    const stranger = await stage.journey.person('marketplace', 'Sam Stranger');
    const visitor = await stage.journey.person('website', 'Vera Visitor');
    const owner = await stage.journey.person('website', 'Ole Owner');
    const website = await stage.journey.website(owner, 'Private shop');
    const developerId = await stage.accountId(stage.developer, 'marketplace');
    const refused: [Person, string, string][] = [
      [stranger, `marketplace/live?topics=plugin:${mine}`, 'plugin_not_found'],
      [stranger, `marketplace/live?topics=plugin-requests:${mine}`, 'plugin_not_found'],
      [stranger, `marketplace/live?topics=queue,plugin-requests:${mine}`, 'plugin_not_found'],
      [stranger, 'marketplace/live?topics=plugin-requests:', 'plugin_not_found'],
      [stranger, `marketplace/live?topics=account:${developerId}`, 'invalid_data'],
      [stranger, 'marketplace/live?topics=review', 'role_required'],
      [stranger, 'marketplace/live?topics=everything', 'invalid_data'],
      [stranger, 'marketplace/live?topics=*', 'invalid_data'],
      [stage.developer, `marketplace/live?topics=website-requests:${website}`, 'invalid_data'],
      [visitor, `website/live?topics=website:${website}`, 'website_not_found'],
      [visitor, `website/live?topics=website-requests:${website}`, 'website_not_found'],
      [owner, `website/live?topics=plugin-requests:${mine}`, 'invalid_data'],
      [owner, 'website/live?topics=review', 'invalid_data'],
    ];
    for (const [who, path, code] of refused) {
      const answer = await who.http.get<{ code: string }>(`/api/${path}`);
      expect({ path, code: answer.body.code }).toEqual({ path, code });
    }
    for (const path of [
      'marketplace/live?topics=review',
      'marketplace/live?topics=queue',
      `website/live?topics=website-requests:${website}`,
    ])
      expect((await stage.gatehouse.visitor().get(`/api/${path}`)).status).toBe(401);
  });
});

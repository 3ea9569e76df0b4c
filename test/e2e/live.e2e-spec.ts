import { expect } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import type { HttpClient } from '../support/http-client.js';
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
  beforeAll(async () => {
    stage = await aReviewStage();
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

  it('are closed to who may not read what they are about', async () => {
    const { id: mine } = await stage.journey.plugin(stage.developer, 'Private');
    const stranger = await stage.journey.person('marketplace', 'Sam Stranger');
    expect((await stranger.http.get(`/api/marketplace/live?topics=plugin:${mine}`)).body).toMatchObject({ code: 'plugin_not_found' });
    expect((await stranger.http.get('/api/marketplace/live?topics=review')).body).toMatchObject({ code: 'role_required' });
    expect((await stranger.http.get('/api/marketplace/live?topics=everything')).body).toMatchObject({ code: 'invalid_data' });
    expect((await stage.gatehouse.visitor().get('/api/marketplace/live?topics=review')).status).toBe(401);
  });
});

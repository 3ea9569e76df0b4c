import { ScreenProcessor } from '@gatehouse/scope-requests';
import { DataSource } from 'typeorm';
import type { Person } from '../support/journey.js';
import { aReviewStage, asked, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';

const DAY = 24 * 3_600_000;

interface RequestBody {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly queue_position: number | null;
  readonly expires_at: string | null;
  readonly pairs: { scope: string; mode: string; justification: string; verdict: string | null; risk: string }[];
  readonly events: { from: string | null; to: string; by: string; reason: string | null }[];
  readonly decision: { verdict: string } | null;
}
interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly errors?: { pointer: string; detail: string }[];
  readonly scope_request?: { id: string; state: string };
}

describe('asking for scopes', () => {
  let stage: ReviewStage;
  let developer: Person;
  beforeAll(async () => {
    stage = await aReviewStage();
    ({ developer } = stage);
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  const newPlugin = async (): Promise<string> => (await stage.journey.plugin(developer, 'Order Sync')).id;
  const path = (pluginId: string, rest = ''): string => `/api/plugins/${pluginId}/scope-requests${rest}`;
  const read = async (pluginId: string, id: string): Promise<RequestBody> =>
    (await developer.http.get<RequestBody>(path(pluginId, `/${id}`))).body;

  it('shows the catalogue to anybody, by group, with modes, plain words and risks', async () => {
    const answer = await stage.gatehouse
      .visitor()
      .get<{ groups: { group: string; scopes: { scope: string; modes: { mode: string; text: string; risk: string }[] }[] }[] }>(
        '/api/scopes',
      );
    expect(answer.status).toBe(200);
    expect(answer.body.groups.map(({ group }) => group)).toEqual(['messaging', 'contacts', 'website']);
    const settings = answer.body.groups.flatMap(({ scopes }) => scopes).find(({ scope }) => scope === 'website:settings');
    expect(settings?.modes.map(({ mode }) => mode)).toEqual(['read', 'write']);
    expect(settings?.modes.every(({ text, risk }) => text.length > 10 && ['low', 'medium', 'high'].includes(risk))).toBe(true);
  });

  it('submits, screens and queues a request, keeps each word, and tells developer and reviewers once', async () => {
    const reviewer = await stage.reviewer('Rita Reviewer');
    const pluginId = await newPlugin();
    const words = '  Wir zeigen „Öffnungszeiten“\n\tim Laden — 😀 ';
    const answer = await developer.http.post<RequestBody>(path(pluginId), {
      pairs: [asked(SETTINGS_WRITE, 'short'), asked(SETTINGS_READ, words)],
    });
    expect(answer.status).toBe(201);
    await stage.journey.untilQueued(developer, pluginId, answer.body.id);
    const request = await read(pluginId, answer.body.id);
    expect(request.pairs.map(({ mode, justification }) => [mode, justification])).toEqual([
      ['write', 'short'],
      ['read', words],
    ]);
    expect(request.events.map(({ from, to, by }) => [from, to, by])).toEqual([
      [null, 'draft', 'developer'],
      ['draft', 'submitted', 'developer'],
      ['submitted', 'queued', 'gatehouse'],
    ]);
    expect(request.queue_position).toBeGreaterThanOrEqual(1);
    const findings = await stage.gatehouse.database.query<{ code: string }>(
      'SELECT code FROM screening_finding WHERE request_id = $1 AND mode = $2',
      [request.id, 'write'],
    );
    expect(findings.map(({ code }) => code)).toContain('justification_short');
    expect(await stage.auditOf(request.id)).toEqual(
      expect.arrayContaining(['scope_request.draft', 'scope_request.submit', 'scope_request.queue']),
    );
    expect((await stage.subjectsTo(developer.email)).filter((subject) => subject.includes('in the queue'))).toHaveLength(1);
    expect((await stage.subjectsTo(reviewer.email)).filter((subject) => subject.includes('To review'))).toHaveLength(1);

    // Screened again, by a second delivery of the job: nothing happens twice.
    const { manager } = stage.worker.get(DataSource);
    await manager.transaction((tx) => stage.worker.get(ScreenProcessor).process({ requestId: request.id, revision: 1 }, tx));
    expect((await read(pluginId, request.id)).events).toHaveLength(3);
    expect((await stage.subjectsTo(reviewer.email)).filter((subject) => subject.includes('To review'))).toHaveLength(1);
  });

  it('refuses wrong pairs at once, each with its pointer and the nearest real name, and keeps nothing', async () => {
    const pluginId = await newPlugin();
    const answer = await developer.http.post<ProblemBody>(path(pluginId), {
      pairs: [asked('website:setings/read'), { ...asked(SETTINGS_READ), mode: 'reed' }, asked(SETTINGS_WRITE), asked(SETTINGS_WRITE)],
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_data']);
    expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual(['/pairs/0/scope', '/pairs/1/mode', '/pairs/3/scope']);
    expect(answer.body.errors?.[0]?.detail).toContain('website:settings');
    const list = await developer.http.get<{ items: unknown[] }>(path(pluginId));
    expect(list.body.items).toEqual([]);
  });

  it('refuses a blank justification only when the request is submitted, and then the draft stays', async () => {
    const pluginId = await newPlugin();
    const blank = [asked(SETTINGS_READ), asked(SETTINGS_WRITE, ' \u200b ')];
    const refused = await developer.http.post<ProblemBody>(path(pluginId), { pairs: blank });
    expect(refused.status).toBe(400);
    expect(refused.body.errors?.map(({ pointer }) => pointer)).toEqual(['/pairs/1/justification']);

    const draft = await developer.http.post<RequestBody>(path(pluginId), { pairs: blank, submit: false });
    expect([draft.status, draft.body.state]).toEqual([201, 'draft']);
    const again = await developer.http.post<ProblemBody>(path(pluginId, `/${draft.body.id}/submit`));
    expect(again.status).toBe(400);
    expect(await read(pluginId, draft.body.id)).toEqual(draft.body);

    const bad = await developer.http.put(path(pluginId, `/${draft.body.id}`), { pairs: [asked('website:nothing/read')] });
    expect(bad.status).toBe(400);
    expect((await read(pluginId, draft.body.id)).pairs).toEqual(draft.body.pairs);
    const edited = await developer.http.put(path(pluginId, `/${draft.body.id}`), { pairs: [asked(SETTINGS_READ)] });
    expect(edited.status).toBe(200);
    const submitted = await developer.http.post<RequestBody>(path(pluginId, `/${draft.body.id}/submit`));
    expect(submitted.status).toBe(200);
    expect(submitted.body.pairs).toHaveLength(1);
  });

  it.each([
    ['none', []],
    ['more than 64', Array.from({ length: 65 }, () => asked(SETTINGS_READ))],
    ['with a justification of 1,001 characters', [asked(SETTINGS_READ, 'x'.repeat(1_001))]],
    ['with a NUL character', [asked(SETTINGS_READ, 'a\u0000b')]],
    ['that are no objects', ['website:settings/read']],
  ])('refuses pairs: %s', async (_what, pairs) => {
    const answer = await developer.http.post<ProblemBody>(path(await newPlugin()), { pairs });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_data']);
    expect(answer.body.errors?.[0]?.pointer).toMatch(/^\/pairs/);
  });

  it('lets a plugin have one open request, also when ten are made at once, and names it', async () => {
    const pluginId = await newPlugin();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => developer.http.post<ProblemBody & RequestBody>(path(pluginId), { pairs: [asked(SETTINGS_WRITE)] })),
    );
    const won = answers.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    const lost = answers.filter(({ status }) => status === 409);
    expect(lost).toHaveLength(9);
    for (const { body } of lost) {
      expect(body.code).toBe('request_open');
      expect(body.scope_request?.id).toBe(won[0]?.body.id);
    }
  });

  it('can be withdrawn until it is decided; then a new one can be made, and the old one is not screened any more', async () => {
    const pluginId = await newPlugin();
    const first = await developer.http.post<RequestBody>(path(pluginId), { pairs: [asked(SETTINGS_WRITE)], submit: false });
    const withdrawn = await developer.http.post<RequestBody>(path(pluginId, `/${first.body.id}/withdraw`));
    expect([withdrawn.status, withdrawn.body.state]).toEqual([200, 'withdrawn']);
    const { manager } = stage.worker.get(DataSource);
    await manager.transaction((tx) => stage.worker.get(ScreenProcessor).process({ requestId: first.body.id, revision: 1 }, tx));
    expect((await read(pluginId, first.body.id)).state).toBe('withdrawn');
    for (const verb of ['submit', 'withdraw']) {
      const again = await developer.http.post<ProblemBody>(path(pluginId, `/${first.body.id}/${verb}`));
      expect([again.status, again.body.code]).toEqual([409, 'wrong_state']);
    }
    expect((await developer.http.post(path(pluginId), { pairs: [asked(SETTINGS_WRITE)] })).status).toBe(201);
  });

  it('is nobody else’s business: other developers learn nothing, not even that it exists', async () => {
    const other = await stage.journey.person('marketplace', 'Otto Other');
    const pluginId = await newPlugin();
    const request = await developer.http.post<RequestBody>(path(pluginId), { pairs: [asked(SETTINGS_WRITE)] });
    const mine = (await stage.journey.plugin(other, 'Mine')).id;
    const answers = await Promise.all([
      other.http.get<ProblemBody>(path(pluginId)),
      other.http.post<ProblemBody>(path(pluginId), { pairs: [asked(SETTINGS_WRITE)] }),
      other.http.get<ProblemBody>(path(pluginId, `/${request.body.id}`)),
      other.http.get<ProblemBody>(path(mine, `/${request.body.id}`)),
      other.http.post<ProblemBody>(path(mine, `/${request.body.id}/withdraw`)),
      other.http.get<ProblemBody>(path(mine, '/not-an-id')),
      other.http.post<ProblemBody>(path(mine, '/not-an-id/submit')),
      other.http.get<ProblemBody>(`/api/plugins/${pluginId}/grant`),
      other.http.get<ProblemBody>(`/api/review/items`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404, 404, 403]);
    expect((await read(pluginId, request.body.id)).state).not.toBe('withdrawn');
  });

  it('counts a place in the queue, which gets better as earlier ones leave', async () => {
    const first = await stage.queuedRequest(developer);
    const second = await stage.queuedRequest(developer);
    const before = (await read(second.pluginId, second.requestId)).queue_position ?? 0;
    expect((await read(first.pluginId, first.requestId)).queue_position).toBe(before - 1);
    await developer.http.post(path(first.pluginId, `/${first.requestId}/withdraw`));
    expect((await read(second.pluginId, second.requestId)).queue_position).toBe(before - 1);
    expect((await read(first.pluginId, first.requestId)).queue_position).toBeNull();
  });

  it('asks for changes: edited and submitted again it is revision 2 of the same request, after 30 days it is expired', async () => {
    const reviewer = await stage.reviewer('Rolf Reviewer');
    const { pluginId, requestId } = await stage.queuedRequest(developer);
    const decide = async (body: unknown) =>
      reviewer.http.post(`/api/review/items/${await stage.journey.itemOf(reviewer, requestId)}/decision`, body);
    expect((await decide({ verdict: 'request_changes', reason: 'Say what you write.' })).status).toBe(200);
    const asksChanges = await read(pluginId, requestId);
    expect([asksChanges.state, asksChanges.decision?.verdict]).toEqual(['changes_requested', 'request_changes']);
    expect(asksChanges.events.at(-1)).toMatchObject({ by: 'reviewer', reason: 'Say what you write.' });

    expect((await developer.http.put(path(pluginId, `/${requestId}`), { pairs: [asked('website:operators/read')] })).status).toBe(200);
    expect((await developer.http.post(path(pluginId, `/${requestId}/submit`))).status).toBe(200);
    await stage.journey.untilQueued(developer, pluginId, requestId);
    const resubmitted = await read(pluginId, requestId);
    expect([resubmitted.revision, resubmitted.decision, resubmitted.pairs.map(({ scope }) => scope)]).toEqual([
      2,
      null,
      ['website:operators'],
    ]);

    await decide({ verdict: 'request_changes', reason: 'And why?' });
    stage.gatehouse.clock.advance(29 * DAY);
    // Sessions end after 30 days; the developer comes back in time.
    await stage.journey.signIn('marketplace', developer);
    expect((await read(pluginId, requestId)).state).toBe('changes_requested');
    stage.gatehouse.clock.advance(DAY + 1_000);
    await stage.journey.signIn('marketplace', developer);
    expect((await read(pluginId, requestId)).state).toBe('expired');
    const late = await developer.http.post<ProblemBody>(path(pluginId, `/${requestId}/submit`));
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
    expect((await read(pluginId, requestId)).events.at(-1)).toMatchObject({ to: 'expired', by: 'gatehouse' });
    expect((await developer.http.post(path(pluginId), { pairs: [asked(SETTINGS_WRITE)] })).status).toBe(201);
    expect((await stage.subjectsTo(developer.email)).filter((subject) => subject.includes('has expired'))).toHaveLength(1);
  });
});

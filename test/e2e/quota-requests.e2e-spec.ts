import { RequestClocksSchedule } from '@gatehouse/scope-requests';
import { Quotas } from '@gatehouse/usage';
import type { Person } from '../support/journey.js';
import { aReviewStage, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';

const DAY = 86_400_000;
const REASON = 'Two more shops use the plugin since Monday, each with four hundred orders a day.';

interface QuotaBody {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly revision: number;
  readonly from_limit: number;
  readonly queue_position: number | null;
  readonly expires_at: string | null;
  readonly progress: { readonly missing: string[] };
  readonly decision_reason: string | null;
  readonly events: { to: string; by: string }[];
  readonly use: { daily_limit: number; days: { day: string; used: number }[]; predicted_exhaustion: string | null };
  readonly policy: { action: string } | null;
  readonly errors?: { pointer: string }[];
}

describe('quota requests', () => {
  let stage: ReviewStage;
  let developer: Person;
  let reviewer: Person;
  let pluginId: string;
  beforeAll(async () => {
    stage = await aReviewStage();
    ({ developer } = stage);
    reviewer = await stage.reviewer('Rita Reviewer');
  }, 60_000);
  beforeEach(async () => {
    pluginId = await stage.grantedPlugin(developer, reviewer, [SETTINGS_WRITE]);
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  const path = (rest = ''): string => `/api/plugins/${pluginId}/quota-requests${rest}`;
  const ask = (daily_limit: number, reason = REASON) => developer.http.post<QuotaBody>(path(), { daily_limit, reason });
  const read = async (id: string): Promise<QuotaBody> => (await developer.http.get<QuotaBody>(path(`/${id}`))).body;
  const limit = async (): Promise<number | undefined> =>
    (await stage.worker.get(Quotas, { strict: false }).peek(pluginId, 'production'))?.limit;

  async function itemOf(requestId: string): Promise<string> {
    const rows = await stage.gatehouse.database.query<{ id: string }>(
      'SELECT id FROM review_item WHERE subject_id = $1 ORDER BY revision DESC LIMIT 1',
      [requestId],
    );
    return rows[0]?.id ?? '';
  }
  const decide = async (requestId: string, body: object, who = reviewer) =>
    who.http.post<{ code?: string }>(`/api/review/items/${await itemOf(requestId)}/decision`, body);

  it('go through the same queue, and an approved limit counts at once', async () => {
    const answer = await ask(9_000);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ state: 'queued', from_limit: 5_000, policy: { action: 'queue' } });
    expect(answer.body.queue_position).toBeGreaterThanOrEqual(1);
    expect(answer.body.use.days).toHaveLength(30);
    const card = await reviewer.http.get<{ kind: string; details: { daily_limit: number }; findings: { code: string }[] }>(
      `/api/review/items/${await itemOf(answer.body.id)}`,
    );
    expect(card.body).toMatchObject({ kind: 'quota_increase', details: { daily_limit: 9_000, present_limit: 5_000 } });
    expect(card.body.findings.map(({ code }) => code)).toContain('quota_unused');
    expect(await limit()).toBe(5_000);

    expect((await decide(answer.body.id, { verdict: 'approve' })).status).toBe(200);
    expect(await limit()).toBe(9_000);
    const seen = await read(answer.body.id);
    expect(seen.state).toBe('approved');
    expect(seen.events.map(({ to, by }) => [to, by])).toEqual([
      ['queued', 'developer'],
      ['approved', 'reviewer'],
    ]);
    const subjects = await stage.subjectsTo(developer.email);
    expect(subjects.filter((subject) => subject.includes('quota request is approved'))).toHaveLength(1);
    expect(await stage.auditOf(answer.body.id)).toEqual(['quota_request.ask', 'quota_request.approve']);
  });

  it('are decided in bulk as a set: each with its limit, its event, its audit row and its mail, once', async () => {
    const plugins = [pluginId];
    for (let more = 0; more < 2; more += 1) plugins.push(await stage.grantedPlugin(developer, reviewer, [SETTINGS_WRITE]));
    const quotas = stage.worker.get(Quotas, { strict: false });
    const limits = () => Promise.all(plugins.map(async (id) => (await quotas.peek(id, 'production'))?.limit));
    // Not more than twice as much, so of low risk: what is of high risk is not decided in bulk.
    const asked: QuotaBody[] = [];
    for (const [at, id] of plugins.entries()) {
      const body = { daily_limit: 6_000 + at, reason: REASON };
      asked.push((await developer.http.post<QuotaBody>(`/api/plugins/${id}/quota-requests`, body)).body);
    }
    const ids = await Promise.all(asked.map(({ id }) => itemOf(id)));
    const bulk = (more: object) =>
      reviewer.http.post<{ token: string }>('/api/review/bulk-decisions', { ids, verdict: 'approve', reason: 'As asked.', ...more });
    const dry = await bulk({ dry_run: true });
    expect(dry.body).toMatchObject({ decided: 3, skipped: 0 });
    expect(await limits()).toEqual([5_000, 5_000, 5_000]);
    expect((await bulk({ dry_run: false, token: dry.body.token })).body).toMatchObject({ decided: 3, skipped: 0 });
    expect((await bulk({ dry_run: false, token: dry.body.token })).status).toBe(409);
    expect(await limits()).toEqual([6_000, 6_001, 6_002]);
    for (const [at, { id }] of asked.entries()) {
      const { body } = await developer.http.get<QuotaBody>(`/api/plugins/${plugins[at] ?? ''}/quota-requests/${id}`);
      expect(body).toMatchObject({ state: 'approved', decision_reason: 'As asked.', decided_at: expect.any(String) as string });
      expect(body.events.map(({ to, by }) => [to, by])).toEqual([
        ['queued', 'developer'],
        ['approved', 'reviewer'],
      ]);
      expect((await stage.auditOf(id)).filter((action) => action === 'quota_request.approve')).toHaveLength(1);
    }
    const decisions = asked.map(({ id }) => `quota-request:${id}:1:approved:%`);
    const mails = await stage.gatehouse.database.query('SELECT 1 FROM outbox_message WHERE dedupe_key LIKE ANY ($1)', [decisions]);
    expect(mails).toHaveLength(3);
  });

  it('have a thread between developer and reviewers, closed to other developers', async () => {
    const { body } = await ask(9_500);
    expect((await developer.http.get<{ items: object[] }>(path(`/${body.id}/thread`))).body.items).toEqual([]);
    const written = await developer.http.post<{ items: { by: string; text: string }[] }>(path(`/${body.id}/thread`), {
      text: 'Is more needed?',
    });
    expect(written.status).toBe(201);
    await reviewer.http.post(`/api/review/items/${await itemOf(body.id)}/thread`, { text: 'No, it is clear.' });
    const read = await developer.http.get<{ items: { by: string; text: string }[] }>(path(`/${body.id}/thread`));
    expect(read.body.items.map(({ by, text }) => [by, text])).toEqual([
      ['developer', 'Is more needed?'],
      ['reviewer', 'No, it is clear.'],
    ]);
    const subjects = await stage.subjectsTo(developer.email);
    expect(subjects.filter((subject) => subject.includes('a message about your quota request'))).toHaveLength(1);
    const stranger = await stage.journey.person('marketplace', 'Sam Stranger');
    expect((await stranger.http.get(path(`/${body.id}/thread`))).status).toBe(404);
    expect((await stranger.http.post(path(`/${body.id}/thread`), { text: 'Let me in.' })).status).toBe(404);
  });

  it('leave the limit alone when they are rejected, and a rejection needs a reason', async () => {
    const { body } = await ask(6_000);
    expect((await decide(body.id, { verdict: 'reject' })).status).toBe(400);
    expect((await decide(body.id, { verdict: 'reject', reason: 'Use what you have.' })).status).toBe(200);
    expect(await read(body.id)).toMatchObject({ state: 'rejected', decision_reason: 'Use what you have.' });
    expect(await limit()).toBe(5_000);
  });

  it('can be changed and submitted again when changes are asked for', async () => {
    const { body } = await ask(500_000);
    const early = await developer.http.put<QuotaBody>(path(`/${body.id}`), { daily_limit: 6_000, reason: REASON });
    expect([early.status, early.body.code]).toEqual([409, 'wrong_state']);
    expect(
      (await decide(body.id, { verdict: 'request_changes', reason: 'Less.', comments: [{ label: 'blocker', text: 'Less.' }] })).status,
    ).toBe(200);
    expect((await read(body.id)).state).toBe('changes_requested');
    const again = await developer.http.put<QuotaBody>(path(`/${body.id}`), { daily_limit: 6_000, reason: REASON });
    expect(again.body).toMatchObject({ state: 'queued', revision: 2 });
    expect((await decide(body.id, { verdict: 'approve' })).status).toBe(200);
    expect(await limit()).toBe(6_000);
  });

  it('remind once before a request for changes lapses, expire after 30 days, and say where they stand meanwhile', async () => {
    const { body } = await ask(500_000);
    expect(body.progress).toMatchObject({ waits_for: 'reviewer', missing: [], queue_position: body.queue_position, sla_state: 'ok' });
    await decide(body.id, { verdict: 'request_changes', reason: 'Less.' });
    const waiting = await read(body.id);
    expect(waiting.progress).toMatchObject({ waits_for: 'you', queue_position: null, sla_deadline: null });
    expect(waiting.progress.missing[0]).toContain(waiting.expires_at);
    const run = async (): Promise<void> => {
      const clocks = stage.worker.get(RequestClocksSchedule);
      await Promise.all([clocks.run(), clocks.run()]);
    };
    const told = async (): Promise<number[]> => {
      const subjects = await stage.subjectsTo(developer.email);
      return ['quota request lapses in 7', 'quota request lapses in one', 'quota request has expired'].map(
        (words) => subjects.filter((subject) => subject.includes(words)).length,
      );
    };
    stage.gatehouse.clock.advance(29.5 * DAY);
    await run();
    expect(await told()).toEqual([0, 1, 0]);
    stage.gatehouse.clock.advance(DAY);
    await stage.journey.signIn('marketplace', developer);
    expect((await read(body.id)).state).toBe('expired');
    const late = await developer.http.put<QuotaBody>(path(`/${body.id}`), { daily_limit: 6_000, reason: REASON });
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
    await run();
    expect(await told()).toEqual([0, 1, 1]);
    expect((await ask(7_000)).status).toBe(201);
    await stage.journey.signIn('marketplace', reviewer);
  });

  it('can be withdrawn once, and then nobody can decide them', async () => {
    const { body } = await ask(6_000);
    const item = await itemOf(body.id);
    const answers = await Promise.all([1, 2].map(() => developer.http.post(path(`/${body.id}/withdraw`))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await reviewer.http.post(`/api/review/items/${item}/decision`, { verdict: 'approve' })).status).toBe(409);
    expect(await limit()).toBe(5_000);
  });

  it('have one winner when withdrawal and approval meet, and the limit fits it', async () => {
    const { body } = await ask(6_000);
    const [withdrawn, approved] = await Promise.all([
      developer.http.post(path(`/${body.id}/withdraw`)),
      decide(body.id, { verdict: 'approve' }),
    ]);
    expect([withdrawn.status, approved.status].sort()).toEqual([200, 409]);
    expect(await limit()).toBe(approved.status === 200 ? 6_000 : 5_000);
  });

  it('are one at a time, also when five are made at once, and ask for more than there is', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(6_000)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('quota_request_open');
    const list = await developer.http.get<{ items: unknown[] }>(path());
    expect(list.body.items).toHaveLength(1);
    for (const daily_limit of [5_000, 1, 0, -1, 1.5, 1_000_000_001]) {
      const refused = await ask(daily_limit);
      expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([400, '/daily_limit']);
    }
    expect((await ask(6_000, ' \n ')).status).toBe(400);
  });

  it('show 30 days of use and the predicted day of exhaustion', async () => {
    const now = stage.gatehouse.clock.now().getTime();
    for (let ago = 20; ago > 0; ago -= 1)
      await stage.gatehouse.database.query(
        `INSERT INTO quota_use (holder_id, environment, day, generation, used) VALUES ($1, 'production', $2, 0, $3)`,
        [pluginId, new Date(now - ago * 86_400_000).toISOString().slice(0, 10), (21 - ago) * 200],
      );
    const { body } = await developer.http.get<QuotaBody['use']>(path('/use'));
    expect(body.daily_limit).toBe(5_000);
    expect(body.days.at(-2)?.used).toBe(4_000);
    expect(body.predicted_exhaustion).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('are refused before the first approval, and hidden from everybody else', async () => {
    const { id } = await stage.journey.plugin(developer, 'Young');
    const refused = await developer.http.post<QuotaBody>(`/api/plugins/${id}/quota-requests`, { daily_limit: 9_000, reason: REASON });
    expect([refused.status, refused.body.code]).toEqual([409, 'no_production_quota']);
    const { body } = await ask(6_000);
    const stranger = await stage.journey.person('marketplace', 'Stan Stranger');
    for (const answer of [await stranger.http.get(path(`/${body.id}`)), await stranger.http.post(path(`/${body.id}/withdraw`))])
      expect(answer.status).toBe(404);
    expect((await developer.http.get(`/api/plugins/${id}/quota-requests/${body.id}`)).status).toBe(404);
  });

  it('of what is made from now on start as an administrator says; what is there keeps its own, and of two who say so at once one is told', async () => {
    const url = '/api/administration/quota-defaults';
    const administrator = await stage.reviewer('Ann Administrator', 'administrator');
    const environment = { development: 500, production: 5_000, key: 10_000 };
    expect((await administrator.http.get(url)).body).toEqual({ ...environment, version: 0, of_environment: environment });
    for (const person of [developer, reviewer]) {
      expect((await person.http.get(url)).status).toBe(403);
      expect((await person.http.put(url, { ...environment, version: 0 })).status).toBe(403);
    }
    const refused = await administrator.http.put<{ errors: { pointer: string }[] }>(url, { ...environment, key: 0, version: 0 });
    expect([refused.status, refused.body.errors.map(({ pointer }) => pointer)]).toEqual([400, ['/key']]);

    const answers = await Promise.all(
      [7, 8].map((development) =>
        administrator.http.put<{ code: string; development: number }>(url, { development, production: 70, key: 700, version: 0 }),
      ),
    );
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status, lost?.body.code]).toEqual([200, 409, 'settings_changed_meanwhile']);
    const development = won?.body.development ?? 0;
    expect((await administrator.http.get(url)).body).toEqual({
      development,
      production: 70,
      key: 700,
      version: 1,
      of_environment: environment,
    });
    expect(await stage.auditOf('quota_defaults')).toEqual(['quota_defaults.change']);

    const limits = async (id: string) =>
      stage.gatehouse.database.query('SELECT environment, daily_limit FROM quota WHERE holder_id = $1 ORDER BY environment', [id]);
    expect(await limits(pluginId)).toEqual([
      { environment: 'development', daily_limit: 500 },
      { environment: 'production', daily_limit: 5_000 },
    ]);
    expect(await limits(await stage.grantedPlugin(developer, reviewer, [SETTINGS_WRITE]))).toEqual([
      { environment: 'development', daily_limit: development },
      { environment: 'production', daily_limit: 70 },
    ]);
    const owner = await stage.journey.person('website', 'Olga Owner');
    const keys = `/api/websites/${await stage.journey.website(owner, 'Shop')}`;
    const terms = { name: 'Sync', expires_at: stage.gatehouse.clock.after(30 * DAY).toISOString(), roles: ['operator'] };
    expect((await owner.http.post<{ key: object }>(`${keys}/keys`, terms)).body.key).toMatchObject({ daily_quota: 700 });
    const own = await owner.http.post<{ key: object }>(`${keys}/keys`, { ...terms, name: 'Own', daily_quota: 9 });
    expect(own.body.key).toMatchObject({ daily_quota: 9 });
    const userKey = await owner.http.post<{ key_id: string }>(`${keys}/operators/me/key`, {});
    expect(await limits(userKey.body.key_id)).toEqual([{ environment: 'production', daily_limit: 700 }]);
  });
});

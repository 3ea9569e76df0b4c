import { EffectsSchedule } from '@gatehouse/review';
import { eventually } from '../support/eventually.js';
import type { Answer } from '../support/http-client.js';
import { pairOf, type Person } from '../support/journey.js';
import { aReviewStage, AVAILABILITY_READ, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';

interface Card {
  readonly id: string;
  readonly state: string;
  readonly lease: { holder: { name: string }; until: string } | null;
  readonly assignee: { name: string } | null;
  readonly can_decide: boolean;
  readonly why_not: string | null;
  readonly waiting_for_second: boolean;
  readonly hold_until: string | null;
  readonly need_eyes: number;
  readonly appeal_of: string | null;
  readonly asked: { scope: string; mode: string; change: string | null; others: { count: number; share: number } }[];
  readonly removed: { scope: string; mode: string }[];
  readonly verdicts: { verdict: string }[];
  readonly earlier_verdicts: { verdict: string; same_plugin: boolean }[];
  readonly thread: { by: string; author: string; label: string | null; scope: string | null; text: string }[];
  readonly decision: { verdict: string; partly: boolean } | null;
}
interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly holder?: { name: string };
  readonly until?: string;
  readonly errors?: { pointer: string }[];
}
interface Bulk {
  readonly token: string;
  readonly bulk_id: string | null;
  readonly decided: number;
  readonly skipped: number;
  readonly items: { item_id: string; result: string; why: string | null }[];
}
type Said = Card & Refusal;

describe('the review queue', () => {
  let stage: ReviewStage;
  let developer: Person;
  let rita: Person;
  let rolf: Person;
  let ada: Person;
  beforeAll(async () => {
    stage = await aReviewStage();
    await stage.leaveAllToPeople();
    ({ developer } = stage);
    rita = await stage.reviewer('Rita Reviewer');
    rolf = await stage.reviewer('Rolf Reviewer');
    ada = await stage.reviewer('Ada Administrator', 'administrator');
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  async function queued(pairs?: readonly string[], owner = developer): Promise<{ pluginId: string; requestId: string; item: string }> {
    const asked = await stage.queuedRequest(owner, pairs);
    return { ...asked, item: `/api/review/items/${await stage.journey.itemOf(rita, asked.requestId)}` };
  }
  const decide = (person: Person, item: string, body: unknown): Promise<Answer<Said>> => person.http.post(`${item}/decision`, body);
  const card = async (person: Person, item: string): Promise<Card> => (await person.http.get<Card>(item)).body;
  const grantOf = async (pluginId: string): Promise<string[]> =>
    (await developer.http.get<{ pairs: { scope: string; mode: string }[] }>(`/api/plugins/${pluginId}/grant`)).body.pairs.map(
      ({ scope, mode }) => `${scope}/${mode}`,
    );
  const statesOf = async (requestId: string): Promise<string> =>
    (await stage.gatehouse.database.query<{ state: string }>('SELECT state FROM scope_request WHERE id = $1', [requestId]))[0]?.state ?? '';
  const auditOf = (item: string): Promise<string[]> => stage.auditOf(item.split('/').at(-1) ?? '');
  async function fourEyes(high: boolean): Promise<void> {
    const path = '/api/administration/review-settings';
    const { body } = await ada.http.get<{ version: number; sla_hours: object }>(path);
    const answer = await ada.http.put(path, { ...body, four_eyes: { low: false, medium: false, high } });
    expect(answer.status).toBe(200);
  }

  describe('a lease', () => {
    it('keeps everybody else away, from a lease and from a decision, until it is released', async () => {
      const { item } = await queued();
      const taken = await rita.http.post<Card>(`${item}/lease`);
      expect([taken.status, taken.body.lease?.holder.name]).toEqual([200, 'Rita Reviewer']);
      const hanging = `/api/accounts/${await stage.accountId(rita, 'marketplace')}/role-effects`;
      const administrators = { other_administrators: expect.any(Number) as unknown, open_invitations: 0 };
      expect((await ada.http.get(hanging)).body).toEqual({ leased_items: 1, assigned_items: 0, ...administrators });
      const refused = await rolf.http.post<Said>(`${item}/lease`);
      expect([refused.status, refused.body.code, refused.body.holder?.name]).toEqual([409, 'leased', 'Rita Reviewer']);
      expect(refused.body.until).toBe(taken.body.lease?.until);
      expect((await decide(rolf, item, { verdict: 'approve' })).body.code).toBe('leased');
      expect(await card(rolf, item)).toMatchObject({ state: 'open', can_decide: false });
      expect((await rolf.http.delete(`${item}/lease`)).status).toBe(200);
      expect((await card(rita, item)).lease).not.toBeNull();
      expect((await rita.http.delete(`${item}/lease`)).status).toBe(200);
      expect((await rolf.http.post(`${item}/lease`)).status).toBe(200);
      expect((await decide(rolf, item, { verdict: 'approve' })).status).toBe(200);
      expect((await auditOf(item)).filter((action) => /lease/.test(action))).toHaveLength(3);
    });

    it('is given to one of two who take it at once', async () => {
      for (let round = 0; round < 5; round++) {
        const { item } = await queued([SETTINGS_READ]);
        const answers = await Promise.all([rita, rolf, ada].map((person) => person.http.post<Said>(`${item}/lease`)));
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
        const winner = answers.find(({ status }) => status === 200)?.body.lease?.holder.name;
        expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.holder?.name)).toEqual([winner, winner]);
      }
    });

    it('runs out by itself after 15 minutes, unless it is renewed', async () => {
      const { item } = await queued([SETTINGS_READ]);
      await rita.http.post(`${item}/lease`);
      stage.gatehouse.clock.advance(14 * 60_000);
      await rita.http.post(`${item}/lease`);
      stage.gatehouse.clock.advance(14 * 60_000);
      expect((await rolf.http.post(`${item}/lease`)).status).toBe(409);
      stage.gatehouse.clock.advance(2 * 60_000);
      expect((await card(rolf, item)).lease).toBeNull();
      expect((await rolf.http.post(`${item}/lease`)).status).toBe(200);
      expect((await decide(rita, item, { verdict: 'approve' })).body.code).toBe('leased');
    });
  });

  describe('four eyes', () => {
    beforeAll(() => fourEyes(true));
    afterAll(() => fourEyes(false));

    it('grants nothing of high risk before a second, different reviewer agrees', async () => {
      const { pluginId, item } = await queued();
      const first = await decide(rita, item, { verdict: 'approve' });
      expect([first.status, first.body.state, first.body.waiting_for_second, first.body.need_eyes]).toEqual([200, 'open', true, 2]);
      expect(await grantOf(pluginId)).toEqual([]);
      expect((await decide(rita, item, { verdict: 'approve' })).body.code).toBe('second_reviewer_needed');
      expect((await rita.http.post<Said>(`${item}/lease`)).body.code).toBe('second_reviewer_needed');
      expect((await card(rita, item)).can_decide).toBe(false);
      expect((await card(rolf, item)).can_decide).toBe(true);
      expect(await grantOf(pluginId)).toEqual([]);
      expect((await decide(rolf, item, { verdict: 'approve' })).body).toMatchObject({ state: 'decided', decision: { partly: false } });
      expect(await grantOf(pluginId)).toEqual([SETTINGS_READ, SETTINGS_WRITE]);
      expect(await auditOf(item)).toEqual(expect.arrayContaining(['review_item.first_verdict', 'review_item.decide']));
    });

    it('calls those who may give the second verdict by one mail each, and nobody else', async () => {
      const { item } = await queued();
      const called = async (person: Person): Promise<number> =>
        (await stage.subjectsTo(person.email)).filter((subject) => /second reviewer/.test(subject)).length;
      const before = [await called(rita), await called(rolf), await called(developer)];
      await decide(rita, item, { verdict: 'approve' });
      await rita.http.delete(`${item}/decision`);
      await decide(rita, item, { verdict: 'approve' });
      const after = [await called(rita), await called(rolf), await called(developer)];
      expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual([0, 1, 0]);
    });

    it('counts any denial of the two', async () => {
      const { pluginId, item } = await queued([SETTINGS_READ, SETTINGS_WRITE, AVAILABILITY_READ]);
      const verdicts = (denied: string) => ({
        verdict: 'approve',
        pairs: [SETTINGS_READ, SETTINGS_WRITE, AVAILABILITY_READ].map((pair) => ({
          ...pairOf(pair),
          ...(pair === denied ? { verdict: 'denied', reason: `Not ${pair}.` } : { verdict: 'approved' }),
        })),
      });
      await decide(rita, item, verdicts(SETTINGS_WRITE));
      expect((await decide(rolf, item, verdicts(AVAILABILITY_READ))).body.decision?.partly).toBe(true);
      expect(await grantOf(pluginId)).toEqual([SETTINGS_READ]);
    });

    it('is two different reviewers also when both decide at once', async () => {
      const { pluginId, item } = await queued();
      const answers = await Promise.all([rita, rita, rita].map((person) => decide(person, item, { verdict: 'approve' })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect(await grantOf(pluginId)).toEqual([]);
      const seconds = await Promise.all([rolf, ada].map((person) => decide(person, item, { verdict: 'approve' })));
      expect(seconds.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await auditOf(item)).filter((action) => action === 'review_item.decide')).toHaveLength(1);
    });

    it('does not hold up a low risk, nor a refusal, and a first verdict can be taken back', async () => {
      const low = await queued([SETTINGS_READ]);
      expect((await decide(rita, low.item, { verdict: 'approve' })).body.state).toBe('decided');
      const high = await queued();
      await decide(rita, high.item, { verdict: 'approve' });
      expect((await rolf.http.delete<Said>(`${high.item}/decision`)).body.code).toBe('nothing_to_take_back');
      expect((await rita.http.delete<Card>(`${high.item}/decision`)).body).toMatchObject({ waiting_for_second: false, verdicts: [] });
      expect((await decide(rita, high.item, { verdict: 'reject', reason: 'No.' })).body.state).toBe('decided');
      expect(await grantOf(high.pluginId)).toEqual([]);
    });

    it('lets one administrator decide alone, marked, when nobody else could', async () => {
      const { pluginId, item } = await queued();
      const others = `realm = 'marketplace' AND role IN ('reviewer', 'administrator') AND email <> $1`;
      await stage.gatehouse.database.query(`UPDATE account SET suspended_at = now() WHERE ${others}`, [ada.email]);
      try {
        expect((await decide(ada, item, { verdict: 'approve' })).body.state).toBe('decided');
      } finally {
        await stage.gatehouse.database.query(`UPDATE account SET suspended_at = NULL WHERE ${others}`, [ada.email]);
      }
      expect(await grantOf(pluginId)).toHaveLength(2);
      const rows = await stage.gatehouse.database.query<{ after: { four_eyes?: string } }>(
        `SELECT after FROM audit_event WHERE action = 'review_item.decide' AND subject_id = $1`,
        [item.split('/').at(-1)],
      );
      expect(rows[0]?.after.four_eyes).toMatch(/alone/);
    });
  });

  describe('a hold', () => {
    it('delays the effect; taken back, nothing has happened', async () => {
      const { pluginId, requestId, item } = await queued([SETTINGS_READ]);
      const held = await decide(rita, item, { verdict: 'approve', hold_seconds: 10 });
      expect([held.status, held.body.state, held.body.hold_until === null]).toEqual([200, 'decided', false]);
      expect([await statesOf(requestId), await grantOf(pluginId)]).toEqual(['queued', []]);
      expect((await rolf.http.delete<Said>(`${item}/decision`)).body.code).toBe('nothing_to_take_back');
      expect((await rita.http.delete<Card>(`${item}/decision`)).body.state).toBe('open');
      stage.gatehouse.clock.advance(11_000);
      await stage.worker.get(EffectsSchedule).run();
      expect([await statesOf(requestId), await grantOf(pluginId)]).toEqual(['queued', []]);
      expect((await decide(rolf, item, { verdict: 'reject', reason: 'No.' })).status).toBe(200);
    });

    it('takes effect at its end once, whoever notices first, and cannot be taken back then', async () => {
      const { pluginId, requestId, item } = await queued([SETTINGS_READ]);
      await decide(rita, item, { verdict: 'approve', hold_seconds: 60 });
      stage.gatehouse.clock.advance(60_001);
      const schedule = stage.worker.get(EffectsSchedule);
      const [taken] = await Promise.all([rita.http.delete<Said>(`${item}/decision`), schedule.run(), schedule.run(), card(rolf, item)]);
      expect(taken.body.code).toBe('nothing_to_take_back');
      expect([await statesOf(requestId), await grantOf(pluginId)]).toEqual(['approved', [SETTINGS_READ]]);
      expect((await stage.auditOf(requestId)).filter((action) => action === 'scope_request.approve')).toHaveLength(1);
    });

    it('ends as one of the two when it is taken back and the developer withdraws at once', async () => {
      const { requestId, pluginId, item } = await queued([SETTINGS_READ]);
      await decide(rita, item, { verdict: 'approve', hold_seconds: 30 });
      const [back, withdrawal] = await Promise.all([
        rita.http.delete(`${item}/decision`),
        developer.http.post(`/api/plugins/${pluginId}/scope-requests/${requestId}/withdraw`),
      ]);
      expect(withdrawal.status).toBe(200);
      expect([200, 409]).toContain(back.status);
      stage.gatehouse.clock.advance(31_000);
      await stage.worker.get(EffectsSchedule).run();
      expect([await statesOf(requestId), (await card(rita, item)).state, await grantOf(pluginId)]).toEqual(['withdrawn', 'closed', []]);
    });

    it('is at most a minute', async () => {
      const { item } = await queued([SETTINGS_READ]);
      expect((await decide(rita, item, { verdict: 'approve', hold_seconds: 61 })).status).toBe(400);
    });
  });

  describe('words', () => {
    it('asks for changes by labelled comments, which the developer reads and answers in one thread', async () => {
      const { pluginId, requestId, item } = await queued();
      const thread = `/api/plugins/${pluginId}/scope-requests/${requestId}/thread`;
      expect((await decide(rita, item, { verdict: 'request_changes' })).body.errors?.map(({ pointer }) => pointer)).toEqual(['/reason']);
      const comments = [
        { label: 'blocker', text: 'What do you write?', ...pairOf(SETTINGS_WRITE) },
        { label: 'suggestion', text: 'Say more.' },
      ];
      expect((await decide(rita, item, { verdict: 'request_changes', comments })).status).toBe(200);
      const read = await developer.http.get<{ items: Card['thread'] }>(thread);
      expect(read.body.items.map(({ by, label, scope }) => [by, label, scope])).toEqual([
        ['reviewer', 'blocker', 'website:settings'],
        ['reviewer', 'suggestion', null],
      ]);
      expect((await developer.http.post(thread, { text: 'The colour of the chatbox.' })).status).toBe(201);
      expect((await rita.http.post(`${item}/thread`, { text: 'Then say so.' })).status).toBe(201);
      expect((await card(rolf, item)).thread.map(({ text }) => text)).toEqual([
        'What do you write?',
        'Say more.',
        'The colour of the chatbox.',
        'Then say so.',
      ]);
      await stage.idle();
      const to = async (person: Person, text: string): Promise<number> =>
        (await stage.journey.mailsTo(person.email)).filter((mail) => mail.text.includes(text)).length;
      expect([await to(rita, 'The colour'), await to(developer, 'Then say so.')]).toEqual([1, 1]);
      expect([await to(rolf, 'The colour'), await to(developer, 'The colour')]).toEqual([0, 0]);
      const other = await stage.journey.person('marketplace', 'Otto Other');
      expect((await other.http.get(thread)).status).toBe(404);

      await developer.http.put(`/api/plugins/${pluginId}/scope-requests/${requestId}`, {
        pairs: [SETTINGS_WRITE, AVAILABILITY_READ].map((pair) => ({
          ...pairOf(pair),
          justification: `We set the colour by ${pair} here.`,
        })),
      });
      await developer.http.post(`/api/plugins/${pluginId}/scope-requests/${requestId}/submit`);
      await stage.journey.untilQueued(developer, pluginId, requestId);
      const again = await card(rita, `/api/review/items/${await stage.journey.itemOf(rita, requestId)}`);
      expect(again.asked.map(({ change }) => change)).toEqual(['changed', 'added']);
      expect(again.removed).toMatchObject([pairOf(SETTINGS_READ)]);
      expect(again.thread).toHaveLength(4);
    });

    it('takes the words of a canned reason, which only administrators keep', async () => {
      const reason = { code: 'not_needed', title: 'Not needed', text: 'Your plugin works without it.', for: 'deny' };
      expect((await rita.http.post('/api/administration/canned-reasons', reason)).status).toBe(403);
      expect((await ada.http.post('/api/administration/canned-reasons', reason)).status).toBe(201);
      expect((await ada.http.post<Refusal>('/api/administration/canned-reasons', reason)).body.code).toBe('canned_reason_taken');
      const { pluginId, requestId, item } = await queued();
      const pairs = (code: string) => [
        { ...pairOf(SETTINGS_READ), verdict: 'approved' },
        { ...pairOf(SETTINGS_WRITE), verdict: 'denied', reason_code: code },
      ];
      const unknown = await decide(rita, item, { verdict: 'approve', pairs: pairs('unheard_of') });
      expect(unknown.body.errors?.map(({ pointer }) => pointer)).toEqual(['/pairs/1/reason_code']);
      expect((await decide(rita, item, { verdict: 'approve', pairs: pairs('not_needed') })).status).toBe(200);
      expect(
        (await ada.http.put('/api/administration/canned-reasons/not_needed', { title: 'Not needed', text: 'Other words.', for: 'deny' }))
          .status,
      ).toBe(200);
      const used = '/api/administration/canned-reasons/not_needed/use';
      expect((await ada.http.get(used)).body).toEqual({ verdicts: 1 });
      expect((await rita.http.get(used)).status).toBe(403);
      expect((await ada.http.delete('/api/administration/canned-reasons/not_needed')).status).toBe(204);
      expect((await ada.http.get(used)).status).toBe(404);
      const request = await developer.http.get<{ pairs: { verdict_reason: string | null }[] }>(
        `/api/plugins/${pluginId}/scope-requests/${requestId}`,
      );
      expect(request.body.pairs[1]?.verdict_reason).toBe('Your plugin works without it.');
      expect((await stage.auditOf('not_needed')).sort()).toEqual(['canned_reason.add', 'canned_reason.change', 'canned_reason.remove']);
    });
  });

  describe('an appeal', () => {
    it('goes once to somebody else, about what was denied only', async () => {
      const { pluginId, requestId, item } = await queued();
      const appeal = (id: string) =>
        developer.http.post<{ id: string; appeal_of: string; pairs: unknown[] } & Refusal>(
          `/api/plugins/${pluginId}/scope-requests/${id}/appeal`,
          { reason: 'We do need it.' },
        );
      expect((await appeal(requestId)).body.code).toBe('wrong_state');
      await decide(rita, item, {
        verdict: 'approve',
        pairs: [
          { ...pairOf(SETTINGS_READ), verdict: 'approved' },
          { ...pairOf(SETTINGS_WRITE), verdict: 'denied', reason: 'No.' },
        ],
      });
      const [made, twice] = (await Promise.all([appeal(requestId), appeal(requestId)])).sort((a, b) => a.status - b.status);
      expect([made?.status, twice?.status, made?.body.pairs.length]).toEqual([201, 409, 1]);
      const appealId = made?.body.id ?? '';
      await stage.journey.untilQueued(developer, pluginId, appealId);
      const second = `/api/review/items/${await stage.journey.itemOf(rita, appealId)}`;
      const seen = await card(rita, second);
      expect(seen).toMatchObject({ can_decide: false, appeal_of: item.split('/').at(-1) });
      expect(seen.earlier_verdicts.some(({ same_plugin, verdict }) => same_plugin && verdict === 'approve')).toBe(true);
      const refused = await decide(rita, second, { verdict: 'approve' });
      expect([refused.status, refused.body.code]).toEqual([403, 'conflict_of_interest']);
      expect((await decide(rolf, second, { verdict: 'reject', reason: 'Still no.' })).status).toBe(200);
      expect((await appeal(requestId)).body.code).toBe('already_appealed');
      expect((await appeal(appealId)).body.code).toBe('already_appealed');
      expect(await grantOf(pluginId)).toEqual([SETTINGS_READ]);
    });
  });

  describe('an item of a suspended developer', () => {
    it('stays in the queue, marked, and nobody decides it, alone or in bulk, until the account is reinstated', async () => {
      const other = await stage.journey.person('marketplace', 'Otto Other');
      const { item, requestId } = await queued([SETTINGS_READ], other);
      const held = await queued([SETTINGS_READ], other);
      expect((await decide(rita, held.item, { verdict: 'approve', hold_seconds: 10 })).status).toBe(200);
      const account = `/api/accounts/${await stage.accountId(other, 'marketplace')}`;
      expect((await rita.http.post(`${item}/lease`)).status).toBe(200);
      expect((await ada.http.post(`${account}/suspend`)).status).toBe(200);
      // Also who works on it already cannot renew.
      for (const who of [rita, ada]) {
        const lease = await who.http.post<Refusal>(`${item}/lease`);
        expect([lease.status, lease.body.code]).toEqual([409, who === rita ? 'developer_suspended' : 'leased']);
      }
      expect(await card(rita, item)).toMatchObject({ state: 'open', can_decide: false, developer: { suspended: true } });
      const list = await rita.http.get<{ items: Card[] }>(`/api/review/items?subject_id=${requestId}`);
      expect(list.body.items).toMatchObject([{ can_decide: false, why_not: expect.stringContaining('suspended') as string }]);
      const refused = await decide(rita, item, { verdict: 'approve' });
      expect([refused.status, refused.body.code]).toEqual([409, 'developer_suspended']);
      const dry = await rita.http.post<Bulk>('/api/review/bulk-decisions', {
        ids: [item.split('/').at(-1)],
        verdict: 'approve',
        dry_run: true,
      });
      expect(dry.body).toMatchObject({ decided: 0, items: [{ why: expect.stringContaining('suspended') as string }] });
      stage.gatehouse.clock.advance(11_000);
      await stage.worker.get(EffectsSchedule).run();
      expect([await statesOf(held.requestId), (await card(rita, held.item)).state]).toEqual(['queued', 'open']);
      expect((await ada.http.post(`${account}/reinstate`)).status).toBe(200);
      expect((await decide(rita, item, { verdict: 'approve' })).status).toBe(200);
    });
  });

  describe('a bulk decision', () => {
    const bulk = (person: Person, body: unknown): Promise<Answer<Bulk & Refusal>> => person.http.post('/api/review/bulk-decisions', body);

    it('does what its dry run said, item by item, under one parent row; never what is of high risk', async () => {
      const low = [await queued([SETTINGS_READ]), await queued([AVAILABILITY_READ])];
      const high = await queued();
      const ids = [...low, high].map(({ item }) => item.split('/').at(-1));
      const dry = await bulk(rita, { ids, verdict: 'approve', dry_run: true });
      expect([dry.status, dry.body.decided, dry.body.skipped, dry.body.bulk_id]).toEqual([200, 2, 1, null]);
      expect(await Promise.all(low.map(({ pluginId }) => grantOf(pluginId)))).toEqual([[], []]);
      expect((await bulk(rita, { ids, verdict: 'approve', dry_run: false })).body.code).toBe('set_changed');
      expect((await bulk(rita, { ids: ids.slice(1), verdict: 'approve', dry_run: false, token: dry.body.token })).status).toBe(409);
      const real = await bulk(rita, { ids, verdict: 'approve', dry_run: false, token: dry.body.token });
      expect([real.status, real.body.decided, real.body.skipped]).toEqual([200, 2, 1]);
      expect(await Promise.all(low.map(({ pluginId }) => grantOf(pluginId)))).toEqual([[SETTINGS_READ], [AVAILABILITY_READ]]);
      expect((await card(rita, high.item)).state).toBe('open');
      const children = await stage.gatehouse.database.query(
        `SELECT 1 FROM audit_event WHERE action = 'review_item.decide' AND after ->> 'bulk' = $1`,
        [real.body.bulk_id],
      );
      expect([children.length, await stage.auditOf(real.body.bulk_id ?? '')]).toEqual([2, ['review.bulk_decision']]);
      expect((await bulk(rita, { ids, verdict: 'approve', dry_run: false, token: dry.body.token })).status).toBe(409);
    });

    it('needs a reason to reject, and either a filter or ids', async () => {
      expect((await bulk(rita, { filter: {}, verdict: 'reject', dry_run: true })).status).toBe(400);
      expect((await bulk(rita, { verdict: 'approve', dry_run: true })).status).toBe(400);
      expect((await bulk(developer, { filter: {}, verdict: 'approve', dry_run: true })).status).toBe(403);
    });

    it('tells of the one that somebody was faster with, and decides its neighbours, each with its whole audit', async () => {
      const asked = [await queued([SETTINGS_READ]), await queued([AVAILABILITY_READ]), await queued([SETTINGS_READ])];
      const ids = asked.map(({ item }) => item.split('/').at(-1));
      const { database } = stage.gatehouse;
      const dry = await bulk(rita, { ids, verdict: 'approve', dry_run: true });
      await database.query('BEGIN');
      await database.query('SELECT 1 FROM scope_request WHERE id = $1 FOR UPDATE', [asked[1]?.requestId]);
      const running = bulk(rita, { ids, verdict: 'approve', dry_run: false, token: dry.body.token });
      await eventually(async () => {
        const waiting = await database.query('SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))');
        return waiting.length > 0 ? true : undefined;
      });
      await database.query('UPDATE review_item SET leased_by = $2, lease_until = $3 WHERE id = $1', [
        ids[1],
        await stage.accountId(rolf, 'marketplace'),
        new Date(stage.gatehouse.clock.now().getTime() + 60_000),
      ]);
      await database.query('COMMIT');
      const { body } = await running;
      expect([body.decided, body.skipped, body.items.find(({ result }) => result === 'skipped')]).toMatchObject([
        2,
        1,
        { item_id: ids[1], why: expect.stringContaining('Rolf') as string },
      ]);
      expect(await Promise.all(asked.map(({ requestId }) => statesOf(requestId)))).toEqual(['approved', 'queued', 'approved']);
      expect(await Promise.all(asked.map(({ pluginId }) => grantOf(pluginId)))).toEqual([[SETTINGS_READ], [], [SETTINGS_READ]]);
      const audited = await Promise.all(
        asked.map(async ({ item, requestId }) => [await auditOf(item), await stage.auditOf(requestId)].flat()),
      );
      const rows = audited.map((actions) => actions.filter((action) => /approve|item.decide/.test(action)));
      expect(rows).toEqual([['review_item.decide', 'scope_request.approve'], [], ['review_item.decide', 'scope_request.approve']]);
      const mails = await database.query<{ id: string }>(
        `SELECT split_part(dedupe_key, ':', 2) AS id FROM outbox_message WHERE dedupe_key LIKE '%:approved:%'`,
      );
      expect(asked.map(({ requestId }) => mails.filter(({ id }) => id === requestId).length)).toEqual([1, 0, 1]);
    });

    it('and a single decision at once never both count', async () => {
      const asked = await Promise.all(Array.from({ length: 4 }, () => queued([SETTINGS_READ])));
      const ids = asked.map(({ item }) => item.split('/').at(-1));
      const dry = await bulk(rita, { ids, verdict: 'approve', dry_run: true });
      const [real, ...singles] = await Promise.all([
        bulk(rita, { ids, verdict: 'approve', dry_run: false, token: dry.body.token }),
        ...asked.map(({ item }) => decide(rolf, item, { verdict: 'reject', reason: 'No.' })),
      ]);
      const rejected = singles.filter(({ status }) => status === 200).length;
      if (real.status === 200) expect(real.body.decided + rejected).toBe(4);
      for (const { item, pluginId } of asked) {
        expect((await auditOf(item)).filter((action) => action === 'review_item.decide').length).toBeLessThanOrEqual(1);
        const { decision } = await card(rita, item);
        expect(await grantOf(pluginId)).toHaveLength(decision?.verdict === 'approve' ? 1 : 0);
      }
    });
  });

  describe('the list', () => {
    it('filters, and says what is due', async () => {
      const { pluginId, item } = await queued();
      const id = item.split('/').at(-1);
      const ids = async (query: string): Promise<string[]> =>
        (await rita.http.get<{ items: { id: string }[] }>(`/api/review/items?plugin_id=${pluginId}&${query}`)).body.items.map(
          (found) => found.id,
        );
      expect(await ids('risk=high&kind=scope_request&sla=ok&assignee=none')).toEqual([id]);
      expect(await ids('risk=low')).toEqual([]);
      expect(await ids('older_than_hours=1')).toEqual([]);
      const assigned = await rita.http.put<Card>(`${item}/assignee`, { account_id: await stage.accountId(rolf, 'marketplace') });
      expect(assigned.body.assignee?.name).toBe('Rolf Reviewer');
      expect(await ids('assignee=none')).toEqual([]);
      expect(await ids(`assignee=${await stage.accountId(rolf, 'marketplace')}`)).toEqual([id]);
      await stage.gatehouse.database.query('UPDATE review_item SET sla_deadline = $2, queued_at = $3 WHERE id = $1', [
        id,
        new Date(stage.gatehouse.clock.now().getTime() + 60_000),
        new Date(stage.gatehouse.clock.now().getTime() - 3_600_000 * 5),
      ]);
      expect([await ids('sla=due_soon'), await ids('sla=overdue'), await ids('older_than_hours=4')]).toEqual([[id], [], [id]]);
      stage.gatehouse.clock.advance(61_000);
      expect([await ids('sla=due_soon'), await ids('sla=overdue')]).toEqual([[], [id]]);
    });

    it('lets only administrators change the settings, each from what they saw', async () => {
      const path = '/api/administration/review-settings';
      expect((await rita.http.get(path)).status).toBe(403);
      const { body } = await ada.http.get<{ version: number }>(path);
      const answers = await Promise.all([1, 2].map(() => ada.http.put<Refusal>(path, body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await stage.auditOf('review')).length).toBeGreaterThan(0);
    });
  });
});

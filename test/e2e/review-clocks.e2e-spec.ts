import { randomUUID } from 'node:crypto';
import { SlaSchedule } from '@gatehouse/review';
import { RequestClocksSchedule, RequestExpirySchedule } from '@gatehouse/scope-requests';
import type { Person } from '../support/journey.js';
import { aReviewStage, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HALF = 'Waiting for review';
const SOON = 'Soon due for review';
const OVER = 'Overdue for review';

describe('the clocks of review', () => {
  let stage: ReviewStage;
  let reviewer: Person;
  let administrator: Person;
  beforeEach(async () => {
    stage = await aReviewStage();
    reviewer = await stage.reviewer('Rita Reviewer');
    administrator = await stage.reviewer('Ada Administrator', 'administrator');
  }, 60_000);
  afterEach(() => stage.gatehouse.stop());

  /** The worker's schedules, run twice at once as two workers would. */
  async function tick(): Promise<void> {
    const schedules = [SlaSchedule, RequestClocksSchedule, RequestExpirySchedule].map((type) =>
      stage.worker.get<{ run(): Promise<void> }>(type),
    );
    await Promise.all([...schedules, ...schedules].map((schedule) => schedule.run()));
    await stage.idle();
  }

  /** How many mails whose subject begins so went to each. */
  async function mails(to: Person, ...beginnings: string[]): Promise<number[]> {
    const subjects = await stage.subjectsTo(to.email);
    return beginnings.map((beginning) => subjects.filter((subject) => subject.includes(beginning)).length);
  }

  /** An item that was queued now and is due in ten hours. */
  async function anItem(): Promise<string> {
    const id = randomUUID();
    const now = stage.gatehouse.clock.now();
    await stage.gatehouse.database.query(
      `INSERT INTO review_item (id, kind, subject_id, revision, title, account_id, risk, state, queued_at, sla_deadline)
       VALUES ($1, 'scope_request', $2, 1, 'Orders', $3, 'low', 'open', $4, $5)`,
      [id, randomUUID(), await stage.accountId(stage.developer, 'marketplace'), now, new Date(now.getTime() + 10 * HOUR)],
    );
    return id;
  }

  it('remind reviewers at 50 % and 80 % of the SLA, and escalate to administrators at 100 %, each once', async () => {
    const { clock, database } = stage.gatehouse;
    const id = await anItem();
    const sent = async () => [await mails(reviewer, HALF, SOON, OVER), await mails(administrator, HALF, SOON, OVER)];
    clock.advance(4.9 * HOUR);
    await tick();
    expect(await sent()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    clock.advance(0.2 * HOUR);
    await tick();
    await tick();
    expect(await sent()).toEqual([
      [1, 0, 0],
      [0, 0, 0],
    ]);
    clock.advance(3 * HOUR);
    await tick();
    expect(await sent()).toEqual([
      [1, 1, 0],
      [0, 0, 0],
    ]);
    clock.advance(2 * HOUR);
    await tick();
    await tick();
    expect(await sent()).toEqual([
      [1, 1, 0],
      [0, 0, 1],
    ]);
    expect(await database.query('SELECT priority FROM review_item WHERE id = $1', [id])).toEqual([{ priority: 10 }]);
    expect(await stage.auditOf(id)).toEqual(['review_item.escalate']);
  });

  it('catch up after a worker was away for a day: the last moment alone is told of, once, and what was decided is left alone', async () => {
    const { clock, database } = stage.gatehouse;
    const late = await anItem();
    const decided = await anItem();
    clock.advance(DAY);
    await database.query(
      `UPDATE review_item SET state = 'decided', decided_at = now(), outcome = '{}', effective_at = now() WHERE id = $1`,
      [decided],
    );
    await tick();
    await tick();
    expect(await mails(reviewer, HALF, SOON)).toEqual([0, 0]);
    expect(await mails(administrator, OVER)).toEqual([1]);
    expect(await stage.auditOf(late)).toEqual(['review_item.escalate']);
    const noted = await database.query(
      `SELECT code, overtaken FROM review_notice n JOIN review_item i USING (subject_id) WHERE i.id = $1 ORDER BY code`,
      [late],
    );
    expect(noted).toEqual([
      { code: 'sla_half', overtaken: true },
      { code: 'sla_over', overtaken: false },
      { code: 'sla_soon', overtaken: true },
    ]);
  });

  async function changesRequested(): Promise<{ pluginId: string; requestId: string }> {
    const queued = await stage.queuedRequest(stage.developer);
    await reviewer.http.post(`/api/review/items/${await stage.journey.itemOf(reviewer, queued.requestId)}/decision`, {
      verdict: 'request_changes',
      reason: 'Say more.',
    });
    return queued;
  }

  it('remind a developer 7 days and 1 day before a request for changes lapses, and not after it was submitted again', async () => {
    const { clock } = stage.gatehouse;
    await changesRequested();
    const again = await changesRequested();
    const sent = () => mails(stage.developer, 'lapses in 7 days', 'lapses in one day', 'has expired');
    clock.advance(22.9 * DAY);
    await tick();
    expect(await sent()).toEqual([0, 0, 0]);
    await stage.journey.signIn('marketplace', stage.developer);
    expect((await stage.developer.http.post(`/api/plugins/${again.pluginId}/scope-requests/${again.requestId}/submit`)).status).toBe(200);
    clock.advance(0.2 * DAY);
    await tick();
    await tick();
    expect(await sent()).toEqual([1, 0, 0]);
    clock.advance(6 * DAY);
    await tick();
    expect(await sent()).toEqual([1, 1, 0]);
    clock.advance(DAY);
    await tick();
    await tick();
    expect(await sent()).toEqual([1, 1, 1]);
  });

  describe('a first approval that nobody claims', () => {
    const shown = async (pluginId: string): Promise<(string | undefined)[]> => {
      const path = `/api/plugins/${pluginId}/scope-requests`;
      const list = await stage.developer.http.get<{ items: { id: string }[] }>(path);
      const read = ({ id }: { id: string }) => stage.developer.http.get<{ claim: { state: string } | null }>(`${path}/${id}`);
      return Promise.all(list.body.items.map(async (one) => (await read(one)).body.claim?.state));
    };
    const claim = (pluginId: string) => stage.developer.http.post<{ code?: string }>(`/api/plugins/${pluginId}/keypairs/production/claim`);

    it('is reminded of after 3 days and lapses after 30: it cannot be claimed, and its pairs can be asked for again', async () => {
      const { clock } = stage.gatehouse;
      const pluginId = await stage.grantedPlugin(stage.developer, reviewer, [SETTINGS_READ, SETTINGS_WRITE]);
      const sent = () => mails(stage.developer, 'waits to be claimed', 'approval has lapsed');
      clock.advance(2.9 * DAY);
      await tick();
      expect(await sent()).toEqual([0, 0]);
      clock.advance(0.2 * DAY);
      await tick();
      await tick();
      expect(await sent()).toEqual([1, 0]);
      await stage.journey.signIn('marketplace', stage.developer);
      expect(await shown(pluginId)).toEqual(['waiting']);
      clock.advance(27 * DAY);
      // No schedule has run yet: the deadline counts where it is used.
      await stage.journey.signIn('marketplace', stage.developer);
      const refused = await claim(pluginId);
      expect([refused.status, refused.body.code]).toEqual([409, 'claim_lapsed']);
      expect(await shown(pluginId)).toEqual(['lapsed']);
      const requestId = await stage.journey.ask(stage.developer, pluginId, [SETTINGS_READ, SETTINGS_WRITE]);
      await tick();
      expect(await sent()).toEqual([1, 1]);
      expect((await claim(pluginId)).body.code).toBe('nothing_to_claim');
      expect(await stage.auditOf(pluginId)).toEqual(expect.arrayContaining(['grant.lapse']));

      await stage.journey.untilQueued(stage.developer, pluginId, requestId);
      await stage.journey.signIn('marketplace', reviewer);
      await stage.journey.approve(reviewer, requestId);
      expect((await claim(pluginId)).status).toBe(200);
      expect(await shown(pluginId)).toEqual(['claimed', 'lapsed']);
    });

    it('never lapses once it is claimed, nor does what is added to it later', async () => {
      const { clock } = stage.gatehouse;
      const pluginId = await stage.grantedPlugin(stage.developer, reviewer, [SETTINGS_WRITE]);
      await stage.journey.claim(stage.developer, pluginId);
      const more = await stage.journey.ask(stage.developer, pluginId, ['website:operators/read']);
      await stage.journey.untilQueued(stage.developer, pluginId, more);
      await stage.journey.approve(reviewer, more);
      clock.advance(60 * DAY);
      await tick();
      expect(await mails(stage.developer, 'waits to be claimed', 'approval has lapsed')).toEqual([0, 0]);
      await stage.journey.signIn('marketplace', stage.developer);
      const grant = await stage.developer.http.get<{ pairs: unknown[] }>(`/api/plugins/${pluginId}/grant`);
      expect(grant.body.pairs).toHaveLength(2);
      expect(await shown(pluginId)).toEqual([undefined, 'claimed']);
    });
  });
});

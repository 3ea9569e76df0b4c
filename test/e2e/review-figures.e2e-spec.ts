import type { Person } from '../support/journey.js';
import { aReviewStage, AVAILABILITY_READ, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';

interface Figures {
  readonly waiting: { risk: string; waiting: number; overdue: number; under_a_day: number; oldest: string | null }[];
  readonly throughput: { day: string; queued: number; by_people: number; by_policy: number }[];
  readonly agreement: { pairs_of_reviewers: number; agreed: number; appeals: number; overturned: number };
}

describe('the figures of the review', () => {
  let stage: ReviewStage;
  let rita: Person;
  let saul: Person;
  beforeAll(async () => {
    stage = await aReviewStage();
    [rita, saul] = [await stage.reviewer('Rita Reviewer'), await stage.reviewer('Saul Second')];
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  const figures = async (): Promise<Figures> => (await rita.http.get<Figures>('/api/review/figures')).body;
  const decide = (person: Person, itemId: string, body: Record<string, unknown>) =>
    person.http.post(`/api/review/items/${itemId}/decision`, body);

  it('count what waits, what was decided by whom, and on what two reviewers and an appeal differed', async () => {
    await stage.leaveAllToPeople();
    const waits = await stage.queuedRequest(stage.developer, [SETTINGS_WRITE]);
    await stage.gatehouse.database.query(
      `UPDATE review_item SET queued_at = queued_at - interval '2 days', sla_deadline = now() - interval '1 hour' WHERE subject_id = $1`,
      [waits.requestId],
    );
    const rejected = await stage.queuedRequest(stage.developer, [AVAILABILITY_READ]);
    const rejectedItem = await stage.journey.itemOf(rita, rejected.requestId);
    await decide(rita, rejectedItem, { verdict: 'reject', reason: 'It is not clear what this is for.' });
    const appeal = await stage.developer.http.post<{ id: string }>(
      `/api/plugins/${rejected.pluginId}/scope-requests/${rejected.requestId}/appeal`,
      { reason: 'The description of the plugin says what it is for.' },
    );
    expect(appeal.status).toBe(201);
    await stage.journey.untilQueued(stage.developer, rejected.pluginId, appeal.body.id);
    await decide(saul, await stage.journey.itemOf(saul, appeal.body.id), { verdict: 'approve' });

    const two = await stage.queuedRequest(stage.developer, [SETTINGS_READ, AVAILABILITY_READ]);
    const twoItem = await stage.journey.itemOf(rita, two.requestId);
    await stage.gatehouse.database.query('UPDATE review_item SET need_eyes = 2 WHERE id = $1', [twoItem]);
    await decide(rita, twoItem, { verdict: 'approve' });
    // Taken back and said again: one reviewer's word counts once.
    await rita.http.delete(`/api/review/items/${twoItem}/decision`);
    await decide(rita, twoItem, { verdict: 'approve' });
    await decide(saul, twoItem, { verdict: 'reject', reason: 'It asks for too much.' });

    const { waiting, throughput, agreement } = await figures();
    expect(waiting.find(({ risk }) => risk === 'high')).toMatchObject({ waiting: 1, overdue: 1, under_a_day: 0 });
    expect(waiting.filter(({ risk }) => risk !== 'high')).toMatchObject([
      { risk: 'low', waiting: 0, oldest: null },
      { risk: 'medium', waiting: 0, oldest: null },
    ]);
    expect(throughput).toHaveLength(30);
    expect(throughput.at(-1)).toMatchObject({ by_people: 3, by_policy: 0 });
    expect(throughput.reduce((sum, { queued }) => sum + queued, 0)).toBe(4);
    expect(agreement).toMatchObject({ pairs_of_reviewers: 1, agreed: 0, appeals: 1, overturned: 1 });
  });

  it('are closed to developers', async () => {
    expect((await stage.developer.http.get('/api/review/figures')).status).toBe(403);
  });
});

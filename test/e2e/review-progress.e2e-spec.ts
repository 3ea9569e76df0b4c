import { randomUUID } from 'node:crypto';
import type { Person } from '../support/journey.js';
import { aReviewStage, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';

const HOUR = 3_600_000;

interface Tier {
  readonly risk: string;
  readonly samples: number;
  readonly p50_hours: number | null;
  readonly p90_hours: number | null;
}
interface Progress {
  readonly waits_for: string;
  readonly missing: string[];
  readonly queue_position: number | null;
  readonly sla_deadline: string | null;
  readonly sla_state: string | null;
  readonly estimated_at: string | null;
  readonly estimate_note: string | null;
  readonly review_times: Tier | null;
}

describe('what a developer can see of the review', () => {
  let stage: ReviewStage;
  let developer: Person;
  let reviewer: Person;
  beforeAll(async () => {
    stage = await aReviewStage();
    ({ developer } = stage);
    reviewer = await stage.reviewer('Rita Reviewer');
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  const times = async (): Promise<Tier[]> => (await stage.gatehouse.visitor().get<{ tiers: Tier[] }>('/api/review-times')).body.tiers;
  const progress = async (pluginId: string, id: string): Promise<Progress> =>
    (await developer.http.get<Progress>(`/api/plugins/${pluginId}/scope-requests/${id}/progress`)).body;

  /** Something high that a person (or a policy) decided, after so many hours of waiting. */
  async function aReview(hours: number, decidedBy: string | null): Promise<void> {
    const decidedAt = new Date(stage.gatehouse.clock.now().getTime() - HOUR);
    const queuedAt = new Date(decidedAt.getTime() - hours * HOUR);
    await stage.gatehouse.database.query(
      `INSERT INTO review_item (id, kind, subject_id, revision, title, account_id, risk, state, queued_at, sla_deadline, decided_at, decided_by, outcome, effective_at)
       VALUES ($1, 'scope_request', $2, 1, 'Orders', $3, 'high', 'decided', $4, $5, $5, $6, $7, $5)`,
      [
        randomUUID(),
        randomUUID(),
        await stage.accountId(developer, 'marketplace'),
        queuedAt,
        decidedAt,
        decidedBy,
        { action: 'approve', reason: null, reasonCode: null, pairs: [] },
      ],
    );
  }

  it('is where a request stands, its SLA clock, what is missing, and an estimate only when there is something to go by', async () => {
    const { pluginId, requestId } = await stage.queuedRequest(developer, [SETTINGS_WRITE]);
    const few = await progress(pluginId, requestId);
    expect(few).toMatchObject({ waits_for: 'reviewer', missing: [], queue_position: 1, sla_state: 'ok', estimated_at: null });
    expect(few.estimate_note).toContain('too few');
    expect(Date.parse(few.sla_deadline ?? '') - stage.gatehouse.clock.now().getTime()).toBeGreaterThan(47 * HOUR);
    expect((await times()).map(({ p50_hours }) => p50_hours)).toEqual([null, null, null]);

    const rita = await stage.accountId(reviewer, 'marketplace');
    for (const hours of [1, 2, 3, 4]) await aReview(hours, rita);
    await aReview(0, null);
    expect((await times()).find(({ risk }) => risk === 'high')).toEqual({ risk: 'high', samples: 4, p50_hours: null, p90_hours: null });
    await aReview(5, rita);
    expect(await times()).toEqual([
      { risk: 'low', samples: 0, p50_hours: null, p90_hours: null },
      { risk: 'medium', samples: 0, p50_hours: null, p90_hours: null },
      { risk: 'high', samples: 5, p50_hours: 3, p90_hours: 5 },
    ]);
    const enough = await progress(pluginId, requestId);
    expect(Date.parse(enough.estimated_at ?? '')).toBeGreaterThan(stage.gatehouse.clock.now().getTime());
    expect(enough.review_times).toMatchObject({ samples: 5, p50_hours: 3 });

    stage.gatehouse.clock.advance(49 * HOUR);
    for (const person of [developer, reviewer]) await stage.journey.signIn('marketplace', person);
    expect((await progress(pluginId, requestId)).sla_state).toBe('overdue');
    const whole = await developer.http.get<{ progress: Progress }>(`/api/plugins/${pluginId}/scope-requests/${requestId}`);
    expect(whole.body.progress.sla_state).toBe('overdue');

    await reviewer.http.post(`/api/review/items/${await stage.journey.itemOf(reviewer, requestId)}/decision`, {
      verdict: 'request_changes',
      reason: 'Say more.',
    });
    const changes = await progress(pluginId, requestId);
    expect(changes).toMatchObject({ waits_for: 'you', queue_position: null, sla_deadline: null, estimated_at: null });
    expect(changes.missing.join(' ')).toContain('submit the request again');
  });

  it('is nobody else’s to see, but the published times are', async () => {
    const { pluginId, requestId } = await stage.queuedRequest(developer, [SETTINGS_WRITE]);
    const stranger = await stage.journey.person('marketplace', 'Stan Stranger');
    expect((await stranger.http.get(`/api/plugins/${pluginId}/scope-requests/${requestId}/progress`)).status).toBe(404);
    expect((await stage.gatehouse.visitor().get('/api/review-times')).status).toBe(200);
  });
});

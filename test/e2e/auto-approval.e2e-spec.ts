import type { Person } from '../support/journey.js';
import { eventually } from '../support/eventually.js';
import { aReviewStage, asked, AVAILABILITY_READ, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';

interface RequestBody {
  readonly id: string;
  readonly state: string;
  readonly events: { to: string; by: string }[];
  readonly policy: { version: number; action: string; rule: string; reasons: string[] } | null;
}
const POLICIES = '/api/administration/review-policies';

describe('what a policy decides', () => {
  let stage: ReviewStage;
  let developer: Person;
  let administrator: Person;
  beforeAll(async () => {
    stage = await aReviewStage();
    ({ developer } = stage);
    administrator = await stage.reviewer('Ada Administrator', 'administrator');
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  /** Asks, and waits until the request is screened. */
  async function screened(pairs: readonly string[], justification?: string): Promise<{ pluginId: string; request: RequestBody }> {
    const { id: pluginId } = await stage.journey.plugin(developer, 'Order Sync');
    const answer = await developer.http.post<RequestBody>(`/api/plugins/${pluginId}/scope-requests`, {
      pairs: pairs.map((pair) => asked(pair, justification)),
    });
    const path = `/api/plugins/${pluginId}/scope-requests/${answer.body.id}`;
    const request = await eventually(async () => {
      const { body } = await developer.http.get<RequestBody>(path);
      return body.state === 'submitted' ? undefined : body;
    }, 30_000);
    return { pluginId, request };
  }

  it('approves a clean low-risk request within seconds as Gatehouse itself, audited, by one mail, ready to be claimed', async () => {
    const since = Date.now();
    const { pluginId, request } = await screened([SETTINGS_READ, AVAILABILITY_READ]);
    expect(Date.now() - since).toBeLessThan(10_000);
    expect(request.state).toBe('approved');
    expect(request.events.map(({ to, by }) => [to, by])).toEqual([
      ['draft', 'developer'],
      ['submitted', 'developer'],
      ['queued', 'gatehouse'],
      ['approved', 'gatehouse'],
    ]);
    expect(request.policy).toMatchObject({ version: 1, action: 'auto_approve', rule: 'Low risk and clean' });
    const audit = await stage.gatehouse.database.query<{ actor_kind: string; after: { policy_version?: number } }>(
      `SELECT actor_kind, after FROM audit_event WHERE action = 'review_item.decide' AND after->>'subject_id' = $1`,
      [request.id],
    );
    expect(audit).toMatchObject([{ actor_kind: 'system', after: { policy_version: 1 } }]);
    const subjects = await stage.subjectsTo(developer.email);
    expect(subjects.filter((subject) => subject.includes('is approved'))).toHaveLength(1);
    expect(subjects.filter((subject) => subject.includes('in the queue'))).toEqual([]);
    expect((await stage.subjectsTo(administrator.email)).filter((subject) => subject.includes('To review'))).toEqual([]);
    expect((await stage.journey.claim(developer, pluginId)).key).toMatch(/^gth_/);
  });

  it('leaves to people what has a warning, and what has a pair of a higher risk', async () => {
    const warned = await screened([SETTINGS_READ], 'Because.');
    expect(warned.request).toMatchObject({ state: 'queued', policy: { action: 'queue' } });
    expect(warned.request.policy?.reasons[0]).toContain('justification_short');
    const high = await screened([SETTINGS_READ, SETTINGS_WRITE]);
    expect(high.request).toMatchObject({ state: 'queued', policy: { action: 'queue' } });
    expect(high.request.policy?.reasons[0]).toContain('high');
  });

  it('follows a new version from the moment it is switched on: rejects with its reason, raises priority, and requires four eyes', async () => {
    const rules = [
      { name: 'Not now', when: { scopes: ['website:availability'] }, then: 'auto_reject', reason: 'Availability is closed to plugins.' },
      { name: 'Sooner', when: { min_risk: 'high' }, then: 'priority', priority: 7 },
      { name: 'Two of you', when: { modes: ['read'] }, then: 'require_four_eyes' },
    ];
    const saved = await administrator.http.post<{ version: number }>(POLICIES, { rules });
    await administrator.http.post(`${POLICIES}/simulate`, { rules });
    expect((await administrator.http.post(`${POLICIES}/${saved.body.version}/activate`)).status).toBe(200);

    const rejected = await screened([AVAILABILITY_READ]);
    expect(rejected.request).toMatchObject({
      state: 'rejected',
      decision: { verdict: 'reject', reason: 'Availability is closed to plugins.' },
      policy: { version: saved.body.version, rule: 'Not now' },
    });
    const high = await screened([SETTINGS_READ, SETTINGS_WRITE]);
    const low = await screened([SETTINGS_READ]);
    const items = await stage.gatehouse.database.query<{ subject_id: string; priority: number; need_eyes: number; state: string }>(
      'SELECT subject_id, priority, need_eyes, state FROM review_item WHERE subject_id = ANY($1)',
      [[high.request.id, low.request.id]],
    );
    expect(items.find(({ subject_id }) => subject_id === high.request.id)).toMatchObject({ priority: 7, need_eyes: 1, state: 'open' });
    expect(items.find(({ subject_id }) => subject_id === low.request.id)).toMatchObject({ priority: 0, need_eyes: 2, state: 'open' });
  });
});

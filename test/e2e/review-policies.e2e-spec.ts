import { randomUUID } from 'node:crypto';
import type { Person } from '../support/journey.js';
import { aReviewStage, type ReviewStage } from '../support/review-stage.js';

const PATH = '/api/administration/review-policies';
const APPROVE_MEDIUM = { name: 'Medium too', when: { max_risk: 'medium', findings: 'none' }, then: 'auto_approve' };

interface PolicyBody {
  readonly version: number;
  readonly active: boolean;
  readonly rules: readonly object[];
  readonly code: string;
  readonly detail: string;
  readonly errors?: { pointer: string }[];
}
interface SimulationBody {
  readonly looked_at: number;
  readonly agrees_count: number;
  readonly differs_count: number;
  readonly left_to_people_count: number;
  readonly agrees: { subject_id: string; people: string }[];
  readonly differs: { subject_id: string; people: string; policy: string; rule: string; reasons: string[] }[];
}

describe('review policies', () => {
  let stage: ReviewStage;
  let administrator: Person;
  beforeAll(async () => {
    stage = await aReviewStage();
    administrator = await stage.reviewer('Ada Administrator', 'administrator');
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  const active = async (): Promise<number[]> => {
    const list = await administrator.http.get<{ items: PolicyBody[] }>(PATH);
    return list.body.items.filter((one) => one.active).map(({ version }) => version);
  };
  const save = (rules: readonly object[]) => administrator.http.post<PolicyBody>(PATH, { rules });

  /** A decision of people, as it stands after its effect. */
  async function aDecision(risk: string, people: object, over: { decidedBy?: string | null; findings?: object[] } = {}): Promise<string> {
    const subjectId = randomUUID();
    const { database } = stage.gatehouse;
    const decidedBy = over.decidedBy === undefined ? await stage.accountId(administrator, 'marketplace') : over.decidedBy;
    await database.query(
      `INSERT INTO review_item (id, kind, subject_id, revision, title, account_id, risk, state, queued_at, sla_deadline, decided_at, decided_by, outcome, effective_at)
       VALUES ($1, 'scope_request', $2, 1, 'Orders', $3, $4, 'decided', now(), now(), now(), $5, $6, now())`,
      [randomUUID(), subjectId, await stage.accountId(stage.developer, 'marketplace'), risk, decidedBy, people],
    );
    const facts = {
      kind: 'scope_request',
      pairs: [{ scope: 'website:settings', mode: 'read', risk }],
      risk,
      account_age_days: 3,
      earlier: { approved: 0, denied: 0 },
      findings: over.findings ?? [],
    };
    await database.query(
      `INSERT INTO screened_facts (subject_id, revision, facts, policy_version, outcome, screened_at) VALUES ($1, 1, $2, 1, '{}', now())`,
      [subjectId, facts],
    );
    return subjectId;
  }

  it('begins with one that approves clean low-risk requests and queues all else', async () => {
    const answer = await administrator.http.get<PolicyBody>(`${PATH}/1`);
    expect(answer.body.active).toBe(true);
    expect(answer.body.rules).toEqual([
      {
        name: 'Low risk and clean',
        when: { kinds: ['scope_request', 'delta_request'], max_risk: 'low', findings: 'none' },
        then: 'auto_approve',
      },
      { name: 'Everything else', when: {}, then: 'queue' },
    ]);
  });

  it('refuses to save a rule that would approve a high-risk pair by itself, and keeps nothing of it', async () => {
    const before = (await administrator.http.get<{ items: unknown[] }>(PATH)).body.items.length;
    for (const when of [{}, { max_risk: 'high' }, { scopes: ['website:settings'] }, { findings: 'none', min_account_age_days: 900 }]) {
      const answer = await save([{ name: 'Too much', when, then: 'auto_approve' }]);
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_data']);
      expect(answer.body.errors?.[0]?.pointer).toBe('/rules/0/when');
    }
    expect((await administrator.http.get<{ items: unknown[] }>(PATH)).body.items).toHaveLength(before);
  });

  it.each([
    ['an unknown condition', { name: 'A', when: { risk: 'low' }, then: 'queue' }],
    ['an unknown action', { name: 'A', when: {}, then: 'approve' }],
    ['no conditions object', { name: 'A', then: 'queue' }],
    ['findings of another shape', { name: 'A', when: { findings: 'some' }, then: 'queue' }],
    ['a condition of null', { name: 'A', when: { max_risk: null }, then: 'queue' }],
  ])('refuses %s', async (_what, rule) => {
    expect((await save([rule])).status).toBe(400);
  });

  it('switches on only what was simulated to the letter, and then it alone is active', async () => {
    const saved = await save([APPROVE_MEDIUM]);
    expect([saved.status, saved.body.active]).toEqual([201, false]);
    const { version } = saved.body;
    const refused = await administrator.http.post<PolicyBody>(`${PATH}/${version}/activate`);
    expect([refused.status, refused.body.code]).toEqual([409, 'simulation_required']);
    expect(refused.body.detail).toContain('simulate');
    const other = { ...APPROVE_MEDIUM, when: { ...APPROVE_MEDIUM.when, findings: 'any' } };
    expect((await administrator.http.post(`${PATH}/simulate`, { rules: [other] })).status).toBe(200);
    expect((await administrator.http.post(`${PATH}/${version}/activate`)).status).toBe(409);
    expect(await active()).toEqual([1]);

    expect((await administrator.http.post(`${PATH}/simulate`, { rules: [APPROVE_MEDIUM], days: 30 })).status).toBe(200);
    const answers = await Promise.all([1, 2, 3].map(() => administrator.http.post(`${PATH}/${version}/activate`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await active()).toEqual([version]);
    expect(await stage.auditOf(String(version))).toEqual(['review_policy.save', 'review_policy.activate']);
  });

  it('a simulation lists where the rules agree and differ with people, and leaves out what a policy decided', async () => {
    const approve = { action: 'approve', reason: null, reasonCode: null, pairs: [] };
    const alike = await aDecision('medium', approve);
    const rejected = await aDecision('low', { ...approve, action: 'reject', reason: 'No.' });
    const partly = await aDecision('low', { ...approve, pairs: [{ scope: 'x', mode: 'read', verdict: 'denied', reason: 'No.' }] });
    await aDecision('high', approve);
    await aDecision('low', approve, { findings: [{ code: 'justification_short', severity: 'warning' }] });
    await aDecision('low', approve, { decidedBy: null });
    const { body } = await administrator.http.post<SimulationBody>(`${PATH}/simulate`, { rules: [APPROVE_MEDIUM], days: 30 });
    expect(body).toMatchObject({ looked_at: 5, agrees_count: 1, differs_count: 2, left_to_people_count: 2 });
    expect(body.agrees.map(({ subject_id }) => subject_id)).toEqual([alike]);
    expect(new Map(body.differs.map(({ subject_id, people }) => [subject_id, people]))).toEqual(
      new Map([
        [rejected, 'rejected'],
        [partly, 'partly_approved'],
      ]),
    );
    expect(body.differs[0]).toMatchObject({ policy: 'auto_approve', rule: 'Medium too' });
    expect(body.differs[0]?.reasons).not.toHaveLength(0);
  });

  it('numbers versions without gaps, also when ten are saved at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => save([APPROVE_MEDIUM])));
    const versions = answers.map(({ body }) => body.version).sort((a, b) => a - b);
    expect(versions.map((version) => version - (versions[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('is the administrator’s alone', async () => {
    const reviewer = await stage.reviewer('Rita Reviewer');
    for (const { http } of [reviewer, stage.developer]) {
      expect((await http.get(PATH)).status).toBe(403);
      expect((await http.post(PATH, { rules: [] })).status).toBe(403);
      expect((await http.post(`${PATH}/simulate`, { rules: [] })).status).toBe(403);
      expect((await http.post(`${PATH}/1/activate`)).status).toBe(403);
    }
    expect((await administrator.http.get(`${PATH}/nonsense`)).status).toBe(404);
  });
});

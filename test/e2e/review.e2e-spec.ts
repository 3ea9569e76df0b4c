import { RequestExpirySchedule } from '@gatehouse/scope-requests';
import type { Answer } from '../support/http-client.js';
import { pairOf, type Person } from '../support/journey.js';
import { aReviewStage, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';

/** Of medium risk: the policy leaves it to people. */
const OPERATORS_READ = 'website:operators/read';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly subject_id: string;
  readonly state: string;
  readonly can_decide: boolean;
  readonly why_not: string | null;
  readonly risk: string;
  readonly lease: { holder: { name: string }; until: string } | null;
  readonly waiting_for_second: boolean;
  readonly hold_until: string | null;
}
interface Card extends Item {
  readonly developer: { name: string; account_age_days: number };
  readonly asked: {
    scope: string;
    mode: string;
    text: string;
    verdict: string | null;
    used: number;
    change: string | null;
    others: { count: number; share: number };
  }[];
  readonly removed: { scope: string; mode: string }[];
  readonly findings: { code: string }[];
  readonly holds: { scope: string; mode: string }[];
  readonly development_use: { route: string; scope: string; mode: string; count: number }[];
  readonly earlier_verdicts: { same_plugin: boolean; verdict: string; reason: string | null }[];
  readonly verdicts: { verdict: string; reviewer: { name: string } }[];
  readonly decision: { verdict: string; partly: boolean; pairs: { verdict: string; reason: string | null }[] } | null;
}
interface RequestCard {
  readonly pairs: { scope: string; mode: string; verdict: string | null; verdict_reason: string | null }[];
}
interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly errors?: { pointer: string }[];
  readonly decision?: { verdict: string; decided_by: string; decided_at: string; state: string };
}

describe('reviewing scope requests', () => {
  let stage: ReviewStage;
  let developer: Person;
  let rita: Person;
  let rolf: Person;
  beforeAll(async () => {
    stage = await aReviewStage();
    ({ developer } = stage);
    rita = await stage.reviewer('Rita Reviewer');
    rolf = await stage.reviewer('Rolf Reviewer');
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  const itemOf = (requestId: string): Promise<string> => stage.journey.itemOf(rita, requestId);
  const decide = async (reviewer: Person, requestId: string, body: unknown): Promise<Answer<ProblemBody & Card>> =>
    reviewer.http.post(`/api/review/items/${await itemOf(requestId)}/decision`, body);
  const card = async (reviewer: Person, requestId: string): Promise<Card> =>
    (await reviewer.http.get<Card>(`/api/review/items/${await itemOf(requestId)}`)).body;
  const grantOf = async (pluginId: string): Promise<string[]> =>
    (await developer.http.get<{ pairs: { scope: string; mode: string }[] }>(`/api/plugins/${pluginId}/grant`)).body.pairs.map(
      ({ scope, mode }) => `${scope}/${mode}`,
    );
  const production = async (pluginId: string): Promise<string[]> =>
    (
      await stage.gatehouse.database.query<{ state: string }>(
        `SELECT state FROM credential WHERE plugin_id = $1 AND environment = 'production'`,
        [pluginId],
      )
    ).map(({ state }) => state);

  it('is for reviewers and administrators only', async () => {
    const { requestId } = await stage.queuedRequest(developer);
    const owner = await stage.journey.person('website', 'Olga Owner');
    const refused = await Promise.all([
      developer.http.get('/api/review/items'),
      developer.http.post(`/api/review/items/${await itemOf(requestId)}/decision`, { verdict: 'approve' }),
      owner.http.get('/api/review/items'),
      stage.gatehouse.visitor().get('/api/review/items'),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 401, 401]);
    expect((await card(rita, requestId)).state).toBe('open');
    const administrator = await stage.reviewer('Ada Administrator', 'administrator');
    expect((await administrator.http.get('/api/review/items')).status).toBe(200);
  });

  it('shows all there is to know about a request', async () => {
    const { pluginId, requestId } = await stage.queuedRequest(developer, [SETTINGS_READ, SETTINGS_WRITE]);
    await stage.gatehouse.database.query(
      `INSERT INTO route_use (plugin_id, environment, scope, mode, route, day, count)
       VALUES ($1, 'development', 'website:settings', 'read', 'GET /v1/website/:website_id/settings', current_date, 7)`,
      [pluginId],
    );
    const shown = await card(rita, requestId);
    expect(shown).toMatchObject({ kind: 'scope_request', state: 'open', can_decide: true, why_not: null, risk: 'high' });
    expect(shown.developer).toMatchObject({ name: 'Dora Developer', account_age_days: 0 });
    expect(shown.asked.every(({ text, verdict }) => text.length > 10 && verdict === null)).toBe(true);
    expect(shown.findings.map(({ code }) => code)).toContain('pair_high_risk');
    expect(shown.development_use).toMatchObject([{ scope: 'website:settings', mode: 'read', count: 7 }]);
    expect(shown.asked.map(({ used }) => used)).toEqual([7, 0]);
    expect(shown.holds).toEqual([]);
    const malformed = await rita.http.get('/api/review/items/nothing');
    expect(malformed.status).toBe(404);
  });

  it('does not show drafts', async () => {
    const { id: pluginId } = await stage.journey.plugin(developer, 'Drafty');
    const draft = await developer.http.post<{ id: string }>(`/api/plugins/${pluginId}/scope-requests`, {
      pairs: [{ ...pairOf(SETTINGS_READ), justification: '' }],
      submit: false,
    });
    expect((await rita.http.get(`/api/review/items/${draft.body.id}`)).status).toBe(404);
    const list = await rita.http.get<{ items: Item[] }>(`/api/review/items?subject_id=${draft.body.id}`);
    expect(list.body.items).toEqual([]);
  });

  it('lists the queue page by page without losing or repeating a request', async () => {
    for (let i = 0; i < 3; i++) await stage.queuedRequest(developer);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Answer<{ items: Item[]; next_cursor: string | null }> = await rita.http.get(
        `/api/review/items?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      expect(page.status).toBe(200);
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.next_cursor;
    }
    const rows = await stage.gatehouse.database.query<{ id: string }>(
      `SELECT id FROM review_item WHERE state = 'open' ORDER BY priority DESC, sla_deadline, id`,
    );
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect((await rita.http.get('/api/review/items?cursor=nonsense')).status).toBe(400);
    expect((await rita.http.get('/api/review/items?state=draft')).status).toBe(400);
  });

  it('approves all: the grant is there, the production keypair waits to be claimed, the developer is told once', async () => {
    const { pluginId, requestId } = await stage.queuedRequest(developer);
    expect(await production(pluginId)).toEqual([]);
    expect((await decide(rita, requestId, { verdict: 'approve' })).status).toBe(200);
    expect(await grantOf(pluginId)).toEqual([SETTINGS_READ, SETTINGS_WRITE]);
    expect(await production(pluginId)).toEqual(['unclaimed']);
    const keypair = await stage.journey.claim(developer, pluginId);
    expect(keypair.key).toMatch(/^gth_/);
    await stage.idle();
    expect((await stage.journey.mailsTo(developer.email)).filter(({ text }) => text.includes(`/plugins/${pluginId}/tokens`))).toHaveLength(
      1,
    );
    expect(await stage.auditOf(requestId)).toContain('scope_request.approve');
  });

  it('approves some: the others are denied with their reasons and never enter the grant', async () => {
    const { pluginId, requestId } = await stage.queuedRequest(developer);
    const pairs = [
      { ...pairOf(SETTINGS_READ), verdict: 'approved' },
      { ...pairOf(SETTINGS_WRITE), verdict: 'denied' },
    ];
    const unsaid = await decide(rita, requestId, { verdict: 'approve', pairs });
    expect([unsaid.status, unsaid.body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/pairs/1/reason']]);
    expect(await grantOf(pluginId)).toEqual([]);
    const said = await decide(rita, requestId, { verdict: 'approve', pairs: [pairs[0], { ...pairs[1], reason: 'Reading is enough.' }] });
    expect(said.status).toBe(200);
    expect(said.body.decision).toMatchObject({ verdict: 'approve', partly: true });
    expect(await grantOf(pluginId)).toEqual([SETTINGS_READ]);
    const request = await developer.http.get<RequestCard>(`/api/plugins/${pluginId}/scope-requests/${requestId}`);
    expect(request.body.pairs.map(({ verdict, verdict_reason }) => [verdict, verdict_reason])).toEqual([
      ['approved', null],
      ['denied', 'Reading is enough.'],
    ]);
  });

  it('rejects with a reason, which the developer reads; nothing is granted', async () => {
    const { pluginId, requestId } = await stage.queuedRequest(developer);
    expect((await decide(rita, requestId, { verdict: 'reject' })).status).toBe(400);
    expect((await decide(rita, requestId, { verdict: 'reject', reason: 'Not for this kind of plugin.' })).status).toBe(200);
    expect(await grantOf(pluginId)).toEqual([]);
    expect(await production(pluginId)).toEqual([]);
    await stage.idle();
    const mails = await stage.journey.mailsTo(developer.email);
    expect(mails.filter(({ text }) => text.includes('Not for this kind of plugin.'))).toHaveLength(1);
  });

  it('widens the grant of the same keypair at once when more is asked for later; nothing is taken away meanwhile', async () => {
    const pluginId = await stage.grantedPlugin(developer, rita, [SETTINGS_READ]);
    await stage.journey.claim(developer, pluginId);
    const requestId = await stage.journey.ask(developer, pluginId, [OPERATORS_READ]);
    await stage.journey.untilQueued(developer, pluginId, requestId);
    expect(await grantOf(pluginId)).toEqual([SETTINGS_READ]);
    expect((await card(rita, requestId)).kind).toBe('delta_request');
    expect((await card(rita, requestId)).holds).toMatchObject([pairOf(SETTINGS_READ)]);
    expect((await decide(rita, requestId, { verdict: 'approve' })).status).toBe(200);
    expect(await grantOf(pluginId)).toEqual([OPERATORS_READ, SETTINGS_READ]);
    expect(await production(pluginId)).toEqual(['active']);
    const held = await developer.http.post<ProblemBody>(`/api/plugins/${pluginId}/scope-requests`, {
      pairs: [{ ...pairOf(SETTINGS_READ), justification: 'Again.' }],
    });
    expect([held.status, held.body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/pairs/0/scope']]);
  });

  it('lets one of two simultaneous decisions win; the other learns who won, with what and when', async () => {
    for (let round = 0; round < 5; round++) {
      const { pluginId, requestId } = await stage.queuedRequest(developer);
      const [approve, reject] = await Promise.all([
        decide(rita, requestId, { verdict: 'approve' }),
        decide(rolf, requestId, { verdict: 'reject', reason: 'No.' }),
      ]);
      expect([approve.status, reject.status].sort()).toEqual([200, 409]);
      const approved = approve.status === 200;
      const loser = approved ? reject : approve;
      expect(loser.body.code).toBe('already_decided');
      expect(loser.body.decision).toMatchObject(
        approved
          ? { verdict: 'approve', state: 'approved', decided_by: 'Rita Reviewer' }
          : { verdict: 'reject', state: 'rejected', decided_by: 'Rolf Reviewer' },
      );
      expect(Date.parse(loser.body.decision?.decided_at ?? '')).not.toBeNaN();
      expect(await grantOf(pluginId)).toEqual(approved ? [SETTINGS_READ, SETTINGS_WRITE] : []);
      expect((await stage.auditOf(requestId)).filter((action) => /approve|reject/.test(action))).toHaveLength(1);
    }
  });

  it('never both approves and withdraws', async () => {
    for (let round = 0; round < 5; round++) {
      const { pluginId, requestId } = await stage.queuedRequest(developer);
      const [approval, withdrawal] = await Promise.all([
        decide(rita, requestId, { verdict: 'approve' }),
        developer.http.post(`/api/plugins/${pluginId}/scope-requests/${requestId}/withdraw`),
      ]);
      expect([approval.status, withdrawal.status].sort()).toEqual([200, 409]);
      expect(await grantOf(pluginId)).toHaveLength(approval.status === 200 ? 2 : 0);
    }
  });

  it('leaves a deleted plugin alone: its request is gone from the queue, is granted nothing, and is withdrawn by itself', async () => {
    const { pluginId, requestId } = await stage.queuedRequest(developer);
    const itemId = await itemOf(requestId);
    const { name } = (await developer.http.get<{ name: string }>(`/api/plugins/${pluginId}`)).body;
    expect((await developer.http.delete(`/api/plugins/${pluginId}`, { name })).status).toBeLessThan(300);
    expect((await rita.http.get(`/api/review/items/${itemId}`)).status).toBe(404);
    expect((await rita.http.post(`/api/review/items/${itemId}/decision`, { verdict: 'approve' })).status).toBe(404);
    expect(await production(pluginId)).toEqual([]);
    await stage.worker.get(RequestExpirySchedule).run();
    const rows = await stage.gatehouse.database.query('SELECT state FROM scope_request WHERE id = $1', [requestId]);
    expect(rows).toEqual([{ state: 'withdrawn' }]);
  });

  describe('a conflict of interest', () => {
    const expectRefused = async (reviewer: Person, requestId: string, why: RegExp): Promise<void> => {
      const answer = await decide(reviewer, requestId, { verdict: 'approve' });
      expect([answer.status, answer.body.code]).toEqual([403, 'conflict_of_interest']);
      expect(answer.body.detail).toMatch(why);
      const list = await reviewer.http.get<{ items: Item[] }>('/api/review/items?limit=100');
      const item = list.body.items.find(({ subject_id }) => subject_id === requestId);
      expect(item?.can_decide).toBe(false);
      expect(item?.why_not).toMatch(why);
      expect((await card(rita, requestId)).state).toBe('open');
    };

    it.each(['reviewer', 'administrator'] as const)('keeps a %s from deciding about a plugin of their own', async (role) => {
      const reviewer = await stage.reviewer('Selma Self', role);
      const { requestId } = await stage.queuedRequest(reviewer);
      await expectRefused(reviewer, requestId, /your own account/);
      expect((await decide(rita, requestId, { verdict: 'approve' })).status).toBe(200);
    });

    it('keeps an operator of a website that installed the plugin, or trusts its developer, from deciding; others may', async () => {
      const administrator = await stage.reviewer('Tilda Twohats', 'administrator');
      const owner = await stage.journey.person('website', 'Tilda Twohats');
      const websiteId = await stage.journey.website(owner, 'Acme');
      const pluginId = await stage.grantedPlugin(developer, rita, [SETTINGS_READ]);
      const secret = await stage.journey.installSecret(developer, pluginId);
      expect((await stage.journey.install(owner, websiteId, pluginId, secret, [SETTINGS_READ])).status).toBe(200);
      const requestId = await stage.journey.ask(developer, pluginId, [OPERATORS_READ]);
      await stage.journey.untilQueued(developer, pluginId, requestId);
      // Another address: the same person perhaps, but not a confirmed one.
      expect((await card(administrator, requestId)).can_decide).toBe(true);
      await stage.gatehouse.database.query(`UPDATE account SET email = $2 WHERE id = $1`, [
        await stage.accountId(owner, 'website'),
        administrator.email,
      ]);
      await expectRefused(administrator, requestId, /operator of a website/);

      // Uninstalled, the tie is gone; a trust ties again.
      expect((await owner.http.delete(`/api/websites/${websiteId}/installs/${pluginId}`)).status).toBe(200);
      expect((await card(administrator, requestId)).can_decide).toBe(true);
      await stage.journey.trust(owner, websiteId, developer);
      await expectRefused(administrator, requestId, /trusts its developer/);
      expect((await decide(rita, requestId, { verdict: 'approve' })).status).toBe(200);
    });
  });
});

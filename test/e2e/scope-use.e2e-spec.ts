import type { TestGatehouse } from '../support/apps.js';
import { pairOf, type Journey, type Person } from '../support/journey.js';
import { aReviewStage, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';

const DAY = 24 * 3_600_000;
const OPERATORS_READ = 'website:operators/read';

interface UsedPair {
  readonly scope: string;
  readonly mode: string;
  readonly count: number;
  readonly routes: string[];
}
interface GrantBody {
  readonly pairs: { scope: string; mode: string; last_used: string | null }[];
}
const keys = (pairs: readonly { scope: string; mode: string }[]): string[] => pairs.map(({ scope, mode }) => `${scope}/${mode}`);

describe('scopes and their use', () => {
  let stage: ReviewStage;
  let gatehouse: TestGatehouse;
  let journey: Journey;
  let developer: Person;
  let reviewer: Person;
  beforeAll(async () => {
    stage = await aReviewStage();
    ({ gatehouse, journey, developer } = stage);
    await gatehouse.startRestApi();
    reviewer = await stage.reviewer('Rita Reviewer');
  }, 60_000);
  afterAll(() => gatehouse.stop());

  describe('a draft from use', () => {
    it('asks for exactly what the development keypair called, and marks what was never called', async () => {
      const { id, development } = await journey.plugin(developer, 'Order Sync');
      const owner = await journey.person('website', 'Olga Owner');
      const websiteId = await journey.website(owner, 'Shop');
      await journey.trust(owner, websiteId, developer);
      const nothing = await developer.http.post<{ code: string }>(`/api/plugins/${id}/scope-requests/draft`);
      expect([nothing.status, nothing.body.code]).toEqual([409, 'nothing_to_draft']);
      const caller = journey.caller(development);
      for (const path of ['/settings', '/settings', '/operators/list'])
        expect((await caller.get(`/v1/website/${websiteId}${path}`)).status).toBe(200);

      const seen = await developer.http.get<{ pairs: UsedPair[] }>(`/api/plugins/${id}/scope-requests/draft`);
      expect(seen.status).toBe(200);
      expect(keys(seen.body.pairs).sort()).toEqual([OPERATORS_READ, SETTINGS_READ].sort());
      const settings = seen.body.pairs.find(({ scope }) => scope === 'website:settings');
      expect(settings).toMatchObject({ count: 2, routes: ['GET /v1/website/:website_id/settings'] });

      const draft = await developer.http.post<{ id: string; state: string; pairs: UsedPair[] }>(`/api/plugins/${id}/scope-requests/draft`);
      expect([draft.status, draft.body.state]).toEqual([201, 'draft']);
      expect(keys(draft.body.pairs).sort()).toEqual([OPERATORS_READ, SETTINGS_READ].sort());
      const again = await developer.http.post<{ code: string }>(`/api/plugins/${id}/scope-requests/draft`);
      expect([again.status, again.body.code]).toEqual([409, 'request_open']);

      const edited = await developer.http.put<{ pairs: { used: { count: number } | null }[] }>(
        `/api/plugins/${id}/scope-requests/${draft.body.id}`,
        { pairs: [SETTINGS_READ, SETTINGS_WRITE].map((pair) => ({ ...pairOf(pair), justification: '' })) },
      );
      expect(edited.body.pairs.map(({ used }) => used?.count ?? null)).toEqual([2, null]);
    });

    it('is nobody else’s to see or make', async () => {
      const { id } = await journey.plugin(developer, 'Private');
      const stranger = await journey.person('marketplace', 'Stan Stranger');
      expect((await stranger.http.get(`/api/plugins/${id}/scope-requests/draft`)).status).toBe(404);
      expect((await stranger.http.post(`/api/plugins/${id}/scope-requests/draft`)).status).toBe(404);
    });
  });

  it('findings say how much they weigh, and what was denied is found when it is asked for again unchanged', async () => {
    const { id } = await journey.plugin(developer, 'Denied');
    const first = await journey.ask(developer, id, [SETTINGS_WRITE]);
    await journey.untilQueued(developer, id, first);
    await reviewer.http.post(`/api/review/items/${await journey.itemOf(reviewer, first)}/decision`, {
      verdict: 'reject',
      reason: 'Not needed.',
    });
    const second = await journey.ask(developer, id, [SETTINGS_WRITE]);
    await journey.untilQueued(developer, id, second);
    const findings = await gatehouse.database.query<{ code: string; severity: string }>(
      'SELECT code, severity FROM screening_finding WHERE request_id = $1 ORDER BY code',
      [second],
    );
    expect(findings).toEqual([
      { code: 'account_young', severity: 'note' },
      { code: 'pair_denied_before', severity: 'warning' },
      { code: 'pair_high_risk', severity: 'note' },
    ]);
  });

  it('a granted pair that no production call used is proposed after 30 days; narrowing reaches the next request, the used pair stays', async () => {
    const pluginId = await stage.grantedPlugin(developer, reviewer, [SETTINGS_READ, SETTINGS_WRITE]);
    const production = await journey.claim(developer, pluginId);
    const owner = await journey.person('website', 'Otto Owner');
    const websiteId = await journey.website(owner, 'Bakery');
    const secret = await journey.installSecret(developer, pluginId);
    expect((await journey.install(owner, websiteId, pluginId, secret, [SETTINGS_READ, SETTINGS_WRITE])).status).toBe(200);
    const caller = journey.caller(production);
    const unused = async (): Promise<string[]> =>
      keys((await developer.http.get<GrantBody>(`/api/plugins/${pluginId}/grant/unused`)).body.pairs);
    expect(await unused()).toEqual([]);

    gatehouse.clock.advance(31 * DAY);
    for (const person of [developer, owner]) await journey.signIn(person === owner ? 'website' : 'marketplace', person);
    expect((await caller.get(`/v1/website/${websiteId}/settings`)).status).toBe(200);
    expect(await unused()).toEqual([SETTINGS_WRITE]);
    const grant = await developer.http.get<GrantBody>(`/api/plugins/${pluginId}/grant`);
    expect(grant.body.pairs.map(({ last_used }) => typeof last_used)).toEqual(['string', 'object']);

    const narrow = (pairs: readonly string[]) =>
      developer.http.post<GrantBody & { code: string }>(`/api/plugins/${pluginId}/grant/narrow`, { pairs: pairs.map(pairOf) });
    const wrong = await narrow([SETTINGS_READ, OPERATORS_READ]);
    expect([wrong.status, wrong.body.code]).toEqual([400, 'invalid_data']);
    expect((await caller.get(`/v1/website/${websiteId}/settings`)).status).toBe(200);

    const [one, two] = await Promise.all([narrow([SETTINGS_WRITE]), narrow([SETTINGS_WRITE])]);
    expect([one.status, two.status].sort()).toEqual([200, 400]);
    expect((await caller.get(`/v1/website/${websiteId}/settings`)).status).toBe(200);
    expect((await caller.patch(`/v1/website/${websiteId}/settings`, { name: 'New' })).body).toMatchObject({ reason: 'not_allowed' });
    const consented = await gatehouse.database.query<{ mode: string }>(
      'SELECT mode FROM consented_pair c JOIN install i ON i.id = c.install_id WHERE i.plugin_id = $1',
      [pluginId],
    );
    expect(consented).toEqual([{ mode: 'read' }]);
    expect((await stage.auditOf(pluginId)).filter((action) => action === 'grant.narrow')).toHaveLength(1);
    expect(await unused()).toEqual([]);
  });
});

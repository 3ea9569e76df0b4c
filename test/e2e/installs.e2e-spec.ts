import { Installs, SettingsPurgeSchedule } from '@gatehouse/installs';
import { SYSTEM } from '@gatehouse/audit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { eventually } from '../support/eventually.js';
import type { Answer } from '../support/http-client.js';
import { pairOf, type Person } from '../support/journey.js';
import { aReviewStage, AVAILABILITY_READ, SETTINGS_READ, SETTINGS_WRITE, type ReviewStage } from '../support/review-stage.js';

const DAY = 24 * 3_600_000;
const CALLBACK = 'https://plugin.example/installed?from=gatehouse';

interface LinkBody {
  readonly url: string;
  readonly state: string;
  readonly enabled: boolean;
  readonly uses: number;
  readonly max_uses: number | null;
  readonly expires_at: string | null;
}
interface Pair {
  readonly scope: string;
  readonly mode: string;
}
interface InstallBody {
  readonly id: string;
  readonly consented: Pair[];
  readonly pending: Pair[];
}
interface InstallAnswer {
  readonly install: InstallBody;
  readonly redirect_to: string | null;
  readonly code?: string;
  readonly grant?: { pairs: Pair[] };
}
interface OpenedBody {
  readonly ready: boolean;
  readonly message: string | null;
  readonly plugin: { name: string; developer_name: string };
  readonly pairs: Pair[];
  readonly groups: { group: string; pairs: { text: string; risk: string }[] }[];
  readonly websites: { id: string; installed: boolean; pending: Pair[] }[] | null;
}

const keys = (pairs: readonly Pair[] | undefined): string[] => (pairs ?? []).map(({ scope, mode }) => `${scope}/${mode}`);

describe('installing a plugin', () => {
  let stage: ReviewStage;
  let developer: Person;
  let reviewer: Person;
  let owner: Person;
  let worker: NestFastifyApplication;
  beforeAll(async () => {
    stage = await aReviewStage();
    ({ developer, worker } = stage);
    reviewer = await stage.reviewer('Rita Reviewer');
    owner = await stage.journey.person('website', 'Olga Owner');
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  const link = (pluginId: string): Promise<Answer<LinkBody>> => developer.http.get(`/api/plugins/${pluginId}/install-link`);
  const change = (pluginId: string, body: unknown): Promise<Answer<LinkBody & { errors?: { pointer: string }[] }>> =>
    developer.http.patch(`/api/plugins/${pluginId}/install-link`, body);
  const open = (person: Person | null, pluginId: string, secret: string): Promise<Answer<OpenedBody>> =>
    (person?.http ?? stage.gatehouse.visitor()).post('/api/install-links/open', { plugin_id: pluginId, secret });
  const install = (
    person: Person,
    websiteId: string,
    pluginId: string,
    secret: string,
    pairs: readonly string[],
    payload?: string,
  ): Promise<Answer<InstallAnswer>> =>
    person.http.post(`/api/websites/${websiteId}/installs`, { plugin_id: pluginId, secret, pairs: pairs.map(pairOf), payload });
  const uninstall = (websiteId: string, pluginId: string) => owner.http.delete(`/api/websites/${websiteId}/installs/${pluginId}`);
  const liveInstalls = async (pluginId: string): Promise<number> =>
    (await stage.gatehouse.database.query('SELECT 1 FROM install WHERE plugin_id = $1 AND uninstalled_at IS NULL', [pluginId])).length;

  /** A plugin that holds the pairs, and the secret of its link. */
  async function linked(pairs: readonly string[] = [SETTINGS_READ, SETTINGS_WRITE]): Promise<{ pluginId: string; secret: string }> {
    const pluginId = await stage.grantedPlugin(developer, reviewer, pairs, { callback_url: CALLBACK });
    return { pluginId, secret: await stage.journey.installSecret(developer, pluginId) };
  }
  /** The same plugin is granted more. */
  async function grantMore(pluginId: string, pairs: readonly string[]): Promise<void> {
    const requestId = await stage.journey.ask(developer, pluginId, pairs);
    await stage.journey.untilApproved(developer, reviewer, pluginId, requestId);
  }

  describe('the private link', () => {
    it('is the same each time it is looked at, also when it is first looked at by many at once, and is never cached', async () => {
      const { id: pluginId } = await stage.journey.plugin(developer, 'Linked');
      const first = await Promise.all(Array.from({ length: 8 }, () => link(pluginId)));
      const urls = new Set(first.map(({ body }) => body.url));
      expect(urls.size).toBe(1);
      const [url = ''] = urls;
      expect(url).toMatch(new RegExp(`^${stage.gatehouse.environment.values.PUBLIC_URL}/install/${pluginId}/[\\w-]{43}$`));
      expect(first[0]?.headers.get('cache-control')).toContain('no-store');
      const rows = await stage.gatehouse.database.query<{ row: string }>('SELECT l::text AS row FROM install_link l WHERE plugin_id = $1', [
        pluginId,
      ]);
      expect(rows[0]?.row).not.toContain(url.split('/').at(-1));
    });

    it('belongs to the developer: nobody else can look at it, change it or renew it', async () => {
      const { pluginId } = await linked();
      const other = await stage.journey.person('marketplace', 'Otto Other');
      for (const person of [other, owner, reviewer]) {
        const answers = await Promise.all([
          person.http.get(`/api/plugins/${pluginId}/install-link`),
          person.http.patch(`/api/plugins/${pluginId}/install-link`, { enabled: false }),
          person.http.post(`/api/plugins/${pluginId}/install-link/renew`),
          person.http.get(`/api/plugins/${pluginId}/installs`),
        ]);
        expect(answers.map(({ status }) => status).every((status) => status === 404 || status === 401)).toBe(true);
      }
      expect((await link(pluginId)).body.enabled).toBe(true);
    });

    it('answers alike whether it is unknown, wrong, renewed, switched off, expired or used up, and installs nothing', async () => {
      const websiteId = await stage.journey.website(owner, 'Acme');
      const renewed = await linked();
      expect((await developer.http.post(`/api/plugins/${renewed.pluginId}/install-link/renew`)).status).toBe(200);
      const disabled = await linked();
      await change(disabled.pluginId, { enabled: false });
      const expired = await linked();
      await change(expired.pluginId, { expires_at: new Date(stage.gatehouse.clock.now().getTime() + 60_000).toISOString() });
      const usedUp = await linked();
      await change(usedUp.pluginId, { max_uses: 1 });
      expect(
        (await install(owner, await stage.journey.website(owner, 'First'), usedUp.pluginId, usedUp.secret, [SETTINGS_READ])).status,
      ).toBe(200);
      const deleted = await linked();
      const { name } = (await developer.http.get<{ name: string }>(`/api/plugins/${deleted.pluginId}`)).body;
      expect((await developer.http.delete(`/api/plugins/${deleted.pluginId}`, { name })).status).toBeLessThan(300);
      stage.gatehouse.clock.advance(61_000);

      const good = await linked();
      const dead = [
        { pluginId: '5f0c9f8e-0000-4000-8000-000000000000', secret: good.secret },
        { pluginId: 'nothing', secret: good.secret },
        { pluginId: good.pluginId, secret: `${good.secret.slice(0, -2)}AA` },
        { pluginId: good.pluginId, secret: '' },
        { pluginId: renewed.pluginId, secret: good.secret },
        renewed,
        disabled,
        expired,
        usedUp,
        deleted,
      ];
      const bodies = new Set<string>();
      for (const { pluginId, secret } of dead)
        for (const answer of [await open(owner, pluginId, secret), await install(owner, websiteId, pluginId, secret, [SETTINGS_READ])]) {
          expect(answer.status).toBe(404);
          // The path and the request's own id are all that may differ.
          bodies.add(JSON.stringify({ ...answer.body, instance: '', request_id: '' }));
        }
      expect([...bodies]).toEqual([expect.stringContaining('install_link_not_found')]);
      expect((await owner.http.get<{ items: unknown[] }>(`/api/websites/${websiteId}/installs`)).body.items).toEqual([]);
      expect((await open(owner, good.pluginId, good.secret)).status).toBe(200);
    });

    it('refuses an expiry in the past and a limit of none', async () => {
      const { pluginId } = await linked();
      const past = await change(pluginId, { expires_at: '2020-01-01T00:00:00Z' });
      expect([past.status, past.body.errors?.[0]?.pointer]).toEqual([400, '/expires_at']);
      expect((await change(pluginId, { expires_at: 'tomorrow' })).status).toBe(400);
      expect((await change(pluginId, { max_uses: 0 })).status).toBe(400);
      expect((await link(pluginId)).body).toMatchObject({ state: 'working', max_uses: null, expires_at: null });
      expect((await change(pluginId, { max_uses: 5 })).body.max_uses).toBe(5);
      expect((await change(pluginId, { max_uses: null })).body.max_uses).toBeNull();
    });

    it('shows plugin, developer and scopes in plain words to a visitor, and the websites to somebody signed in', async () => {
      const { pluginId, secret } = await linked();
      const mine = await stage.journey.website(owner, 'Mine');
      const visited = await open(null, pluginId, secret);
      expect(visited.status).toBe(200);
      expect(visited.headers.get('cache-control')).toContain('no-store');
      expect(visited.body).toMatchObject({ ready: true, message: null, websites: null, plugin: { developer_name: 'Dora Developer' } });
      expect(keys(visited.body.pairs)).toEqual([SETTINGS_READ, SETTINGS_WRITE]);
      expect(visited.body.groups.map(({ group }) => group)).toEqual(['website']);
      expect(visited.body.groups[0]?.pairs.every(({ text, risk }) => text.endsWith('.') && risk !== '')).toBe(true);
      const signedIn = await open(owner, pluginId, secret);
      expect(signedIn.body.websites?.find(({ id }) => id === mine)).toMatchObject({ installed: false });
      // A marketplace account is nobody here.
      expect((await open(developer, pluginId, secret)).body.websites).toBeNull();
    });

    it('says so while nothing is granted, and installs nothing', async () => {
      const { id: pluginId } = await stage.journey.plugin(developer, 'Early Bird');
      const secret = await stage.journey.installSecret(developer, pluginId);
      const websiteId = await stage.journey.website(owner, 'Acme');
      const opened = await open(owner, pluginId, secret);
      expect([opened.status, opened.body.ready, opened.body.pairs]).toEqual([200, false, []]);
      expect(opened.body.message).toContain('Early Bird');
      const refused = await install(owner, websiteId, pluginId, secret, [SETTINGS_READ]);
      expect([refused.status, refused.body.code]).toEqual([409, 'nothing_granted']);
      expect(await liveInstalls(pluginId)).toBe(0);
    });
  });

  describe('an install', () => {
    it('agrees to exactly what was posted, goes to the registered callback, and tells the owners once', async () => {
      const { pluginId, secret } = await linked();
      const websiteId = await stage.journey.website(owner, 'Acme Exact');
      const answer = await install(owner, websiteId, pluginId, secret, [SETTINGS_READ], 'state=1&website_id=evil');
      expect(answer.status).toBe(200);
      expect(keys(answer.body.install.consented)).toEqual([SETTINGS_READ]);
      expect(keys(answer.body.install.pending)).toEqual([SETTINGS_WRITE]);
      const target = new URL(answer.body.redirect_to ?? '');
      expect(target.href.startsWith(`${CALLBACK}&`)).toBe(true);
      expect(target.searchParams.getAll('website_id')).toEqual([websiteId]);
      expect(target.searchParams.get('payload')).toBe('state=1&website_id=evil');
      expect((await stage.subjectsTo(owner.email)).filter((subject) => subject.includes('on Acme Exact'))).toHaveLength(1);
      expect(await stage.auditOf(answer.body.install.id)).toEqual(['install.install']);
      const seen = await developer.http.get<{ items: { website: { id: string }; consented: Pair[] }[] }>(
        `/api/plugins/${pluginId}/installs`,
      );
      expect(seen.body.items.map(({ website }) => website.id)).toEqual([websiteId]);
    });

    it('has no redirect when the plugin has no callback', async () => {
      const pluginId = await stage.grantedPlugin(developer, reviewer, [SETTINGS_READ]);
      const secret = await stage.journey.installSecret(developer, pluginId);
      const websiteId = await stage.journey.website(owner, 'Acme');
      const answer = await install(owner, websiteId, pluginId, secret, [SETTINGS_READ], 'state');
      expect([answer.status, answer.body.redirect_to]).toEqual([200, null]);
    });

    it.each([
      ['a payload of 2,001 characters', [SETTINGS_READ], 'x'.repeat(2_001)],
      ['no pairs', [], undefined],
    ])('is refused with %s', async (_what, pairs, payload) => {
      const { pluginId, secret } = await linked();
      const websiteId = await stage.journey.website(owner, 'Acme');
      expect((await install(owner, websiteId, pluginId, secret, pairs, payload)).status).toBe(400);
      expect(await liveInstalls(pluginId)).toBe(0);
    });

    it('is refused with the list of today when a posted pair is outside the grant, and then costs no use', async () => {
      const { pluginId, secret } = await linked([SETTINGS_READ]);
      const websiteId = await stage.journey.website(owner, 'Acme');
      for (const foreign of [AVAILABILITY_READ, 'website:nonsense/read', 'website:settings/execute']) {
        const answer = await install(owner, websiteId, pluginId, secret, [SETTINGS_READ, foreign]);
        expect([answer.status, answer.body.code]).toEqual([409, 'grant_changed']);
        expect(keys(answer.body.grant?.pairs)).toEqual([SETTINGS_READ]);
      }
      expect(await liveInstalls(pluginId)).toBe(0);
      expect((await link(pluginId)).body.uses).toBe(0);
    });

    it('never agrees to what was granted after the page was shown', async () => {
      const { pluginId, secret } = await linked([SETTINGS_READ]);
      const websiteId = await stage.journey.website(owner, 'Acme');
      const shown = keys((await open(owner, pluginId, secret)).body.pairs);
      await grantMore(pluginId, [SETTINGS_WRITE]);
      const answer = await install(owner, websiteId, pluginId, secret, shown);
      expect(keys(answer.body.install.consented)).toEqual([SETTINGS_READ]);
      expect(keys(answer.body.install.pending)).toEqual([SETTINGS_WRITE]);
    });

    it('happens once when asked ten times at once: one install, the same answer, one use, one mail', async () => {
      const { pluginId, secret } = await linked();
      await change(pluginId, { max_uses: 1 });
      const websiteId = await stage.journey.website(owner, 'Acme Once');
      // Holding the link stops the first install after its row is made, so that the others surely meet it half-way.
      const query = (sql: string, values: readonly unknown[] = []): Promise<object[]> => stage.gatehouse.database.query(sql, values);
      await query('BEGIN');
      await query('SELECT 1 FROM install_link WHERE plugin_id = $1 FOR UPDATE', [pluginId]);
      const asking = Array.from({ length: 10 }, () => install(owner, websiteId, pluginId, secret, [SETTINGS_READ, SETTINGS_WRITE], 'p'));
      await eventually(async () => {
        const waiting = await query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
        return waiting.length >= 5 ? true : undefined;
      }).finally(() => query('COMMIT'));
      const answers = await Promise.all(asking);
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await liveInstalls(pluginId)).toBe(1);
      expect((await link(pluginId)).body).toMatchObject({ uses: 1, state: 'used_up' });
      expect((await stage.subjectsTo(owner.email)).filter((subject) => subject.includes('on Acme Once'))).toHaveLength(1);
      // Once more, through a link that it used up itself: still the same answer.
      expect((await install(owner, websiteId, pluginId, secret, [SETTINGS_READ], 'p')).text).toBe(answers[0]?.text);
    });

    it('is accepted N times by a link with N uses, whatever comes at once', async () => {
      const { pluginId, secret } = await linked();
      await change(pluginId, { max_uses: 3 });
      // More than the database connections of one process, so that an install which needs a second one would be stuck.
      const websites = await Promise.all(Array.from({ length: 30 }, (_, i) => stage.journey.website(owner, `Shop ${i}`)));
      const answers = await Promise.all(websites.map((id) => install(owner, id, pluginId, secret, [SETTINGS_READ])));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(27);
      expect(await liveInstalls(pluginId)).toBe(3);
      expect((await link(pluginId)).body.uses).toBe(3);
      // Switching it off, or renewing it, leaves those three alone.
      await change(pluginId, { enabled: false });
      await developer.http.post(`/api/plugins/${pluginId}/install-link/renew`);
      expect(await liveInstalls(pluginId)).toBe(3);
      expect((await link(pluginId)).body).toMatchObject({ uses: 0, enabled: false });
    });

    it('is for owners and administrators of that very website', async () => {
      const { pluginId, secret } = await linked();
      const websiteId = await stage.journey.website(owner, 'Acme');
      const stranger = await stage.journey.person('website', 'Sven Stranger');
      const attempts = async (): Promise<number[]> => [
        (await install(stranger, websiteId, pluginId, secret, [SETTINGS_READ])).status,
        (await stranger.http.delete(`/api/websites/${websiteId}/installs/${pluginId}`)).status,
        (await stranger.http.post(`/api/websites/${websiteId}/installs/${pluginId}/consent`, { pairs: [pairOf(SETTINGS_READ)] })).status,
      ];
      expect(await attempts()).toEqual([404, 404, 404]);
      for (const role of ['operator', 'account_reader']) {
        await stage.gatehouse.database.query(
          `INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, $3, now(), now())
           ON CONFLICT (website_id, account_id) DO UPDATE SET role = $3`,
          [websiteId, await stage.accountId(stranger, 'website'), role],
        );
        expect(await attempts()).toEqual([403, 403, 403]);
        expect((await open(stranger, pluginId, secret)).body.websites).toEqual([]);
      }
      expect((await install(developer, websiteId, pluginId, secret, [SETTINGS_READ])).status).toBe(401);
      expect(await liveInstalls(pluginId)).toBe(0);
    });
  });

  describe('consent', () => {
    const consent = (websiteId: string, pluginId: string, pairs: readonly string[]): Promise<Answer<InstallBody & { code?: string }>> =>
      owner.http.post(`/api/websites/${websiteId}/installs/${pluginId}/consent`, { pairs: pairs.map(pairOf) });
    const takeBack = (websiteId: string, pluginId: string, pairs: readonly string[]): Promise<Answer<InstallBody>> =>
      owner.http.delete(`/api/websites/${websiteId}/installs/${pluginId}/consent`, { pairs: pairs.map(pairOf) });

    it('waits for the website when the grant gets wider, is widened by its word, and narrowed at once', async () => {
      const { pluginId, secret } = await linked([SETTINGS_READ]);
      const websiteId = await stage.journey.website(owner, 'Acme');
      const { body } = await install(owner, websiteId, pluginId, secret, [SETTINGS_READ]);
      await grantMore(pluginId, [SETTINGS_WRITE, AVAILABILITY_READ]);
      const list = await owner.http.get<{ items: InstallBody[] }>(`/api/websites/${websiteId}/installs`);
      expect(keys(list.body.items[0]?.consented)).toEqual([SETTINGS_READ]);
      expect(keys(list.body.items[0]?.pending)).toEqual([AVAILABILITY_READ, SETTINGS_WRITE]);
      expect(keys((await open(owner, pluginId, secret)).body.websites?.find(({ id }) => id === websiteId)?.pending)).toEqual([
        AVAILABILITY_READ,
        SETTINGS_WRITE,
      ]);

      const widened = await Promise.all([
        consent(websiteId, pluginId, [SETTINGS_WRITE]),
        consent(websiteId, pluginId, [SETTINGS_WRITE, SETTINGS_READ]),
      ]);
      expect(widened.map(({ status }) => status)).toEqual([200, 200]);
      expect(keys(widened[0].body.pending)).toEqual([AVAILABILITY_READ]);
      const foreign = await consent(websiteId, pluginId, [AVAILABILITY_READ, 'website:operators/read']);
      expect([foreign.status, foreign.body.code]).toEqual([409, 'grant_changed']);
      const narrowed = await takeBack(websiteId, pluginId, [SETTINGS_READ, AVAILABILITY_READ]);
      expect(keys(narrowed.body.consented)).toEqual([SETTINGS_WRITE]);
      expect(await worker.get(Installs, { strict: false }).consentOf(body.install.id)).toEqual([pairOf(SETTINGS_WRITE)]);
      expect(await stage.auditOf(body.install.id)).toEqual(['install.install', 'install.widen_consent', 'install.narrow_consent']);
    });

    it('is about installed plugins only', async () => {
      const { pluginId } = await linked([SETTINGS_READ]);
      const websiteId = await stage.journey.website(owner, 'Acme');
      expect((await consent(websiteId, pluginId, [SETTINGS_READ])).status).toBe(404);
      expect((await takeBack(websiteId, 'nothing', [SETTINGS_READ])).status).toBe(404);
    });
  });

  describe('uninstalling', () => {
    it('ends the install with the answer, tells the developer once, and cannot be done twice', async () => {
      const { pluginId, secret } = await linked();
      const websiteId = await stage.journey.website(owner, 'Acme Leaves');
      const installs = worker.get(Installs, { strict: false });
      await install(owner, websiteId, pluginId, secret, [SETTINGS_READ]);
      expect(await installs.findLive(websiteId, pluginId)).not.toBeNull();
      const answers = await Promise.all([uninstall(websiteId, pluginId), uninstall(websiteId, pluginId)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
      expect(await installs.findLive(websiteId, pluginId)).toBeNull();
      expect((await owner.http.get<{ items: unknown[] }>(`/api/websites/${websiteId}/installs`)).body.items).toEqual([]);
      expect((await stage.subjectsTo(developer.email)).filter((subject) => subject.includes('from Acme Leaves'))).toHaveLength(1);
    });

    it('keeps the settings 30 days: an install within them gets them back under a new token, a later one begins anew', async () => {
      const { pluginId, secret } = await linked();
      const websiteId = await stage.journey.website(owner, 'Acme');
      const installs = worker.get(Installs, { strict: false });
      const first = (await install(owner, websiteId, pluginId, secret, [SETTINGS_READ])).body.install.id;
      await installs.replaceSettings(SYSTEM, first, { colour: 'blue', nested: { a: 1, b: 2 } });
      await installs.mergeSettings(SYSTEM, first, { nested: { b: null } });
      await uninstall(websiteId, pluginId);
      await expect(installs.settingsOf(first)).rejects.toMatchObject({ details: { code: 'install_not_found' } });
      await expect(installs.replaceSettings(SYSTEM, first, {})).rejects.toMatchObject({ details: { code: 'install_not_found' } });

      stage.gatehouse.clock.advance(30 * DAY - 60_000);
      await Promise.all([stage.journey.signIn('website', owner), stage.journey.signIn('marketplace', developer)]);
      await worker.get(SettingsPurgeSchedule).run();
      const second = (await install(owner, websiteId, pluginId, secret, [SETTINGS_READ])).body.install.id;
      expect(second).not.toBe(first);
      expect(await installs.settingsOf(second)).toEqual({ colour: 'blue', nested: { a: 1 } });
      expect(installs.tokenOf(second)).toMatch(/^[\w-]{43}$/);
      expect(installs.tokenOf(second)).not.toBe(installs.tokenOf(first));

      await uninstall(websiteId, pluginId);
      stage.gatehouse.clock.advance(30 * DAY);
      await Promise.all([
        stage.journey.signIn('website', owner),
        stage.journey.signIn('marketplace', developer),
        stage.journey.signIn('marketplace', reviewer),
      ]);
      // Overdue settings are not handed out even before the schedule has purged them.
      const third = (await install(owner, websiteId, pluginId, secret, [SETTINGS_READ])).body.install.id;
      expect(await installs.settingsOf(third)).toEqual({});
      await worker.get(SettingsPurgeSchedule).run();
      const left = await stage.gatehouse.database.query(`SELECT 1 FROM install WHERE settings <> '{}' AND plugin_id = $1`, [pluginId]);
      expect(left).toEqual([]);
    });

    it('keeps merges that come at once: none is lost', async () => {
      const { pluginId, secret } = await linked();
      const websiteId = await stage.journey.website(owner, 'Acme');
      const installs = worker.get(Installs, { strict: false });
      const { id } = (await install(owner, websiteId, pluginId, secret, [SETTINGS_READ])).body.install;
      await Promise.all(Array.from({ length: 10 }, (_, i) => installs.mergeSettings(SYSTEM, id, { [`field${i}`]: i })));
      expect(Object.keys(await installs.settingsOf(id))).toHaveLength(10);
    });
  });
});

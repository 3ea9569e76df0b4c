import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY } from '@gatehouse/platform';
import { Redis } from 'ioredis';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { asBearer } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { Journey, type Person } from '../support/journey.js';

const PAIRS = ['website:settings/read', 'website:availability/read'];

/**
 * Plays the whole journey and then looks for every secret that was shown on the way in all log lines, in a dump of the whole
 * database and in every answer.
 */
describe('a secret', () => {
  let gatehouse: TestGatehouse;
  let journey: Journey;
  let installSecret: string;
  let dump: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse({ REDIS_URL: process.env.TEST_REDIS_URL ?? '' });
    const { PUBLIC_URL, REST_API_URL, MAILBOX_TOKEN, DATA_DIR } = gatehouse.environment.values;
    const administrator = { email: 'administrator@gatehouse.localhost', name: 'Administrator', password: 'an uncommon phrase for Ada 7!' };
    writeFileSync(join(DATA_DIR, 'administrator.json'), JSON.stringify({ email: administrator.email, password: administrator.password }));
    await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
    await gatehouse.startWorker();
    journey = new Journey({ publicUrl: PUBLIC_URL, restApiUrl: REST_API_URL, mailboxToken: MAILBOX_TOKEN });
    journey.secrets.add(administrator.password).add(MAILBOX_TOKEN);
    installSecret = await play({ ...administrator, http: journey.visitor() });
    dump = await dumpDatabase();
  }, 120_000);
  afterAll(() => gatehouse.stop());

  /** From sign-up to an uninstalled plugin, with wrong turns on the way. */
  async function play(administrator: Person): Promise<string> {
    await journey.signIn('marketplace', administrator);
    const reviewer = await journey.reviewer(administrator, 'Rita Reviewer');
    const developer = await journey.person('marketplace', 'Dora Developer');
    const owner = await journey.person('website', 'Olga Owner');

    // A forgotten password on the way, because its link is a secret too.
    await developer.http.post('/api/marketplace/password/forgotten', { email: developer.email });
    await journey.linkToken(developer.email, '/reset-password#');

    const plugin = await journey.plugin(developer, 'Answer Bot');
    const websiteId = await journey.website(owner, 'Acme');
    await journey.trust(owner, websiteId, developer);
    await journey.caller(plugin.development).get(`/v1/website/${websiteId}/settings`);
    const development = await journey.roll(developer, plugin.id, 'development');
    await journey.caller(plugin.development).get(`/v1/website/${websiteId}`);
    await journey.caller(development).get(`/v1/website/${websiteId}?key=${development.key}`);
    await journey.caller(development).get(`/v1/${development.key}/nowhere`);

    const requestId = await journey.ask(developer, plugin.id, PAIRS);
    await journey.untilApproved(developer, reviewer, plugin.id, requestId);
    const production = await journey.claim(developer, plugin.id);
    const secret = await journey.installSecret(developer, plugin.id);
    await journey.visitor().post('/api/install-links/open', { plugin_id: plugin.id, secret });
    await journey.visitor().get(`/install/${plugin.id}/${secret}`);
    await journey.install(owner, websiteId, plugin.id, secret, PAIRS);
    const answer = await journey.caller(production).get(`/v1/website/${websiteId}/settings`);
    if (answer.status !== 200) throw new Error(`the journey did not reach its end: ${answer.text}`);
    await journey.caller(production).get('/v1/plugin/connect/websites/all/1');
    await contactCentreKey(owner, websiteId, [administrator, reviewer]);
    await viewableKey(administrator, owner, websiteId);
    await keysInEveryPlace(owner, websiteId);
    await readEveryLog(developer, plugin.id, owner, websiteId);
    await owner.http.delete(`/api/websites/${websiteId}/installs/${plugin.id}`);
    await journey.caller(production).get(`/v1/website/${websiteId}/settings`);
    return secret;
  }

  /** Asked for, approved by two, claimed, and used. */
  async function contactCentreKey(owner: Person, websiteId: string, reviewers: readonly Person[]): Promise<void> {
    const expires_at = gatehouse.clock.after(30 * DAY).toISOString();
    const requests = `/api/websites/${websiteId}/contact-centre-key-requests`;
    const asked = await owner.http.post<{ id: string }>(requests, {
      name: 'Centre',
      justification: 'Our contact centre needs it.',
      expires_at,
    });
    const [first, second] = reviewers;
    if (first) await journey.approve(first, asked.body.id, second);
    const { key_id } = (await owner.http.get<{ key_id: string }>(`${requests}/${asked.body.id}`)).body;
    const claimed = await owner.http.post<{ key_secret: string }>(`/api/websites/${websiteId}/keys/${key_id}/claim`);
    journey.secrets.add(claimed.body.key_secret);
    await gatehouse.caller(undefined, asBearer({ secret: claimed.body.key_secret })).get(`/v1/website/${websiteId}/settings`);
  }

  /** Keys of both kinds that may travel in the URL, sent wherever a key has ever been sent; living, rolled and deleted. */
  async function keysInEveryPlace(owner: Person, websiteId: string): Promise<void> {
    const keys = `/api/websites/${websiteId}/keys`;
    const terms = { name: 'Loose', expires_at: gatehouse.clock.after(30 * DAY).toISOString(), roles: ['operator'], allowed_in_url: true };
    const made = await owner.http.post<{ key_id: string; key_secret: string }>(keys, terms);
    const mine = `/api/websites/${websiteId}/operators/me/key`;
    const issued = await owner.http.post<{ key_secret: string }>(mine, { allowed_in_url: true });
    const rolled = await owner.http.post<{ key_secret: string }>(`${mine}/roll`);
    const secrets = [made, issued, rolled].map(({ body }) => body.key_secret);
    for (const secret of secrets) journey.secrets.add(secret);
    const send = async (): Promise<void> => {
      for (const secret of secrets) {
        const settings = `/v1/website/${websiteId}/settings`;
        const caller = gatehouse.caller();
        for (const path of [`${settings}?key=${secret}`, `${settings}?api_key=${secret}&key=${secret}`, `/api/v1/${secret}/nowhere`])
          await caller.get(path);
        await caller.get(`/v1/website/${secret}/settings`);
        await caller.get(`${settings}?other=${secret}`, { headers: { 'user-agent': `curl ${secret}` } });
        await caller.patch(settings, { api_key: secret });
        await caller.patch(settings, { [secret]: secret }, { headers: asBearer({ secret }) });
      }
    };
    await send();
    await owner.http.delete(`${keys}/${made.body.key_id}`);
    await send();
  }

  /** What the owners read about all of it; the answers are searched too. */
  async function readEveryLog(developer: Person, pluginId: string, owner: Person, websiteId: string): Promise<void> {
    await eventually(async () => {
      const [row] = await gatehouse.database.query<{ count: number }>(`SELECT count(*)::int AS count FROM request_log`);
      return row && row.count >= 45 ? row : undefined;
    });
    for (const [person, of] of [
      [developer, `/api/plugins/${pluginId}`],
      [owner, `/api/websites/${websiteId}`],
    ] as const)
      for (const path of [
        'requests?limit=100',
        'requests/export?format=csv',
        'requests/export?format=ndjson',
        'usage?group_by=route,credential',
      ]) {
        const answer = await person.http.get(`${of}/${path}`);
        if (answer.status !== 200) throw new Error(`${of}/${path}: ${answer.text}`);
      }
    const list = await owner.http.get<{ items: { request_id: string }[] }>(`/api/websites/${websiteId}/requests?status=4xx`);
    for (const { request_id } of list.body.items) await owner.http.get(`/api/requests/${request_id}`);
  }

  /** Kept sealed, and therefore found nowhere either. */
  async function viewableKey(administrator: Person, owner: Person, websiteId: string): Promise<void> {
    await administrator.http.put('/api/administration/key-settings', { viewable_keys: true, version: 0 });
    const expires_at = gatehouse.clock.after(30 * DAY).toISOString();
    const terms = { name: 'Viewable', expires_at, roles: ['operator'], viewable: true };
    const made = await owner.http.post<{ key_secret: string }>(`/api/websites/${websiteId}/keys`, terms);
    journey.secrets.add(made.body.key_secret);
    const kept = await gatehouse.database.query('SELECT 1 FROM sealed_key');
    if (kept.length !== 1) throw new Error('no sealed copy was kept');
  }

  async function dumpDatabase(): Promise<string> {
    const tables = await gatehouse.database.query<{ name: string }>(
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const parts = await Promise.all(
      tables.map(async ({ name }) =>
        (await gatehouse.database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)).map(({ row }) => row).join('\n'),
      ),
    );
    return parts.join('\n');
  }

  const known = (): string[] => [...journey.secrets].filter((secret) => secret !== '');
  /** A leak is reported by its first characters only: a failing test must not print a whole secret. */
  const shortened = (secrets: readonly string[]): string[] => secrets.map((secret) => `${secret.slice(0, 8)}…`);

  it('was met on the way, of every kind', () => {
    expect(known().length).toBeGreaterThanOrEqual(23);
    expect(dump.length).toBeGreaterThan(10_000);
    expect(gatehouse.logLines.length).toBeGreaterThan(40);
  });

  it('stands in no log line', () => {
    const log = gatehouse.logLines.join('\n');
    expect(shortened(known().filter((secret) => log.includes(secret)))).toEqual([]);
  });

  it('stands nowhere in the database, neither in clear nor in hexadecimal', () => {
    const leaked = known().filter((secret) => dump.includes(secret) || dump.includes(Buffer.from(secret).toString('hex')));
    expect(shortened(leaked)).toEqual([]);
  });

  it('stands nowhere in Redis, where the queues are', async () => {
    const { REDIS_URL } = gatehouse.environment.values;
    if (REDIS_URL === '') return;
    const redis = new Redis(REDIS_URL);
    try {
      const found: string[] = [];
      for await (const keys of redis.scanStream({ count: 500 }) as AsyncIterable<string[]>)
        for (const key of keys) {
          const held = `${key} ${(await redis.dumpBuffer(key))?.toString('latin1') ?? ''}`;
          found.push(...known().filter((secret) => held.includes(secret)));
        }
      expect(shortened(found)).toEqual([]);
    } finally {
      redis.disconnect();
    }
  });

  it('stands in no answer but the one that showed it', () => {
    const counts = known()
      .filter((secret) => secret !== installSecret)
      .filter((secret) => journey.answers.filter(({ answer }) => answer.includes(secret)).length > 1);
    expect(shortened(counts)).toEqual([]);
    // The install link is shown again, to the developer only.
    const shown = journey.answers.filter(({ answer }) => answer.includes(installSecret)).map(({ call }) => call.split('/').at(-1));
    expect(new Set(shown)).toEqual(new Set(['install-link']));
  });
});

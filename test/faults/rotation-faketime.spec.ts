import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@gatehouse/platform';
import { asBearer } from '../support/builders.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { embeddedEnvironment, freePort } from '../support/environment.js';
import { eventually } from '../support/eventually.js';
import { HttpClient } from '../support/http-client.js';
import { startProcess, type GatehouseProcess } from '../support/processes.js';

const library = process.env.TEST_FAKETIME_LIBRARY;
const DAY_SECONDS = 86_400;

interface Shown {
  readonly key_id: string;
  readonly key_secret: string;
  readonly replaces: { readonly grace_ends_at: string };
}

/** The built processes, as an operator runs them, under a system time that the test moves. No worker runs: nothing tidies up. */
(library === undefined ? describe.skip : describe)('under faketime', () => {
  let database: TestDatabase;
  let processes: GatehouseProcess[];
  let owner: HttpClient;
  let restApi: string;
  let keys: string;
  let websiteId: string;
  const times = join(mkdtempSync(join(tmpdir(), 'gatehouse-faketime-')), 'time');

  beforeAll(async () => {
    database = await aDatabase();
    const [marketplacePort, restApiPort] = [await freePort(), await freePort()];
    const publicUrl = `http://localhost:${marketplacePort}`;
    restApi = `http://localhost:${restApiPort}`;
    writeFileSync(times, '+0');
    const environment = {
      ...embeddedEnvironment({
        DATABASE_URL: database.url,
        MARKETPLACE_PORT: String(marketplacePort),
        REST_API_PORT: String(restApiPort),
        PUBLIC_URL: publicUrl,
        REST_API_URL: restApi,
        DATA_DIR: mkdtempSync(join(tmpdir(), 'gatehouse-faketime-')),
      }),
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: times,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    };
    processes = await Promise.all([startProcess('marketplace', environment), startProcess('rest-api', environment)]);
    owner = await anOwner(publicUrl);
    websiteId = (await owner.post<{ id: string }>('/api/websites', { name: 'Acme', domain: 'acme.example' })).body.id;
    keys = `/api/websites/${websiteId}/keys`;
  }, 120_000);
  afterAll(async () => {
    for (const process of processes) await process.kill('SIGTERM');
    await database.drop();
  });

  it('an old key works until its deadline and not beyond, and a scheduled one outlives none, without any worker', async () => {
    const expires_at = new Date(Date.now() + 400 * DAY_SECONDS * 1_000).toISOString();
    const made = async (body: object): Promise<Shown> => (await owner.post<Shown>(keys, { expires_at, roles: ['operator'], ...body })).body;
    const old = await made({ name: 'Rotated' });
    const scheduled = await made({ name: 'Scheduled', schedule: { every_days: 20, hour: 0, grace_days: 10 } });
    const headers = { 'Idempotency-Key': randomUUID() };
    const rotate = () => owner.post<Shown>(`${keys}/${old.key_id}/rotate`, { grace_days: 25, lifetime_days: 100 }, { headers });
    const { body } = await rotate();
    expect((await rotate()).body.key_secret).toBe(body.key_secret);
    const statuses = (): Promise<number[]> => Promise.all([old, body, scheduled].map((key) => use(key.key_secret)));
    expect(await statuses()).toEqual([200, 200, 200]);

    await moveTo(24);
    expect(await statuses()).toEqual([200, 200, 200]);
    // Ten minutes were over long ago: the sealed answer is there, and nobody gets it.
    expect((await rotate()).body).toMatchObject({ code: 'rotation_under_way' });
    await moveTo(25);
    expect(await statuses()).toEqual([401, 200, 200]);
    await moveTo(31);
    expect(await statuses()).toEqual([401, 200, 401]);
    await moveTo(100);
    expect(await statuses()).toEqual([401, 401, 401]);
    // And the way back: what the clock says counts, nothing was written down meanwhile.
    await moveTo(24);
    expect(await statuses()).toEqual([200, 200, 200]);
  }, 60_000);

  async function use(secret: string): Promise<number> {
    return (await fetch(`${restApi}/v1/website/${websiteId}`, { headers: asBearer({ secret }) })).status;
  }

  /** Moves the time of the processes to so many days and a minute from now, and waits until both have seen it. */
  async function moveTo(days: number): Promise<void> {
    writeFileSync(times, `+${days * DAY_SECONDS + 60}`);
    const due = Date.now() + days * DAY_SECONDS * 1_000;
    for (const url of [owner.url, restApi])
      await eventually(async () => {
        const date = new Date((await fetch(`${url}/health/live`)).headers.get('date') ?? '').getTime();
        return Math.abs(date - due) < 600_000 ? true : undefined;
      });
  }

  async function anOwner(publicUrl: string): Promise<HttpClient> {
    const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
    await database.query(
      `INSERT INTO account (id, realm, email, name, slug, password_hash, role, created_at, confirmed_at)
       VALUES ($1::uuid, 'website', $1::text || '@example.com', 'Olga Owner', $1::text, '-', 'member', now(), now())`,
      [id],
    );
    await database.query(
      `INSERT INTO session (id, account_id, token_hash, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, now() + interval '500 days', now() + interval '500 days', now() + interval '500 days')`,
      [randomUUID(), id, sha256(token)],
    );
    return new HttpClient(publicUrl, { cookie: `gatehouse_website=${token}` }, '/api/openapi.json');
  }
});

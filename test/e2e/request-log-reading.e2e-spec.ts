import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { OperatorRole } from '@gatehouse/websites';
import { DAY, MINUTE } from '@gatehouse/platform';
import { LogPartitions, RequestReader } from '@gatehouse/request-log';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { asBasic, asBearer, asPlugin, Builders, type TestPlugin } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { HttpClient } from '../support/http-client.js';
import type { Person } from '../support/journey.js';
import { aPerson } from './websites-people.js';

interface Item {
  request_id: string;
  at: string;
  credential_id: string | null;
  credential_kind: string | null;
  key_name: string | null;
  plugin_name: string | null;
  route: string | null;
  status: number;
  reason: string | null;
  cause: string | null;
  message: string | null;
  address: string | null;
}
interface PageOfItems {
  items: Item[];
  next_cursor: string | null;
}
type Somebody = Person & { id: string };

describe('the owners of requests', () => {
  let gatehouse: TestGatehouse;
  let marketplace: NestFastifyApplication;
  let build: Builders;
  let developer: Somebody;
  let owner: Somebody;
  let stranger: Somebody;
  let otherDeveloper: Somebody;
  let plugin: TestPlugin;
  let websiteId: string;
  let ofWebsite: string;
  let ofPlugin: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    marketplace = await gatehouse.startMarketplace();
    build = new Builders(await gatehouse.startRestApi());
    developer = await aPerson(gatehouse, 'marketplace', 'Dora Developer');
    otherDeveloper = await aPerson(gatehouse, 'marketplace', 'Otto Other');
    stranger = await aPerson(gatehouse, 'website', 'Stan Stranger');
    owner = await aPerson(gatehouse, 'website', 'Olga Owner');
    plugin = await build.aPlugin({ accountId: developer.id });
  });
  afterAll(() => gatehouse.stop());
  beforeEach(async () => {
    gatehouse.clock.advance(2 * MINUTE);
    websiteId = await build.aWebsite();
    await operator(owner, 'owner');
    await build.anInstall(websiteId, plugin, []);
    [ofWebsite, ofPlugin] = [`/api/websites/${websiteId}/requests`, `/api/plugins/${plugin.id}/requests`];
  });

  const operator = (person: Somebody, role: OperatorRole) =>
    build.query(`INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, $3, now(), now())`, [
      websiteId,
      person.id,
      role,
    ]);
  /** Calls the REST API and waits until the request is in the log; gives its id. */
  const call = async (path: string, headers: Record<string, string>, method = 'GET'): Promise<string> => {
    const answer = await new HttpClient(gatehouse.environment.values.REST_API_URL, headers).send(method, path);
    const id = answer.headers.get('request-id') ?? '';
    await eventually(async () => (await gatehouse.database.query('SELECT 1 FROM request_log WHERE id = $1', [id]))[0]);
    return id;
  };
  const ids = (page: { body: PageOfItems }): string[] => page.body.items.map(({ request_id }) => request_id);
  const list = (by: Person, path: string) => by.http.get<PageOfItems>(path);
  const settings = (id = websiteId): string => `/v1/website/${id}/settings`;
  const production = (): Record<string, string> => asPlugin(plugin.production);

  it('of a website see the requests with its keys and of plugins on it, and no attempt of a stranger', async () => {
    const key = await build.aWebsiteKey(websiteId, { name: 'Sync' });
    const byKey = await call(settings(), asBearer(key));
    const wrong = await call(settings(), asBasic({ ...key, secret: (await build.aWebsiteKey(websiteId)).secret }));
    const byPlugin = await call(settings(), production());
    const uninstalled = await build.aPlugin();
    await call(settings(), asPlugin(uninstalled.production));
    await call(settings(), {});
    await call(settings(await build.aWebsite()), production());

    const page = await list(owner, ofWebsite);
    expect(ids(page)).toEqual([byPlugin, wrong, byKey]);
    const [first, second, third] = page.body.items;
    // The identifier of the plugin's keypair stays with its developer.
    expect(first).toMatchObject({ plugin_name: 'Orders', credential_id: null, status: 403, reason: 'not_allowed' });
    expect(first?.message).toContain('website:settings');
    expect(second).toMatchObject({ credential_id: key.id, status: 401, cause: 'never_issued' });
    expect(third).toMatchObject({ key_name: 'Sync', route: '/v1/website/:website_id/settings', status: 200, reason: 'resolved' });
    expect((await owner.http.get<PageOfItems>(`${ofWebsite}?credential_id=${plugin.production.identifier}`)).body.items).toEqual([]);
  });

  it('of a plugin see the requests of their keypairs, wherever they went', async () => {
    const requests = [
      await call(settings(), production()),
      await call(settings(randomUUID()), production()),
      await call('/v1/plugin/connect/account', asPlugin(plugin.development)),
    ];
    const page = await list(developer, ofPlugin);
    expect(ids(page).slice(0, 3)).toEqual(requests.reverse());
    expect(page.body.items[0]).toMatchObject({ credential_id: plugin.development.identifier, environment: 'development' });
    expect(ids(await list(developer, `${ofPlugin}?environment=development`))).toEqual(requests.slice(0, 1));
  });

  it('narrow the list by each field', async () => {
    const key = await build.aWebsiteKey(websiteId);
    const good = await call(settings(), asBearer(key));
    const forbidden = await call(settings(), production());
    const missing = await call(`/v1/website/${randomUUID()}/settings`, asBearer(key));
    const head = await call(settings(), asBearer(key), 'HEAD');
    const moment = gatehouse.clock.now().toISOString();
    gatehouse.clock.advance(MINUTE);
    const later = await call(settings(), asBearer(key));
    const cases: [string, string[]][] = [
      [`credential_id=${key.id}`, [later, head, missing, good]],
      [`plugin_id=${plugin.id}`, [forbidden]],
      ['status=404', [missing]],
      ['status=4xx', [missing, forbidden]],
      ['status=2xx', [later, head, good]],
      ['reason=not_allowed', [forbidden]],
      ['method=HEAD', [head]],
      ['route=/v1/website/:website_id/settings&status=2xx&method=GET', [later, good]],
      ['route=/v1/nowhere', []],
      ['cause=rolled', []],
      ['address=127.0.0.1', [later, head, missing, forbidden, good]],
      ['address=10.0.0.1', []],
      [`request_id=${missing}`, [missing]],
      [`from=${moment}`, [later]],
      [`to=${moment}`, [head, missing, forbidden, good]],
    ];
    for (const [query, expected] of cases)
      expect({ query, ids: ids(await list(owner, `${ofWebsite}?${query}`)) }).toEqual({ query, ids: expected });
    for (const query of [
      'status=9xx',
      'method=FETCH',
      'from=yesterday',
      'address=here',
      'credential_id=x',
      'limit=101',
      'other=1',
      `from=${moment}&to=${moment}`,
    ])
      expect({ query, status: (await list(owner, `${ofWebsite}?${query}`)).status }).toEqual({ query, status: 400 });
  });

  it('page through the list without a gap or a repeat while new requests arrive', async () => {
    const key = await build.aWebsiteKey(websiteId);
    const all: string[] = [];
    for (let index = 0; index < 7; index++) all.unshift(await call(settings(), asBearer(key)));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: PageOfItems } = await list(owner, `${ofWebsite}?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...ids(page));
      cursor = page.body.next_cursor;
      await call(settings(), asBearer(key));
    }
    expect(seen).toEqual(all);
  });

  it('are the only ones: for everybody else neither list, file, report nor request exists', async () => {
    const key = await build.aWebsiteKey(websiteId);
    const byKey = await call(settings(), asBearer(key));
    const byPlugin = await call(settings(), production());
    const reader = await aPerson(gatehouse, 'website', 'Rea Reader');
    const plain = await aPerson(gatehouse, 'website', 'Opal Operator');
    await operator(reader, 'account_reader');
    await operator(plain, 'operator');
    const usage = [`/api/websites/${websiteId}/usage`, `/api/websites/${websiteId}/keys/${key.id}/usage`];
    const websitePaths = [ofWebsite, `${ofWebsite}/export?format=csv`, ...usage];
    const pluginPaths = [ofPlugin, `${ofPlugin}/export?format=ndjson`, `/api/plugins/${plugin.id}/usage`];
    const statuses = async (by: Person, paths: readonly string[]): Promise<number[]> =>
      Promise.all(paths.map(async (path) => (await by.http.get(path)).status));
    expect(await statuses(reader, websitePaths)).toEqual([200, 200, 200, 200]);
    expect(await statuses(plain, websitePaths)).toEqual([403, 403, 403, 403]);
    expect(await statuses(stranger, websitePaths)).toEqual([404, 404, 404, 404]);
    expect(await statuses(developer, websitePaths)).toEqual([401, 401, 401, 401]);
    expect(await statuses(developer, pluginPaths)).toEqual([200, 200, 200]);
    expect(await statuses(otherDeveloper, pluginPaths)).toEqual([404, 404, 404]);
    expect(await statuses(owner, [`/api/websites/${websiteId}/keys/${randomUUID()}/usage`])).toEqual([404]);

    const lookups = [`/api/requests/${byKey}`, `/api/requests/${byPlugin}`];
    expect(await statuses(reader, lookups)).toEqual([200, 404]);
    expect(await statuses(developer, lookups)).toEqual([404, 200]);
    for (const other of [stranger, plain, otherDeveloper]) expect(await statuses(other, lookups)).toEqual([404, 404]);
    const [unknown, notMine] = await Promise.all(
      [`/api/requests/${randomUUID()}`, lookups[0] ?? ''].map((path) => stranger.http.get(path)),
    );
    const told = ({ instance: _instance, request_id: _id, ...body }: Record<string, unknown>): object => body;
    expect(told(notMine?.body ?? {})).toEqual(told(unknown?.body ?? {}));
    expect((await stranger.http.get('/api/requests/nothing')).status).toBe(404);
  });

  it('are told why exactly a request was refused, and what to do', async () => {
    interface Explained {
      refused: boolean;
      failed_check: string | null;
      explanation: string | null;
      what_to_do: string[];
      documentation_url: string | null;
    }
    const why = async (by: Person, id: string): Promise<Explained> => (await by.http.get<Explained>(`/api/requests/${id}`)).body;
    const expiring = await build.aWebsiteKey(websiteId, { expiresAt: gatehouse.clock.after(DAY) });
    const userKey = await build.aUserKey(websiteId, 'operator');
    expect(await why(owner, await call(settings(), asBearer(expiring)))).toMatchObject({
      refused: false,
      failed_check: null,
      what_to_do: [],
    });
    gatehouse.clock.advance(2 * DAY);

    const expired = await why(owner, await call(settings(), asBearer(expiring)));
    expect(expired).toMatchObject({ refused: true, failed_check: 'credential' });
    expect(expired.explanation).toContain('reached its expiration');
    expect(expired.what_to_do[0]).toContain('Make a new key');
    expect(expired.documentation_url).toBe(`${gatehouse.environment.values.PUBLIC_URL}/docs/errors/invalid_session`);

    const scope = await why(developer, await call(settings(), production()));
    expect(scope).toMatchObject({ refused: true, failed_check: 'scope' });
    expect(scope.explanation).toMatch(/website:settings/);

    // The operator of a user key, without any right to see the keys of the website.
    const mine = await call(settings(), { ...asBearer(userKey) }, 'PATCH');
    const operatorsOwn = await aPersonFor(userKey.accountId);
    expect(await why(operatorsOwn, mine)).toMatchObject({ refused: true });
  });

  const aPersonFor = async (accountId: string): Promise<Person> => {
    const person = await aPerson(gatehouse, 'website', 'Somebody');
    await gatehouse.database.query('UPDATE session SET account_id = $1 WHERE account_id = $2', [accountId, person.id]);
    return person;
  };

  it('export the same as a file: CSV that no spreadsheet runs, or one JSON object a line', async () => {
    const key = await build.aWebsiteKey(websiteId, { name: '=cmd()' });
    const evil = await call(settings(), { ...asBearer(key), 'user-agent': '=HYPERLINK("http://x","y")' });
    await call(settings(randomUUID()), asBearer(key));
    const csv = await owner.http.get(`${ofWebsite}/export?format=csv&status=200`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="requests-${websiteId}-[0-9-]{10}\\.csv"$`));
    const lines = csv.text.split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^at,request_id,method,route,status,reason,cause,/);
    expect(lines[1]).toContain(evil);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(lines[1]).toContain(`,'=cmd(),`);
    const ndjson = await owner.http.get(`${ofWebsite}/export?format=ndjson`);
    const objects = ndjson.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Item);
    expect(objects).toEqual((await list(owner, ofWebsite)).body.items);
    expect((await owner.http.get(`${ofWebsite}/export`)).status).toBe(400);
  });

  it('may hang up during a long export, which then reads no further', async () => {
    await manyRows(20_000);
    const reader = marketplace.get(RequestReader, { strict: false });
    const read = { rows: 0, ended: 0 };
    const original = reader.batches.bind(reader);
    const spied = jest.spyOn(reader, 'batches').mockImplementation(async function* (...asked) {
      try {
        for await (const rows of original(...asked)) {
          read.rows += rows.length;
          yield rows;
        }
      } finally {
        read.ended += 1;
      }
    });
    const whole = (await owner.http.get(`${ofWebsite}/export?format=ndjson`)).text.trimEnd().split('\n');
    expect(new Set(whole).size).toBe(20_000);
    expect(read).toEqual({ rows: 20_000, ended: 1 });

    const { PUBLIC_URL } = gatehouse.environment.values;
    const outgoing = request(`${PUBLIC_URL}${ofWebsite}/export?format=ndjson`, { headers: cookieOf(owner) }).end();
    const [incoming] = (await once(outgoing, 'response')) as [NodeJS.ReadableStream & { destroy(): void }];
    await once(incoming, 'data');
    incoming.destroy();
    await eventually(() => (read.ended === 2 ? true : undefined));
    expect(read.rows).toBeLessThan(40_000);
    spied.mockRestore();
  });

  const cookieOf = ({ http }: Person): Record<string, string> => Reflect.get(http, 'defaults') as Record<string, string>;

  /** Rows as the REST API would have written them, over three days. */
  async function manyRows(count: number): Promise<void> {
    const partitions = marketplace.get(LogPartitions, { strict: false });
    const days = [0, 1, 2].map((ago) =>
      gatehouse.clock
        .after(-ago * DAY)
        .toISOString()
        .slice(0, 10),
    );
    await partitions.ensure(days);
    await gatehouse.database.query(
      `INSERT INTO request_log (id, requested_at, website_id, on_website, method, route, status, reason, latency_ms, credential_kind)
       SELECT gen_random_uuid(), $1::timestamptz - n * interval '8 seconds', $2, true, 'GET', '/v1/website/:website_id', 200, 'resolved', n % 50, 'website'
       FROM generate_series(1, $3::int) n`,
      [gatehouse.clock.now(), websiteId, count],
    );
  }
});

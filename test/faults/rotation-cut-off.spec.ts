import { randomBytes, randomUUID } from 'node:crypto';
import { DAY, MINUTE, sha256 } from '@gatehouse/platform';
import fc from 'fast-check';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { asBearer, asPlugin, Builders } from '../support/builders.js';
import type { Cut } from '../support/cut-request.js';
import { RotatingClient, type Ended, type Plan, type Secret } from './rotating-client.js';

const ROUNDS = 10;
/** Keypairs of two environments, user keys, website keys that a person rotates, and such that rotate themselves. */
const OF_EACH = 10;
const CLIENTS = 5 * OF_EACH;
/** Clients that rotate at the same moment. */
const AT_ONCE = 25;

const aCut: fc.Arbitrary<Cut> = fc.oneof(
  fc.constant<Cut>({ at: 'request' }),
  fc.record({ at: fc.constant('sent' as const), afterMs: fc.integer({ min: 0, max: 40 }) }),
  fc.constant<Cut>({ at: 'answer' }),
);
const aPlan: fc.Arbitrary<Plan> = fc.record({
  cuts: fc.array(aCut, { minLength: 1, maxLength: 2 }),
  forgets: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
});

describe(`${ROUNDS * CLIENTS} rotations whose answers are cut off`, () => {
  let gatehouse: TestGatehouse;
  let build: Builders;

  beforeAll(async () => {
    gatehouse = await aGatehouse({ KEY_REQUESTS_PER_MINUTE: '1000000', LOG_LEVEL: 'error' });
    build = new Builders(await gatehouse.startMarketplace());
    await gatehouse.startRestApi();
  }, 60_000);
  afterAll(() => gatehouse.stop());

  it('leave every client with a key that works, at every moment, and no key alive past its deadline', async () => {
    const seed = fc.sample(fc.integer(), 1)[0] ?? 0;
    const plans = fc.sample(aPlan, { seed, numRuns: ROUNDS * CLIENTS });
    const clients = await someClients();
    for (let round = 0; round < ROUNDS; round++) {
      const ended = await inTurns(clients, (client) => client.rotate(plans.pop() ?? { cuts: [], forgets: false }));
      await atTheDeadline(clients, ended);
    }
    expect({ seed, gaps: clients.flatMap(({ name, gaps }) => gaps.map((gap) => `${name}: ${gap}`)) }).toEqual({ seed, gaps: [] });
    // Each rotation made one successor, however often it was asked for.
    const [made] = await gatehouse.database.query<{ all: string; of: string }>(
      'SELECT count(*) AS all, count(DISTINCT predecessor_id) AS of FROM credential WHERE predecessor_id IS NOT NULL',
    );
    expect({ seed, ...made }).toEqual({ seed, all: String(ROUNDS * CLIENTS), of: String(ROUNDS * CLIENTS) });
    // The ways of losing an answer were really gone.
    expect(clients.reduce((sum, { renewed }) => sum + renewed, 0)).toBeGreaterThan(0);
  }, 180_000);

  /** A minute before the deadline an old key works if the grace alone ends it; from the deadline on, none does. No schedule runs. */
  async function atTheDeadline(clients: readonly RotatingClient[], ended: readonly Ended[]): Promise<void> {
    const lasting = clients.map((client, at) => ({ client, ended: ended[at] })).filter(({ client }) => client.name.startsWith('website'));
    const deadlines = lasting.map((one) => one.ended?.deadline.getTime() ?? 0);
    const statuses = (): Promise<(number | undefined)[]> =>
      inTurns(lasting, async (one) => (one.ended ? one.client.use(one.ended.old) : undefined));
    const moveTo = (moment: number): void => {
      gatehouse.clock.advance(moment - gatehouse.clock.now().getTime());
    };
    moveTo(Math.min(...deadlines) - MINUTE);
    expect(new Set(await statuses())).toEqual(new Set([200]));
    moveTo(Math.max(...deadlines));
    expect(new Set(await statuses())).toEqual(new Set([401]));
  }

  async function someClients(): Promise<RotatingClient[]> {
    const { PUBLIC_URL, REST_API_URL } = gatehouse.environment.values;
    const post = (url: string, headers: Record<string, string>, body: object) => ({ url, method: 'POST' as const, headers, body });
    const websiteId = await build.aWebsite();
    const owner = { cookie: await aCookie('website', await build.anOperator(websiteId)) };
    const keys = `${PUBLIC_URL}/api/websites/${websiteId}/keys`;
    const use = ({ key }: Secret) => ({
      url: `${REST_API_URL}/v1/website/${websiteId}`,
      method: 'GET' as const,
      headers: asBearer({ secret: key }),
    });
    const lostWebsiteKey = ({ id }: Secret) => post(`${keys}/${id}/rotate`, owner, { reason: 'lost' });
    const clients: RotatingClient[] = [];
    for (let number = 0; number < OF_EACH; number++) {
      const developer = await build.anAccount();
      const cookie = await aCookie('marketplace', developer);
      const plugin = await build.aPlugin({ accountId: developer });
      for (const environment of ['development', 'production'] as const) {
        const url = `${PUBLIC_URL}/api/plugins/${plugin.id}/keypairs/${environment}/rotate`;
        const ways = {
          rotate: (_present: Secret, body: object) => post(url, { cookie }, body),
          lost: () => post(url, { cookie }, { reason: 'lost' }),
          use: ({ id, key }: Secret) => ({
            url: `${REST_API_URL}/v1/plugin/connect/account`,
            method: 'GET' as const,
            headers: asPlugin({ identifier: id, key }),
          }),
          ends: 'on_first_use' as const,
        };
        const { identifier, key } = plugin[environment];
        await build.aQuota(plugin, environment, 1_000_000);
        clients.push(new RotatingClient(`${environment} keypair ${number}`, ways, { id: identifier, key }));
      }

      const olaf = await build.aUserKey(websiteId, 'operator');
      const own = { cookie: await aCookie('website', olaf.accountId) };
      const page = `${PUBLIC_URL}/api/websites/${websiteId}/operators/me/key/rotate`;
      const asOperator = {
        rotate: (_present: Secret, body: object) => post(page, own, body),
        lost: () => post(page, own, { reason: 'lost' }),
        use,
        ends: 'on_first_use' as const,
      };
      clients.push(new RotatingClient(`user key ${number}`, asOperator, { id: olaf.id, key: olaf.secret }));

      const byPerson = {
        rotate: ({ id }: Secret, body: object) => post(`${keys}/${id}/rotate`, owner, body),
        lost: lostWebsiteKey,
        use,
        ends: 'at_grace_end' as const,
      };
      const bySelf = {
        ...byPerson,
        rotate: ({ key }: Secret, body: object) =>
          post(`${REST_API_URL}/v1/website/${websiteId}/keys/self/rotate`, asBearer({ secret: key }), body),
      };
      const [one, two] = [await build.aWebsiteKey(websiteId), await build.aWebsiteKey(websiteId, { mayRotateItself: true })];
      clients.push(new RotatingClient(`website key ${number}`, byPerson, { id: one.id, key: one.secret }));
      clients.push(new RotatingClient(`website key ${number} by itself`, bySelf, { id: two.id, key: two.secret }));
    }
    return clients;
  }

  async function aCookie(realm: 'marketplace' | 'website', accountId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await build.query(
      'INSERT INTO session (id, account_id, token_hash, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $4, $4, $4)',
      [randomUUID(), accountId, sha256(token), gatehouse.clock.after(1_000 * DAY)],
    );
    return `gatehouse_${realm}=${token}`;
  }
});

/** The work of each, so many at the same moment; results in the order of the input. */
async function inTurns<Input, Result>(inputs: readonly Input[], work: (input: Input) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < inputs.length; from += AT_ONCE)
    results.push(...(await Promise.all(inputs.slice(from, from + AT_ONCE).map(work))));
  return results;
}

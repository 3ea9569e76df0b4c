import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '../support/eventually.js';
import { aFaultGatehouse, type FaultGatehouse } from '../support/fault-gatehouse.js';
import type { Person } from '../support/journey.js';

/** The long run of the closing figures: `STORM_REQUESTS=1000 STORM_KILLS=200 npm test -- test/faults/review-storm.spec.ts`. */
const REQUESTS = Number(process.env.STORM_REQUESTS ?? 40);
const KILLS = Number(process.env.STORM_KILLS ?? 4);
const LIMIT_MS = 120_000 + KILLS * 8_000 + REQUESTS * 500;

const withRedis = Boolean(process.env.TEST_REDIS_SERVER ?? process.env.TEST_REDIS_URL);

/** Low-risk requests decide themselves, so that each of them has a final state to reach without anybody's help. */
(withRedis ? describe : describe.skip)(`${REQUESTS} requests while the worker is killed ${KILLS} times and Redis loses its data`, () => {
  let gatehouse: FaultGatehouse;
  let developer: Person;

  beforeAll(async () => {
    gatehouse = await aFaultGatehouse('redis');
    developer = await gatehouse.journey.person('marketplace', 'Dora Developer');
  }, 120_000);
  afterAll(() => gatehouse.remove(), 60_000);

  it(
    'each reach one final state, and each mail goes once',
    async () => {
      let asking = true;
      const asked: string[] = [];
      const requests = (async () => {
        for (let i = 0; i < REQUESTS; i++) {
          const { id } = await gatehouse.journey.plugin(developer, `Storm ${i}`);
          asked.push(await gatehouse.journey.ask(developer, id, ['website:availability/read']));
        }
        asking = false;
      })();
      for (let kill = 0; kill < KILLS; kill++) {
        await wait(Math.random() * 1_500);
        await gatehouse.kill('worker');
        if (kill === Math.floor(KILLS / 2)) {
          await gatehouse.redis?.kill();
          await gatehouse.redis?.start();
        }
        await gatehouse.start('worker');
      }
      await requests;
      expect(asking).toBe(false);
      await eventually(
        async () => ((await gatehouse.query('SELECT 1 FROM outbox_message WHERE done_at IS NULL LIMIT 1')).length === 0 ? true : undefined),
        LIMIT_MS / 2,
      );
      const states = await gatehouse.query<{ state: string; count: number }>(
        'SELECT state, count(*)::int AS count FROM scope_request GROUP BY state',
      );
      expect(states).toEqual([{ state: 'approved', count: REQUESTS }]);
      const repeated = await gatehouse.query(
        `SELECT request_id FROM scope_request_event WHERE to_state IN ('approved', 'rejected') GROUP BY request_id HAVING count(*) <> 1`,
      );
      expect(repeated).toEqual([]);
      const [mails] = await gatehouse.query<{ asked: number; sent: number }>(
        `SELECT (SELECT count(*)::int FROM outbox_message WHERE job = 'mail.send') AS asked, (SELECT count(*)::int FROM mailbox_message) AS sent`,
      );
      expect(mails?.sent).toBe(mails?.asked);
      expect(mails?.sent).toBeGreaterThanOrEqual(REQUESTS);
    },
    LIMIT_MS,
  );
});

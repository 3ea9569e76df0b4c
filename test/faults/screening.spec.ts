import { Client } from 'pg';
import { eventually } from '../support/eventually.js';
import { aFaultGatehouse, type FaultGatehouse } from '../support/fault-gatehouse.js';
import type { Person } from '../support/journey.js';

const REQUESTS = 12;

const backends = [
  { queues: 'postgresql' as const, has: true },
  { queues: 'redis' as const, has: Boolean(process.env.TEST_REDIS_SERVER ?? process.env.TEST_REDIS_URL) },
];

for (const { queues, has } of backends)
  (has ? describe : describe.skip)(`with the queues in ${queues}, no request, decision or mail is lost or doubled`, () => {
    let gatehouse: FaultGatehouse;
    let developer: Person;
    let reviewer: Person;

    beforeAll(async () => {
      gatehouse = await aFaultGatehouse(queues);
      developer = await gatehouse.journey.person('marketplace', 'Dora Developer');
      reviewer = await gatehouse.journey.reviewer(gatehouse.administrator, 'Rita Reviewer');
    }, 120_000);
    afterAll(() => gatehouse.remove(), 60_000);

    /** Plugins with one request each, all submitted at about the same time. */
    async function ask(
      count: number,
      pairs = ['website:settings/read', 'website:settings/write'],
    ): Promise<{ pluginId: string; requestId: string }[]> {
      const plugins = [];
      for (let i = 0; i < count; i++)
        plugins.push(await gatehouse.journey.plugin(developer, `Plugin ${Math.random().toString(36).slice(2, 10)}`));
      return Promise.all(
        plugins.map(async ({ id }) => ({
          pluginId: id,
          requestId: await gatehouse.journey.ask(developer, id, pairs),
        })),
      );
    }

    async function expectEachOnce(asked: readonly { requestId: string }[]): Promise<void> {
      const ids = asked.map(({ requestId }) => requestId);
      await eventually(async () => {
        const rows = await gatehouse.query('SELECT 1 FROM scope_request WHERE id = ANY($1) AND state = $2', [ids, 'queued']);
        return rows.length === ids.length ? true : undefined;
      }, 90_000);
      // Every change of state stands once in the history of its request.
      const events = await gatehouse.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM scope_request_event WHERE request_id = ANY($1) AND to_state = 'queued' GROUP BY request_id`,
        [ids],
      );
      expect(events.map(({ count }) => count)).toEqual(ids.map(() => 1));
      await mailsAreOut();
      const mails = await gatehouse.journey.mailsTo(developer.email);
      // The built-in mailbox is exact: one mail for one message, whatever was killed in between.
      const sent = await gatehouse.query<{ count: number }>(`SELECT count(*)::int AS count FROM outbox_message WHERE job = 'mail.send'`);
      const received = await gatehouse.query<{ count: number }>('SELECT count(*)::int AS count FROM mailbox_message');
      expect(received).toEqual(sent);
      expect(mails.length).toBeGreaterThanOrEqual(ids.length);
    }

    async function mailsAreOut(): Promise<void> {
      await eventually(async () => {
        const rows = await gatehouse.query('SELECT 1 FROM outbox_message WHERE done_at IS NULL');
        return rows.length === 0 ? true : undefined;
      }, 90_000);
    }

    it('when the worker is killed in the middle of screening', async () => {
      const plugin = await gatehouse.journey.plugin(developer, `Plugin ${Date.now()}`);
      // Screening cannot write its findings while their table is locked: the worker is caught in the middle of its transaction.
      const lock = new Client({ connectionString: gatehouse.postgres.url });
      await lock.connect();
      await lock.query('BEGIN; LOCK TABLE screening_finding IN ACCESS EXCLUSIVE MODE');
      const justification = 'One sentence for both of them, which screening finds.';
      const answer = await developer.http.post<{ id: string }>(`/api/plugins/${plugin.id}/scope-requests`, {
        pairs: ['read', 'write'].map((mode) => ({ scope: 'website:settings', mode, justification })),
      });
      expect(answer.status).toBe(201);
      await eventually(async () => {
        const waiting = await gatehouse.query(`SELECT 1 FROM pg_locks WHERE relation = 'screening_finding'::regclass AND NOT granted`);
        return waiting.length > 0 ? true : undefined;
      });
      await gatehouse.kill('worker');
      await lock.end();
      expect(await gatehouse.query('SELECT 1 FROM scope_request WHERE id = $1 AND state = $2', [answer.body.id, 'submitted'])).toHaveLength(
        1,
      );
      await gatehouse.start('worker');
      await expectEachOnce([{ requestId: answer.body.id }]);
    }, 120_000);

    it('when the worker is killed again and again while requests come in', async () => {
      const asking = ask(REQUESTS);
      for (let kills = 0; kills < 4; kills++) {
        await gatehouse.kill('worker');
        await gatehouse.start('worker');
      }
      await expectEachOnce(await asking);
    }, 180_000);

    it('when PostgreSQL dies and comes back', async () => {
      const asked = await ask(3);
      await gatehouse.postgres.kill();
      // Nothing is answered as if it had been done.
      const answer = await developer.http
        .post('/api/plugins', { name: 'Too early', visibility: 'private', description: '' })
        .catch(() => undefined);
      expect(answer?.status ?? 503).toBeGreaterThanOrEqual(500);
      await gatehouse.postgres.start();
      await eventually(async () => ((await fetch(`${gatehouse.journey.at.publicUrl}/health/ready`)).ok ? true : undefined), 30_000);
      await expectEachOnce([...asked, ...(await ask(2))]);
    }, 180_000);

    if (queues === 'redis')
      it('when Redis dies and comes back empty', async () => {
        await gatehouse.kill('worker');
        const asked = await ask(3);
        const worker = gatehouse.start('worker');
        await gatehouse.redis?.kill();
        const more = await ask(2);
        await gatehouse.redis?.start();
        await worker;
        await expectEachOnce([...asked, ...more]);
      }, 180_000);

    it('when two reviewers decide at once', async () => {
      // Of medium risk: one reviewer is enough, and the policy leaves it to people.
      const [asked] = await ask(1, ['website:operators/read']);
      if (!asked) throw new Error('no request');
      await expectEachOnce([asked]);
      const path = `/api/review/items/${await gatehouse.journey.itemOf(reviewer, asked.requestId)}/decision`;
      const answers = await Promise.all([
        reviewer.http.post(path, { verdict: 'approve' }),
        gatehouse.administrator.http.post(path, { verdict: 'reject', reason: 'This plugin has no need of settings.' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const events = await gatehouse.query(
        `SELECT 1 FROM scope_request_event WHERE request_id = $1 AND to_state IN ('approved', 'rejected')`,
        [asked.requestId],
      );
      expect(events).toHaveLength(1);
    }, 120_000);
  });

import { Journey, pairOf, type Person } from './journey.js';
import { aGatehouse, type TestGatehouse } from './apps.js';
import { eventually } from './eventually.js';

export const SETTINGS_READ = 'website:settings/read';
export const SETTINGS_WRITE = 'website:settings/write';
export const AVAILABILITY_READ = 'website:availability/read';

/** A Gatehouse with marketplace and worker, and the people of a review. */
export interface ReviewStage {
  readonly gatehouse: TestGatehouse;
  readonly journey: Journey;
  readonly worker: Awaited<ReturnType<TestGatehouse['startWorker']>>;
  readonly developer: Person;
  reviewer(name: string, role?: 'reviewer' | 'administrator'): Promise<Person>;
  /** A plugin whose first request is approved, so that it holds the pairs. */
  grantedPlugin(developer: Person, reviewer: Person, pairs: readonly string[], more?: Readonly<Record<string, unknown>>): Promise<string>;
  /** A plugin with a request that waits in the queue. */
  queuedRequest(developer: Person, pairs?: readonly string[]): Promise<{ pluginId: string; requestId: string }>;
  /** From now on no policy decides: for tests of what people do with requests of low risk. */
  leaveAllToPeople(): Promise<void>;
  /** Waits until the worker has done everything that was asked for. */
  idle(): Promise<void>;
  accountId(person: Person, realm: 'marketplace' | 'website'): Promise<string>;
  auditOf(subjectId: string): Promise<string[]>;
  subjectsTo(email: string): Promise<string[]>;
}

/** @param over environment variables, for example to put the queues on Redis */
export async function aReviewStage(over: Readonly<Record<string, string>> = {}): Promise<ReviewStage> {
  const gatehouse = await aGatehouse(over);
  const { PUBLIC_URL, REST_API_URL, MAILBOX_TOKEN } = gatehouse.environment.values;
  await gatehouse.startMarketplace();
  const worker = await gatehouse.startWorker();
  const journey = new Journey({ publicUrl: PUBLIC_URL, restApiUrl: REST_API_URL, mailboxToken: MAILBOX_TOKEN });
  const developer = await journey.person('marketplace', 'Dora Developer');
  // Most tests are about something else than how many reviewers it takes; those that are ask for it.
  await gatehouse.database.query(
    `INSERT INTO platform_setting (name, value, updated_at) VALUES ('review', '{"fourEyes": {"low": false, "medium": false, "high": false}}', now())`,
  );
  let plugins = 0;
  const stage: ReviewStage = {
    gatehouse,
    journey,
    worker,
    developer,
    async reviewer(name, role = 'reviewer') {
      const person = await journey.person('marketplace', name);
      await gatehouse.database.query(`UPDATE account SET role = $2 WHERE realm = 'marketplace' AND email = $1`, [person.email, role]);
      return person;
    },
    async grantedPlugin(owner, reviewer, pairs, more = {}) {
      const { id } = await journey.plugin(owner, `Plugin ${(plugins += 1)}`, more);
      const requestId = await journey.ask(owner, id, pairs);
      await journey.untilApproved(owner, reviewer, id, requestId);
      return id;
    },
    async queuedRequest(owner, pairs = [SETTINGS_READ, SETTINGS_WRITE]) {
      const { id } = await journey.plugin(owner, `Plugin ${(plugins += 1)}`);
      const requestId = await journey.ask(owner, id, pairs);
      await journey.untilQueued(owner, id, requestId);
      return { pluginId: id, requestId };
    },
    async leaveAllToPeople() {
      await gatehouse.database.query(`UPDATE review_policy SET rules = '[]' WHERE active`);
    },
    async idle() {
      await eventually(async () => {
        const rows = await gatehouse.database.query('SELECT 1 FROM outbox_message WHERE done_at IS NULL');
        return rows.length === 0 ? true : undefined;
      });
    },
    async accountId({ email }, realm) {
      const rows = await gatehouse.database.query<{ id: string }>('SELECT id FROM account WHERE realm = $1 AND email = $2', [realm, email]);
      return rows[0]?.id ?? '';
    },
    async auditOf(subjectId) {
      const rows = await gatehouse.database.query<{ action: string }>(
        'SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY at, action',
        [subjectId],
      );
      return rows.map(({ action }) => action);
    },
    async subjectsTo(email) {
      await stage.idle();
      return (await journey.mailsTo(email)).map(({ subject }) => subject);
    },
  };
  return stage;
}

export function asked(
  pair: string,
  justification = `Our plugin shows ${pair} to the people who work on the shop.`,
): Record<string, string> {
  return { ...pairOf(pair), justification };
}

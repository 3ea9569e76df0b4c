import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase, readEnvironment } from '@gatehouse/platform';
import { Client } from 'pg';
import { embeddedEnvironment, freePort } from '../support/environment.js';
import { eventually } from '../support/eventually.js';
import { aPostgresServer, startProcess, type GatehouseProcess, type RestartableServer } from '../support/processes.js';

describe('the request log of a real process', () => {
  let postgres: RestartableServer;
  let environment: Record<string, string>;
  let restApi: GatehouseProcess;

  beforeAll(async () => {
    postgres = await aPostgresServer();
    const port = await freePort();
    environment = embeddedEnvironment({
      DATABASE_URL: postgres.url,
      REST_API_PORT: String(port),
      REST_API_URL: `http://localhost:${port}`,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'gatehouse-log-')),
    });
    await migrateDatabase(readEnvironment(environment));
    restApi = await startProcess('rest-api', environment);
  }, 60_000);
  afterAll(async () => {
    await restApi.kill('SIGTERM');
    await postgres.remove();
  }, 60_000);

  const call = async (path: string): Promise<string> => {
    const answer = await fetch(`${environment.REST_API_URL ?? ''}${path}`);
    await answer.text();
    return `${answer.status} ${answer.headers.get('request-id') ?? ''}`;
  };
  /** `status id` of each row. */
  const rows = async (): Promise<Set<string>> => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    try {
      const result = await client.query<{ row: string }>(`SELECT status || ' ' || id AS row FROM request_log`);
      return new Set(result.rows.map(({ row }) => row));
    } finally {
      await client.end();
    }
  };

  it('has every row of the time in which its database was away, once it is back', async () => {
    const answers = [await call('/v1/nowhere')];
    await postgres.kill();
    for (let index = 0; index < 30; index++) answers.push(await call(index % 2 === 0 ? '/v1/nowhere' : '/v1/plugin/connect/account'));
    // Requests that need no store are answered meanwhile, and none fails for its row.
    expect(new Set(answers.map((answer) => answer.split(' ')[0]))).toEqual(new Set(['404', '401']));
    await postgres.start();
    await eventually(async () => {
      const written = await rows();
      return answers.every((answer) => written.has(answer)) ? true : undefined;
    }, 20_000);
    expect((await rows()).size).toBe(answers.length);
  }, 60_000);

  it('loses nothing that was answered before or during a stop by SIGTERM', async () => {
    const answers: string[] = [];
    let stopped = false;
    const callers = Array.from({ length: 8 }, async () => {
      while (!stopped)
        await call('/v1/nowhere')
          .then((answer) => answers.push(answer))
          .catch(() => (stopped = true));
    });
    await eventually(() => (answers.length > 200 ? true : undefined));
    await restApi.kill('SIGTERM');
    stopped = true;
    await Promise.all(callers);
    const written = await rows();
    expect(answers.filter((answer) => !written.has(answer))).toEqual([]);
    restApi = await startProcess('rest-api', environment);
  }, 60_000);
});

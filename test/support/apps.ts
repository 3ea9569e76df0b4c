import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createLogger, readEnvironment, type Clock, type Environment } from '@gatehouse/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { createMarketplace } from '../../apps/marketplace/src/marketplace.js';
import { createRestApi } from '../../apps/rest-api/src/rest-api.js';
import { createWorker } from '../../apps/worker/src/worker.js';
import { aDatabase, type TestDatabase } from './database.js';
import { embeddedEnvironment, freePort } from './environment.js';
import { HttpClient } from './http-client.js';
import { MovableClock } from './clock.js';

/** A whole Gatehouse of the test's own: a database and, on demand, its three apps listening on loopback, in this process. */
export interface TestGatehouse {
  readonly database: TestDatabase;
  readonly environment: Environment;
  readonly clock: MovableClock;
  /** Every log line of the apps so far. */
  readonly logLines: readonly string[];
  /** A new visitor of the marketplace; answers are checked against its OpenAPI document. */
  visitor(): HttpClient;
  /** A caller of the REST API. With a keypair it sends Basic credentials and the plugin tier. */
  caller(keypair?: { identifier: string; key: string }, headers?: Readonly<Record<string, string>>): HttpClient;
  startMarketplace(): Promise<NestFastifyApplication>;
  startRestApi(): Promise<NestFastifyApplication>;
  startWorker(): Promise<NestFastifyApplication>;
  /** Provider of an app that was started, for example a service. */
  stop(): Promise<void>;
}

/** @param over environment variables, for example `{ REDIS_URL }` to put the queues on Redis. */
export async function aGatehouse(over: Readonly<Record<string, string>> = {}): Promise<TestGatehouse> {
  const database = await aDatabase();
  const [marketplacePort, restApiPort] = [await freePort(), await freePort()];
  const environment = readEnvironment(
    embeddedEnvironment({
      DATABASE_URL: database.url,
      MARKETPLACE_PORT: String(marketplacePort),
      REST_API_PORT: String(restApiPort),
      PUBLIC_URL: `http://localhost:${marketplacePort}`,
      REST_API_URL: `http://localhost:${restApiPort}`,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'gatehouse-test-')),
      ...over,
    }),
  );
  const clock = new MovableClock();
  const logLines: string[] = [];
  const apps: NestFastifyApplication[] = [];
  let worked = false;
  const { PUBLIC_URL, REST_API_URL } = environment.values;
  const start = async (create: Create, port: number): Promise<NestFastifyApplication> => {
    const app = await create(environment, capture(logLines), clock);
    apps.push(app);
    if (port > 0) await app.listen(port, '127.0.0.1');
    return app;
  };
  return {
    database,
    environment,
    clock,
    logLines,
    visitor: () => new HttpClient(PUBLIC_URL, {}, '/api/openapi.json'),
    caller: (keypair, headers = {}) =>
      new HttpClient(
        REST_API_URL,
        keypair
          ? {
              authorization: `Basic ${Buffer.from(`${keypair.identifier}:${keypair.key}`).toString('base64')}`,
              'x-crisp-tier': 'plugin',
              ...headers,
            }
          : headers,
        '/v1/openapi.json',
      ),
    startMarketplace: () => start(createMarketplace, marketplacePort),
    startRestApi: () => start(createRestApi, restApiPort),
    startWorker: () => {
      worked = true;
      return start(createWorker, 0);
    },
    async stop() {
      if (worked) await tellWhatIsUndone(database);
      for (const app of apps.reverse()) await app.close();
      await database.drop();
    },
  };
}

/** A test that waited in vain for background work gives no reason by itself; the outbox knows how far the work came. */
async function tellWhatIsUndone(database: TestDatabase): Promise<void> {
  const undone = await database.query(
    `SELECT job, created_at, dispatched_at, last_error FROM outbox_message WHERE done_at IS NULL AND created_at < now() - interval '10 s'`,
  );
  if (undone.length > 0) console.warn('undone after 10 s or more:', undone);
}

type Create = (environment: Environment, logger: Logger, clock: Clock) => Promise<NestFastifyApplication>;

/** The same logger as in production, with its redaction, writing into an array. */
function capture(lines: string[]): Logger {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return createLogger('test', 'info', stream);
}

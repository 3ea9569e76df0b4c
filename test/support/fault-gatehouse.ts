import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { embeddedEnvironment, freePort } from './environment.js';
import { Journey, type Person } from './journey.js';
import { aPostgresServer, aRedisServer, startProcess, type GatehouseProcess, type RestartableServer } from './processes.js';

type Name = 'marketplace' | 'rest-api' | 'worker';

/** A Gatehouse of three real processes on servers of its own, every one of which may be killed. */
export interface FaultGatehouse {
  readonly journey: Journey;
  readonly postgres: RestartableServer;
  /** Undefined while the queues live in PostgreSQL. */
  readonly redis: RestartableServer | undefined;
  readonly administrator: Person;
  start(name: Name): Promise<GatehouseProcess>;
  kill(name: Name): Promise<void>;
  /** Everything that any of the processes has written, also those that were killed. */
  output(): string;
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  remove(): Promise<void>;
}

export async function aFaultGatehouse(queues: 'postgresql' | 'redis'): Promise<FaultGatehouse> {
  const postgres = await aPostgresServer();
  const redis = queues === 'redis' ? await aRedisServer() : undefined;
  const [marketplacePort, restApiPort] = [await freePort(), await freePort()];
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-fault-'));
  const password = randomBytes(18).toString('base64url');
  writeFileSync(join(dataDir, 'administrator.json'), JSON.stringify({ email: 'administrator@gatehouse.localhost', password }), {
    mode: 0o600,
  });
  const environment = embeddedEnvironment({
    DATABASE_URL: postgres.url,
    ...(redis ? { REDIS_URL: redis.url } : {}),
    MARKETPLACE_PORT: String(marketplacePort),
    REST_API_PORT: String(restApiPort),
    PUBLIC_URL: `http://localhost:${marketplacePort}`,
    REST_API_URL: `http://localhost:${restApiPort}`,
    DATA_DIR: dataDir,
    JOB_LOST_AFTER_SECONDS: '2',
  });
  const journey = new Journey({
    publicUrl: environment.PUBLIC_URL ?? '',
    restApiUrl: environment.REST_API_URL ?? '',
    mailboxToken: environment.MAILBOX_TOKEN ?? '',
  });
  for (const secret of [password, environment.MAILBOX_TOKEN ?? '']) journey.secrets.add(secret);
  const administrator: Person = { email: 'administrator@gatehouse.localhost', name: 'Administrator', password, http: journey.visitor() };

  const running = new Map<Name, GatehouseProcess>();
  const all: GatehouseProcess[] = [];
  const start = async (name: Name): Promise<GatehouseProcess> => {
    const process = await startProcess(name, environment);
    running.set(name, process);
    all.push(process);
    return process;
  };
  await Promise.all([start('marketplace'), start('rest-api'), start('worker')]);
  await journey.signIn('marketplace', administrator);

  return {
    journey,
    postgres,
    redis,
    administrator,
    start,
    kill: async (name) => running.get(name)?.kill(),
    output: () => all.map((process) => process.output()).join('\n'),
    async query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      try {
        return (await client.query<Row>(sql, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    async remove() {
      await Promise.all([...running.values()].map((process) => process.kill('SIGTERM')));
      await redis?.remove();
      await postgres.remove();
    },
  };
}

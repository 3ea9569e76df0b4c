import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from './embedded-postgres.mjs';
import { isAlive } from './subprocess.mjs';

jest.setTimeout(60_000);

/** The launcher's tests bring their own server: the one that npm test was given may be anybody's. */
describe('the embedded PostgreSQL', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatehouse-embedded-'));
    chmodSync(folder, 0o711);
  });
  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const started: Awaited<ReturnType<typeof startPostgres>>[] = [];
  const start = async (over: { port?: number } = {}) => {
    const server = await startPostgres({ folder, durable: false, maxConnections: 20, ...over });
    started.push(server);
    return server;
  };
  const ask = async (url: string, sql: string): Promise<unknown[]> => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('keeps its data over a stop, and asks for its password', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start({ port: first.port });
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    const wrong = new URL(second.url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await second.stop();
  });

  it('stops a server that a killed launcher left on the same data', async () => {
    const left = await start();
    await ask(left.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const next = await start({ port: left.port });
    expect(isAlive(left.pid)).toBe(false);
    expect(await ask(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await next.stop();
  });

  it('leaves a program alone that was given the number of a dead server', async () => {
    const first = await start();
    await first.stop();
    const file = join(folder, 'postgres', 'postmaster.pid');
    writeFileSync(file, `${process.pid}\n${join(folder, 'postgres')}\n`);
    const second = await start();
    expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(String(second.pid));
    await second.stop();
  });

  it('takes another port when the usual one is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const server = await start({ port });
    expect(server.port).not.toBe(port);
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    other.close();
  });

  it('lets its owner in again after the password file was lost', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    rmSync(join(folder, 'postgres-password'));
    const second = await start();
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});

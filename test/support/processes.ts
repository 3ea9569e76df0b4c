import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './environment.js';

const root = join(__dirname, '../..');

/** A server that a test may stop, kill and start again at the same address. */
export interface RestartableServer {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it in order and removes its data. */
  remove(): Promise<void>;
}

/** An embedded PostgreSQL of the test's own, durable across `kill` and `start`. */
export async function aPostgresServer(): Promise<RestartableServer> {
  const folder = temporaryFolder('gatehouse-postgres-');
  const port = await freePort();
  let child: ChildProcess | undefined;
  let server: { url: string; pid: number } | undefined;
  const start = async (): Promise<void> => {
    child = spawn(
      process.execPath,
      ['apps/launcher/embedded-postgres.mjs', 'serve', '--dir', join(folder, 'data'), '--port', String(port), '--durable'],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    server = JSON.parse(await firstLine(child)) as { url: string; pid: number };
  };
  await start();
  return {
    get url() {
      if (!server) throw new Error('PostgreSQL has not been started');
      return server.url;
    },
    start,
    async kill() {
      // The postmaster itself: its children notice and go. The small command beside it then ends by itself or is ended.
      if (server) process.kill(server.pid, 'SIGKILL');
      child?.kill('SIGKILL');
      if (child) await ended(child);
      await untilGone(server?.pid);
    },
    async remove() {
      child?.kill('SIGTERM');
      if (child) await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A Redis of the test's own that keeps nothing: killed and started again, it has lost its data. */
export async function aRedisServer(): Promise<RestartableServer> {
  const program = process.env.TEST_REDIS_SERVER ?? 'redis-server';
  const folder = temporaryFolder('gatehouse-redis-');
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const libraries = process.env.TEST_REDIS_LIBRARY_PATH;
    child = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) },
    });
    await lineWith(child, /Ready to accept connections/);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    async kill() {
      child?.kill('SIGKILL');
      if (child) await ended(child);
    },
    async remove() {
      child?.kill('SIGKILL');
      if (child) await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One of our three processes, built, on its own: what an operator would run. */
export interface GatehouseProcess {
  readonly pid: number;
  /** Everything it has written so far. */
  output(): string;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a built process and waits until it says that it is ready. */
export async function startProcess(
  name: 'marketplace' | 'rest-api' | 'worker',
  environment: Readonly<Record<string, string>>,
): Promise<GatehouseProcess> {
  const child = fork(join(root, `dist/apps/${name}/src/main.js`), { env: { PATH: process.env.PATH ?? '', ...environment }, silent: true });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (written += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: { type: string; problems?: string[] }) => {
      if (message.type === 'ready') resolve();
      else reject(new Error(`${name} did not start: ${message.problems?.join(' ') ?? 'no reason given'}`));
    });
    child.once('exit', (code) => {
      reject(new Error(`${name} ended with ${code} before it was ready:\n${written}`));
    });
  });
  return {
    pid: child.pid ?? 0,
    output: () => written,
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await ended(child);
    },
  };
}

function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // The database may run as another user, which must be able to enter.
  chmodSync(folder, 0o755);
  return folder;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}

async function untilGone(pid: number | undefined): Promise<void> {
  for (let tries = 0; pid !== undefined && tries < 200; tries++) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  return lineWith(child, /./);
}

/** Waits for a line of a child's output; the rest goes on being read, so that its pipe never fills. */
async function lineWith(child: ChildProcess, pattern: RegExp): Promise<string> {
  const { stdout } = child;
  if (!stdout) throw new Error('this child has no output to read');
  const lines = createInterface({ input: stdout });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      if (pattern.test(line)) resolve(line);
    });
    child.once('exit', (code) => {
      reject(new Error(`a server ended with ${code} before it was ready`));
    });
  });
}

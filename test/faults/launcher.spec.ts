import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';

jest.setTimeout(120_000);

const root = join(__dirname, '../..');

interface Runtime {
  pid: number;
  publicUrl: string;
  restApiUrl: string;
  databaseUrl: string;
  mailboxUrl: string;
}

interface Started {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  readonly output: () => string;
}

/** Every process of this machine and its parent. */
const processes = (): Map<number, number> =>
  new Map(
    execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
  );

const processesBelow = (pid: number): number[] => [...processes()].filter(([, parent]) => parent === pid).map(([child]) => child);

/** The real command with a data folder of the test's own, and what a kill may not break. */
describe('npm start', () => {
  let folder: string;
  const launched: Started[] = [];
  beforeAll(() => {
    const place = mkdtempSync(join(tmpdir(), 'gatehouse-start-'));
    // As root the database runs as another user, who must be able to come here.
    chmodSync(place, 0o755);
    folder = join(place, 'data');
  });
  afterAll(async () => {
    for (const { child } of launched) await endOf(child, 'SIGTERM');
    if (existsSync(join(folder, 'postgres', 'postmaster.pid'))) {
      // A failed test has left a killed launcher's database; a start and a stop clear it up.
      const last = launch();
      await running(last);
      await endOf(last.child, 'SIGTERM');
    }
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  const launch = (): Started => {
    const environment: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: folder };
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'PUBLIC_URL', 'HOST', 'GATEHOUSE_MODE']) delete environment[name];
    const child = spawn(process.execPath, ['apps/launcher/start.mjs'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const started = { child, output: () => output };
    launched.push(started);
    return started;
  };

  const running = ({ child, output }: Started): Promise<Runtime> =>
    eventually(() => {
      if (child.exitCode !== null) throw new Error(`it ended: ${output()}`);
      const runtime = JSON.parse(readFileSync(join(folder, 'runtime.json'), 'utf8')) as Runtime;
      expect(runtime.pid).toBe(child.pid);
      return runtime;
    }, 60_000);

  const endOf = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
    return child.exitCode;
  };

  const healthy = async ({ publicUrl, restApiUrl }: Runtime): Promise<void> => {
    for (const url of [publicUrl, restApiUrl]) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  };

  /** The one that runs, if any does: a start takes seconds, and most tests need no fresh one. */
  const present = async () => {
    const started = launched.findLast(({ child }) => child.exitCode === null && child.signalCode === null) ?? launch();
    return { ...started, runtime: await running(started) };
  };

  it('serves both addresses, and keeps its secrets to their owner', async () => {
    const { output, runtime } = await present();
    await healthy(runtime);
    expect(output()).toContain(runtime.mailboxUrl);
    // The screen is a pipe here: the administrator's password belongs on a terminal only.
    const administrator = JSON.parse(readFileSync(join(folder, 'administrator.json'), 'utf8')) as { password: string };
    expect(output()).not.toContain(administrator.password);
    for (const name of readdirSync(folder).filter((file) => statSync(join(folder, file)).isFile()))
      expect({ name, mode: statSync(join(folder, name)).mode & 0o777 }).toEqual({ name, mode: 0o600 });
  });

  it('says that one is running, and where, instead of starting a second one', async () => {
    const { runtime } = await present();
    const second = launch();
    const [code] = (await once(second.child, 'exit')) as [number];
    expect(code).toBe(1);
    expect(second.output()).toContain(String(runtime.pid));
    expect(second.output()).toContain(runtime.publicUrl);
    await healthy(runtime);
  });

  it('starts after a kill at the same addresses, on the same data', async () => {
    const killed = await present();
    const orphans = processesBelow(killed.runtime.pid);
    expect(orphans.length).toBeGreaterThanOrEqual(4);
    await endOf(killed.child, 'SIGKILL');
    const next = launch();
    const after = await running(next);
    await eventually(() => orphans.every((pid) => !processes().has(pid)) || undefined);
    expect(after).toEqual({ ...killed.runtime, pid: next.child.pid });
    await healthy(after);
  });

  it('lets one only start of two that find the place of a killed one', async () => {
    await endOf((await present()).child, 'SIGKILL');
    const two = [launch(), launch()];
    const refused = await Promise.race(two.map(({ child }) => once(child, 'exit').then(() => child)));
    const winner = two.find(({ child }) => child !== refused);
    if (!winner) throw new Error('both were refused');
    expect(refused.exitCode).toBe(1);
    await healthy(await running(winner));
  });

  it('stops with nothing left', async () => {
    const { child, runtime } = await present();
    expect(await endOf(child, 'SIGINT')).toBe(0);
    await expect(fetch(runtime.publicUrl)).rejects.toThrow();
    await expect(fetch(runtime.restApiUrl)).rejects.toThrow();
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(existsSync(join(folder, 'runtime.json'))).toBe(false);
    expect(existsSync(join(folder, 'launcher.sock'))).toBe(false);
  });
});

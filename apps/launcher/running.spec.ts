import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hold, visit } from './running.mjs';

describe('the lock on a folder', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatehouse-lock-'));
    file = join(folder, 'launcher.sock');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const held = async (doing: string) => {
    const lock = await hold(file, () => ({ pid: process.pid, doing }));
    return 'release' in lock ? lock : undefined;
  };

  /** What a killed process leaves behind: a socket file that nobody listens on. */
  const abandon = async () => {
    const script = `require('node:net').createServer().listen(${JSON.stringify(file)}, () => process.kill(process.pid, 'SIGKILL'))`;
    await once(spawn(process.execPath, ['-e', script], { stdio: 'ignore' }), 'exit');
    expect(existsSync(file)).toBe(true);
  };

  it('tells a second one who holds it, and goes on being held', async () => {
    const first = await held('is running');
    const second = await hold(file, () => ({ doing: 'is second' }));
    expect(second).toMatchObject({ holder: { pid: process.pid, doing: 'is running' } });
    expect(await visit(file)).toMatchObject({ doing: 'is running' });
    await first?.release();
  });

  it('can be had again once it was released', async () => {
    await (await held('is first'))?.release();
    const second = await held('is second');
    expect(await visit(file)).toMatchObject({ doing: 'is second' });
    await second?.release();
    expect(existsSync(file)).toBe(false);
  });

  it('is taken over from a killed process', async () => {
    await abandon();
    const lock = await held('took over');
    expect(await visit(file)).toMatchObject({ doing: 'took over' });
    await lock?.release();
  });

  it('is had by one only of many that take it over at once', async () => {
    await abandon();
    const locks = await Promise.all(Array.from({ length: 8 }, (_, index) => hold(file, () => ({ doing: `taker ${index}` }))));
    const winners = locks.filter((lock) => 'release' in lock);
    expect(winners).toHaveLength(1);
    expect(locks.filter((lock) => 'holder' in lock)).toHaveLength(7);
    for (const winner of winners) await winner.release();
  });
});

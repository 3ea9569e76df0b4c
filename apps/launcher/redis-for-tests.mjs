import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { canUnpackPackages, inPath, unpackPackages } from './distribution-packages.mjs';
import { servicesFolder } from './folders.mjs';
import { freePort } from './ports.mjs';
import { whileSaying, wordsOf } from './screen.mjs';
import { commandLine, isAlive, pause, run, waitUntil } from './subprocess.mjs';

/** @typedef {{ server: string, libraryPath?: string }} RedisProgram */

/**
 * A redis-server program: this machine's, else one of .services/ taken from the distribution's archive.
 *
 * @returns {Promise<RedisProgram | undefined>} undefined: none to be had here, said on the screen
 */
export const redisProgram = async () => {
  const installed =
    inPath('redis-server') ?? ['/opt/homebrew/bin/redis-server', '/usr/local/bin/redis-server'].find((path) => existsSync(path));
  if (installed) return { server: installed };
  const kept = unpackedProgram();
  if (kept && works(kept)) return kept;
  if (!canUnpackPackages()) return undefined;
  try {
    await whileSaying('Fetching Redis for the tests', unpackFromArchive);
  } catch (error) {
    process.stderr.write(`Redis could not be fetched: ${wordsOf(error)}\n`);
    return undefined;
  }
  const fetched = unpackedProgram();
  return fetched && works(fetched) ? fetched : undefined;
};

/**
 * Starts it on a free port of 127.0.0.1, keeping nothing on disk.
 *
 * @param {RedisProgram} program
 * @param {string} folder its working directory
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export const startRedis = async (program, folder) => {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const args = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
      '--pidfile',
      pidFile(folder),
    ];
    // A group of its own, so that Ctrl-C does not take it away from under the tests that are being stopped.
    const child = spawn(program.server, args, { env: environmentOf(program), stdio: 'ignore', detached: true });
    let ended = false;
    child.once('exit', () => (ended = true));
    child.once('error', () => (ended = true));
    const stop = async () => {
      child.kill('SIGTERM');
      if (!(await waitUntil(() => ended, 5_000))) child.kill('SIGKILL');
    };
    if (await waitUntil(async () => ended || (await answers(port)), 10_000)) {
      if (!ended) return { url: `redis://127.0.0.1:${port}`, stop };
    } else await stop();
    if (attempt === 3) throw new Error(`${program.server} does not start.`);
    await pause(200);
  }
};

/**
 * Stops the server of a test run that was killed.
 *
 * @param {string} folder
 */
export const stopLeftoverRedis = (folder) => {
  if (!existsSync(pidFile(folder))) return;
  const pid = Number(readFileSync(pidFile(folder), 'utf8'));
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && /redis/.test(commandLine(pid))) process.kill(pid, 'SIGTERM');
};

/** @param {string} folder */
const pidFile = (folder) => join(folder, 'redis.pid');

const root = join(servicesFolder, 'redis');

/** @returns {RedisProgram | undefined} */
const unpackedProgram = () => {
  const server = join(root, 'usr', 'bin', 'redis-server');
  if (!existsSync(server)) return undefined;
  const folders = [join(root, 'usr', 'lib'), join(root, 'lib')].filter((path) => existsSync(path));
  const libraries = folders.flatMap((path) => [path, ...readdirSync(path).map((name) => join(path, name))]);
  return { server, libraryPath: libraries.filter((path) => path.endsWith('-linux-gnu')).join(delimiter) };
};

/** @param {RedisProgram} program */
const works = (program) => spawnSync(program.server, ['--version'], { env: environmentOf(program), stdio: 'ignore' }).status === 0;

/** @param {RedisProgram} program */
const environmentOf = ({ libraryPath }) => (libraryPath ? { ...process.env, LD_LIBRARY_PATH: libraryPath } : process.env);

const unpackFromArchive = () =>
  unpackPackages(root, packagesNeeded, (half) => {
    // redis-tools carries the server: redis-check-rdb is the same program under another name.
    const server = join(half, 'usr', 'bin', 'redis-server');
    if (!existsSync(server)) symlinkSync('redis-check-rdb', server);
  });

/**
 * redis-tools and those of its libraries that a small machine may lack; their names differ between releases.
 *
 * @param {string[]} own
 */
const packagesNeeded = async (own) => {
  const { output } = await run('apt-cache', [...own, 'depends', '--no-recommends', '--no-suggests', 'redis-tools']);
  const names = [...output.matchAll(/Depends: ([a-z0-9.+-]+)$/gm)].map((match) => match[1] ?? '');
  return ['redis-tools', ...names.filter((name) => name && !/^(libc6|adduser|debconf)$/.test(name))];
};

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => void socket.write('PING\r\n'));
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(String(chunk).startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
  });

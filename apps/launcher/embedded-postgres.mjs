import { spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { makeDataFolder } from './folders.mjs';
import { stopLeftover, stopPostgres } from './leftover-postgres.mjs';
import { freePort } from './ports.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { dataDirectory } from './postgres-data.mjs';
import { wordsOf } from './screen.mjs';
import { keepSecret, randomText } from './secrets.mjs';
import { pause, run } from './subprocess.mjs';

const NAME = 'gatehouse';

/**
 * @typedef {object} Postgres a running embedded PostgreSQL
 * @property {string} url connection URL of its database, password included
 * @property {number} port
 * @property {number} pid
 * @property {Promise<void>} gone settles when the process ends, whoever ended it
 * @property {() => Promise<void>} stop fast shutdown; returns when the process is gone
 */

/**
 * Starts PostgreSQL on 127.0.0.1 with its data below `folder`, which is made at the first start. Takes over from a server
 * that a killed process left running on the same data.
 *
 * @param {object} options
 * @param {string} options.folder
 * @param {number} [options.port] preferred; another one is taken when it is not free, unless `exactPort`
 * @param {boolean} [options.exactPort]
 * @param {boolean} [options.durable] false: no fsync, for data that nobody will miss
 * @param {number} [options.maxConnections]
 * @param {(text: string) => void} [options.say]
 * @returns {Promise<Postgres>}
 */
export const startPostgres = async ({ folder, port: wished, exactPort = false, durable = true, maxConnections = 100, say = () => {} }) => {
  makeDataFolder(folder);
  const { data, user } = await dataDirectory(folder, say);
  const binaries = postgresBinaries(user, say);
  const password = keepSecret(join(folder, 'postgres-password'), () => randomText(24));
  await stopLeftover(data, say);

  const cluster = { binaries, data, user };
  if (!existsSync(join(data, 'PG_VERSION'))) await createCluster(cluster, password.value, durable);
  // The file was lost, the data were not: without this nobody could connect any more.
  else if (password.isNew) await inSingleUserMode(cluster, NAME, `ALTER ROLE ${NAME} PASSWORD '${password.value}'`);

  const log = join(folder, 'logs', 'postgres.log');
  mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt++) {
    const port = exactPort && wished ? wished : await freePort([wished]);
    const settings = settingsFor(port, durable, maxConnections);
    const server = await launch(cluster, settings, log);
    if (server) return { ...server, port, url: `postgres://${NAME}:${password.value}@127.0.0.1:${port}/${NAME}` };
    // The port was taken meanwhile, or backends of a killed server are still on their way out.
    if (attempt === 5) throw new Error(`PostgreSQL does not start. The end of ${log}:\n${endOf(log)}`);
    await pause(attempt * 300);
  }
};

/** @typedef {{ binaries: string, data: string, user: import('./database-user.mjs').DatabaseUser }} Cluster */

/**
 * Made beside and renamed: a start that is killed half-way leaves no half database.
 *
 * @param {Cluster} cluster
 * @param {string} password
 * @param {boolean} durable
 */
const createCluster = async ({ binaries, data, user }, password, durable) => {
  const half = `${data}.new`;
  const passwordFile = `${data}.new-password`;
  rmSync(half, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) for (const path of [half, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    // Unicode-aware lower() and order that no update of the machine's locales can change.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = [`--username=${NAME}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const { code, output } = await run(
      join(binaries, 'bin', 'initdb'),
      ['-D', half, ...access, ...locale, ...(durable ? [] : ['--no-sync'])],
      as(user),
    );
    if (code !== 0) throw new Error(`The database could not be made:\n${output}`);
    await inSingleUserMode({ binaries, data: half, user }, 'template1', `CREATE DATABASE ${NAME}`);
    // Empty at most; data that lost their PG_VERSION are for a person to look at.
    if (existsSync(data)) rmdirSync(data);
    renameSync(half, data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
};

/**
 * One statement without a server, so without a client library.
 *
 * @param {Cluster} cluster
 * @param {string} database
 * @param {string} statement
 */
const inSingleUserMode = ({ binaries, data, user }, database, statement) =>
  new Promise((resolve, reject) => {
    const child = spawn(join(binaries, 'bin', 'postgres'), ['--single', '-D', data, database], {
      ...as(user),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let complaints = '';
    child.stderr.on('data', (chunk) => (complaints += String(chunk)));
    child.once('error', reject);
    child.once('close', (code) => {
      // Single-user mode ends with 0 even after an error in the statement.
      if (code === 0 && !/ERROR:|FATAL:/.test(complaints)) resolve(undefined);
      else reject(new Error(`The database could not be prepared:\n${complaints}`));
    });
    child.stdin.end(`${statement}\n`);
  });

/**
 * @param {number} port
 * @param {boolean} durable
 * @param {number} maxConnections
 */
const settingsFor = (port, durable, maxConnections) => [
  ...['-h', '127.0.0.1', '-k', '', '-p', String(port)],
  ...['-c', `max_connections=${maxConnections}`, '-c', 'shared_buffers=64MB', '-c', 'timezone=UTC', '-c', 'log_timezone=UTC'],
  ...(durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
];

/**
 * @param {Cluster} cluster
 * @param {string[]} settings
 * @param {string} log
 * @returns {Promise<{ pid: number, gone: Promise<void>, stop: () => Promise<void> } | undefined>} undefined: it ended at once
 */
const launch = async ({ binaries, data, user }, settings, log) => {
  // A file, not a pipe: the server must be able to log its own shutdown after a killed launcher.
  const descriptor = openSync(log, 'a', 0o600);
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', data, ...settings], {
    ...as(user),
    stdio: ['ignore', descriptor, descriptor],
  });
  closeSync(descriptor);
  let ended = false;
  const gone = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  }).then(() => {
    ended = true;
  });
  const { pid } = child;
  if (pid === undefined) return undefined;
  for (const endsAt = Date.now() + 60_000; !ended && Date.now() < endsAt; await pause(20)) {
    if (isReady(data, pid)) return { pid, gone, stop: () => stopPostgres(pid, () => ended) };
  }
  if (!ended) await stopPostgres(pid, () => ended);
  return undefined;
};

/**
 * The eighth line of the pid file is the server's own word on its state.
 *
 * @param {string} data
 * @param {number} pid
 */
const isReady = (data, pid) => {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
};

/**
 * A bare environment (PGDATA and friends must not interfere), a working directory that every user can enter, and a process
 * group of its own: Ctrl-C reaches the whole group of the terminal, and the database must go last.
 *
 * @param {import('./database-user.mjs').DatabaseUser} user
 */
const as = ({ uid, gid }) => ({ uid, gid, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }, detached: true });

/** @param {string} log */
const endOf = (log) => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n');

/** `node embedded-postgres.mjs serve --dir X [--port N] [--durable]`: one server in the foreground, for tests of faults. */
const serve = async () => {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { dir: { type: 'string' }, port: { type: 'string' }, durable: { type: 'boolean', default: false } },
  });
  if (!values.dir) throw new Error('Say where the data live: --dir <folder>.');
  const server = await startPostgres({
    folder: values.dir,
    port: values.port ? Number(values.port) : undefined,
    exactPort: Boolean(values.port),
    durable: values.durable,
    maxConnections: 300,
    say: (text) => void process.stderr.write(`${text}\n`),
  });
  let asked = false;
  const stop = () => {
    asked = true;
    void server.stop();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  process.stdout.write(`${JSON.stringify({ url: server.url, pid: server.pid })}\n`);
  await server.gone;
  process.exitCode = asked ? 0 : 1;
};

if (process.argv[2] === 'serve' && import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  serve().catch((error) => {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exitCode = 1;
  });
}

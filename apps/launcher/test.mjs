import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumProgram } from './chromium-for-tests.mjs';
import { startPostgres } from './embedded-postgres.mjs';
import { faketimeLibrary } from './faketime-for-tests.mjs';
import { watchForInterruption } from './interruption.mjs';
import { stopLeftover } from './leftover-postgres.mjs';
import { prepare } from './prepare.mjs';
import { redisProgram, startRedis, stopLeftoverRedis } from './redis-for-tests.mjs';
import { say, wordsOf } from './screen.mjs';
import { isAlive, waitUntil } from './subprocess.mjs';
import { closingLine, countResults } from './test-results.mjs';

/** Longer than any honest run: a hanging test must end as a failure, not as a silent CI. */
const LIMIT_MS = 30 * 60_000;

/** @type {import('node:child_process').ChildProcess | undefined} */
let jest;
const interruption = watchForInterruption((times) => jest?.kill(times === 1 ? 'SIGTERM' : 'SIGKILL'));

/** `npm test`: everything the tests need, the tests, and nothing left behind. */
const main = async () => {
  await prepare();

  const folder = await freshFolder();
  /** @type {(() => Promise<void>)[]} */
  const stops = [async () => removeFolder(folder)];
  try {
    const services = await provideServices(folder, stops);
    if (interruption.asked) throw new Error('Interrupted.');
    return await runJest(folder, services);
  } finally {
    for (const stop of stops.reverse()) await stop().catch((error) => process.stderr.write(`${wordsOf(error)}\n`));
  }
};

/**
 * What is given by the environment is used as it is; the rest is started here.
 *
 * @param {string} folder
 * @param {(() => Promise<void>)[]} stops receives what ends each service
 * @returns {Promise<Record<string, string>>} the variables that test/support reads
 */
const provideServices = async (folder, stops) => {
  /** @type {Record<string, string>} */
  const found = {};
  if (process.env.DATABASE_URL) Object.assign(found, { TEST_DATABASE_URL: process.env.DATABASE_URL, TEST_POSTGRES: 'given' });
  else {
    const database = await startPostgres({ folder, durable: false, maxConnections: 300, say });
    stops.push(database.stop);
    Object.assign(found, { TEST_DATABASE_URL: database.url, TEST_POSTGRES: 'embedded' });
  }
  const redis = await redisProgram();
  if (redis) {
    found.TEST_REDIS_SERVER = redis.server;
    if (redis.libraryPath) found.TEST_REDIS_LIBRARY_PATH = redis.libraryPath;
  }
  if (process.env.REDIS_URL) found.TEST_REDIS_URL = process.env.REDIS_URL;
  else if (redis) {
    const server = await startRedis(redis, folder);
    stops.push(server.stop);
    found.TEST_REDIS_URL = server.url;
  } else
    say('SKIPPED: everything on Redis. There is no redis-server on this machine and none could be fetched; install one or set REDIS_URL.');

  const faketime = await faketimeLibrary();
  if (faketime) found.TEST_FAKETIME_LIBRARY = faketime;
  else say('SKIPPED: processes under another time. There is no libfaketime on this machine and none could be fetched; install it.');

  const chromium = await chromiumProgram();
  if (chromium) found.TEST_CHROMIUM_PATH = chromium;
  else say('SKIPPED: everything in a browser. There is no Chromium on this machine; install one or set CHROMIUM_PATH.');
  return found;
};

/**
 * @param {string} folder
 * @param {Record<string, string>} services
 * @returns {Promise<{ counts: import('./test-results.mjs').Counts, code: number }>}
 */
const runJest = async (folder, services) => {
  const report = join(folder, 'jest.json');
  const own = ['--config', 'test/jest.config.mjs', '--maxWorkers=2', '--json', `--outputFile=${report}`];
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, ...services, TEST_DOCUMENTS: join(folder, 'documents') };
  // Whoever names files or tests wants those, as they stand; a whole run is quicker with many of them in one.
  if (process.argv.length === 2) environment.TEST_TOGETHER = 'true';
  // The product's own variables must not leak from this shell into what is tested.
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'DATA_DIR']) delete environment[name];
  const child = spawn(process.execPath, [join('node_modules', 'jest', 'bin', 'jest.js'), ...own, ...process.argv.slice(2)], {
    env: environment,
    stdio: 'inherit',
  });
  jest = child;
  const startedAt = Date.now();
  let ended = false;
  const code = new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (status) => resolve(status ?? 1));
  }).finally(() => {
    ended = true;
  });

  let reportedAt = 0;
  let hung = '';
  await waitUntil(
    () => {
      if (!reportedAt && existsSync(report)) reportedAt = Date.now();
      if (reportedAt && Date.now() - reportedAt > 30_000) hung = 'Jest has reported but does not end: a test left something open.';
      if (Date.now() - startedAt > LIMIT_MS - 10_000) hung = `The tests did not end within ${LIMIT_MS / 60_000} minutes.`;
      return ended || hung !== '';
    },
    LIMIT_MS,
    200,
  );
  if (!ended) {
    say(hung);
    child.kill('SIGKILL');
  }
  const status = Number(await code);
  if (interruption.asked) say('Interrupted.');
  return { counts: countResults(report), code: hung || interruption.asked ? 1 : status };
};

/** A folder named after this process, so that the next run can clear up after one that was killed. */
const freshFolder = async () => {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^gatehouse-test-(\d+)-/.exec(name)?.[1];
    if (!owner || isAlive(Number(owner))) continue;
    const folder = join(tmpdir(), name);
    try {
      stopLeftoverRedis(folder);
      if (existsSync(join(folder, 'postgres'))) await stopLeftover(realpathSync(join(folder, 'postgres')), say);
      removeFolder(folder);
    } catch {
      // Another user's, who clears up after themselves.
    }
  }
  const folder = mkdtempSync(join(tmpdir(), `gatehouse-test-${process.pid}-`));
  chmodSync(folder, 0o711);
  return folder;
};

/** @param {string} folder */
const removeFolder = (folder) => {
  const data = join(folder, 'postgres');
  if (existsSync(data)) rmSync(realpathSync(data), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
};

main().then(
  ({ counts, code }) => {
    const incomplete = process.env.CI === 'true' && counts.skipped > 0;
    if (incomplete) say('Skipped tests count as a failure when CI=true.');
    process.exitCode = code !== 0 || counts.failed > 0 || incomplete ? 1 : 0;
    say(closingLine(counts));
  },
  (error) => {
    process.exitCode = 1;
    say(wordsOf(error));
    say(closingLine({ passed: 0, failed: 1, skipped: 0 }));
  },
);

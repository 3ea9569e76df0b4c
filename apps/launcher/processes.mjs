import { fork } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from './folders.mjs';
import { follow, openLog } from './logs.mjs';
import { say } from './screen.mjs';
import { waitUntil } from './subprocess.mjs';

export const PROCESSES = /** @type {const} */ (['marketplace', 'rest-api', 'worker']);

/** What a start throws away fills a nursery of 3 × 16 MB that Node then keeps; with 3 × 8 a process idles on 16 MB less, at no cost that could be measured. */
const SMALL_NURSERY = ['--max-semi-space-size=8'];

/** Longer than the ten seconds the processes give themselves. */
const STOP_MS = 11_000;
const LONGEST_BACKOFF_MS = 30_000;
const HEALTHY_MS = 60_000;

/**
 * Runs the three processes until told to stop. One that dies after it was ready is started again, later each time; one
 * that never became ready has a reason that a restart will not cure, and ends everything.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {string | undefined} logFolder undefined: their output goes where ours goes
 * @returns {{ ready: Promise<void>, failed: Promise<Error>, stop: () => Promise<void>, kill: () => void }}
 */
export const runProcesses = (environment, logFolder) => {
  let stopping = false;
  /** @type {Set<import('node:child_process').ChildProcess>} */
  const alive = new Set();
  /** @type {Set<NodeJS.Timeout>} */
  const restarts = new Set();
  /** @type {import('node:fs').WriteStream[]} */
  const logs = [];
  /** @type {(error: Error) => void} */
  let fail = () => {};
  /** @type {Promise<Error>} */
  const failed = new Promise((resolve) => (fail = resolve));

  /**
   * @param {(typeof PROCESSES)[number]} name
   * @returns {Promise<void>} when it was ready for the first time
   */
  const keepRunning = (name) => {
    const log = logFolder === undefined ? undefined : openLog(logFolder, name);
    if (log) logs.push(log);
    let wasReady = false;
    let backoffMs = 1_000;
    return new Promise((resolve) => {
      const start = () => {
        const startedAt = Date.now();
        /** @type {string[]} */
        let problems = [];
        const child = startProcess(name, environment, log);
        alive.add(child);
        child.on('message', (message) => {
          const { type, problems: told } = messageOf(message);
          if (type === 'failed') problems = told;
          if (type !== 'ready') return;
          if (wasReady) say(`[${name}] runs again.`);
          wasReady = true;
          resolve();
        });
        child.once('close', (code, signal) => {
          alive.delete(child);
          if (stopping) return;
          const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
          if (!wasReady) {
            fail(
              new Error(
                problems.length > 0 ? inWords(name, problems) : `${name} ${how} before it was ready${whereToLook(logFolder, name)}.`,
              ),
            );
            return;
          }
          if (Date.now() - startedAt > HEALTHY_MS) backoffMs = 1_000;
          say(`[${name}] ${how}; it is started again in ${backoffMs / 1_000} s.`);
          const timer = setTimeout(() => {
            restarts.delete(timer);
            start();
          }, backoffMs);
          restarts.add(timer);
          backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS);
        });
      };
      start();
    });
  };

  const kill = () => {
    for (const child of alive) child.kill('SIGKILL');
  };
  const stop = async () => {
    stopping = true;
    for (const timer of restarts) clearTimeout(timer);
    for (const child of alive) child.kill('SIGTERM');
    if (!(await waitUntil(() => alive.size === 0, STOP_MS))) kill();
    await waitUntil(() => alive.size === 0, 2_000);
    await Promise.all(logs.map((log) => new Promise((resolve) => log.end(resolve))));
  };
  return { ready: Promise.all(PROCESSES.map(keepRunning)).then(() => undefined), failed, stop, kill };
};

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:fs').WriteStream | undefined} log
 */
const startProcess = (name, env, log) => {
  const child = fork(join(checkout, 'dist', 'apps', name, 'src', 'main.js'), [], {
    cwd: checkout,
    env,
    execArgv: [...process.execArgv, ...SMALL_NURSERY],
    stdio: log ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'inherit', 'inherit', 'ipc'],
    // Ctrl-C reaches the terminal's whole process group; the order of a stop is the launcher's alone. A launcher that is
    // killed takes them along all the same: they watch the IPC channel.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) if (stream && log) follow(stream, log, (text) => say(`[${name}] ${text}`));
  return child;
};

/**
 * @param {unknown} message
 * @returns {{ type?: unknown, problems: string[] }}
 */
const messageOf = (message) => {
  if (typeof message !== 'object' || message === null) return { problems: [] };
  const problems = 'problems' in message && Array.isArray(message.problems) ? message.problems.map(String) : [];
  return { type: 'type' in message ? message.type : undefined, problems };
};

/**
 * @param {string} name
 * @param {string[]} problems
 */
const inWords = (name, problems) => `${name} cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`;

/**
 * @param {string | undefined} logFolder
 * @param {string} name
 */
const whereToLook = (logFolder, name) => (logFolder === undefined ? '' : `; see ${join(logFolder, `${name}.log`)}`);

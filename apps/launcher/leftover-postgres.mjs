import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive, waitUntil } from './subprocess.mjs';

/**
 * Stops a PostgreSQL that a killed launcher left running on this data directory.
 * A pid file whose process is gone is PostgreSQL's own business: it also checks that no orphaned backend still writes.
 *
 * @param {string} data real path of the data directory
 * @param {(text: string) => void} say
 */
export const stopLeftover = async (data, say) => {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return;
  if (!isPostgresOf(pid, data)) {
    // The number was given to another program after a crash; PostgreSQL would take that program for itself.
    rmSync(file, { force: true });
    return;
  }
  say('Stopping the database that an earlier start left running.');
  await stopPostgres(pid, () => !isAlive(pid) || !isPostgresOf(pid, data));
};

/**
 * Fast shutdown first (sessions are cut, data is flushed); immediate shutdown when that hangs. Never SIGKILL: it would
 * leave shared memory and backends behind.
 *
 * @param {number} pid
 * @param {() => boolean} isGone
 */
export const stopPostgres = async (pid, isGone) => {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGQUIT'])) {
    if (isGone()) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitUntil(isGone, 15_000)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop. Stop it by hand and start again.`);
};

/**
 * @param {number} pid
 * @param {string} data
 */
const isPostgresOf = (pid, data) => {
  const command = commandLine(pid);
  return /postgres/.test(command) && command.includes(data);
};

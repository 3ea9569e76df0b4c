import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { codeOf } from './screen.mjs';

/**
 * Runs a command to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options] output is collected unless `stdio` says otherwise
 * @returns {Promise<{ code: number | null, output: string }>} the exit code (null after a signal) and both output streams
 */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.stderr?.on('data', (chunk) => (output += String(chunk)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });

/**
 * @param {number} pid
 * @returns {boolean} whether a process with this id exists, whoever owns it
 */
export const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

/**
 * Asks again until the answer is yes.
 *
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeoutMs
 * @param {number} [everyMs]
 * @returns {Promise<boolean>} false when the time ran out
 */
export const waitUntil = async (condition, timeoutMs, everyMs = 25) => {
  for (const endsAt = Date.now() + timeoutMs; Date.now() < endsAt;) {
    if (await condition()) return true;
    await pause(everyMs);
  }
  return condition();
};

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The command a process was started with, as far as the system tells.
 *
 * @param {number} pid
 */
export const commandLine = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
};

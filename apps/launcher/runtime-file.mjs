import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replacePrivately } from './secrets.mjs';

/**
 * What `npm run demo` and `npm run admin` need to know of a running embedded instance.
 *
 * @typedef {{ pid: number, publicUrl: string, restApiUrl: string, databaseUrl: string, mailboxUrl: string }} Runtime
 */

/** @param {string} folder */
const fileIn = (folder) => join(folder, 'runtime.json');

/**
 * @param {string} folder
 * @param {Runtime} runtime
 */
export const writeRuntime = (folder, runtime) => replacePrivately(fileIn(folder), JSON.stringify(runtime));

/** @param {string} folder */
export const removeRuntime = (folder) => rmSync(fileIn(folder), { force: true });

/**
 * @param {string} folder
 * @returns {Runtime | undefined}
 */
export const readRuntime = (folder) => {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8'));
  } catch {
    return undefined;
  }
};

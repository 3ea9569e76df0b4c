import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, isFree } from './ports.mjs';
import { replacePrivately } from './secrets.mjs';
import { waitUntil } from './subprocess.mjs';

/** What a process takes at most to stop after its launcher is gone. */
const LEAVING_MS = 11_000;

/** @typedef {{ marketplace?: number, restApi?: number, database?: number }} Ports */

/**
 * The ports of an earlier start first: a curl line that worked yesterday works today.
 *
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} environment a port that the user set is obeyed, or refused in words
 * @param {boolean} afterKill processes of a killed launcher may still be on their way out, holding the ports
 */
export const choosePorts = async (folder, environment, afterKill) => {
  const earlier = rememberedPorts(folder);
  if (afterKill) {
    const held = [earlier.marketplace, earlier.restApi].filter((port) => port !== undefined);
    await waitUntil(async () => (await Promise.all(held.map(isFree))).every(Boolean), LEAVING_MS, 100);
  }
  const marketplace =
    (await demandedPort('MARKETPLACE_PORT', environment)) ??
    (await freePort([earlier.marketplace, 3000], numbers(environment.REST_API_PORT)));
  const restApi = (await demandedPort('REST_API_PORT', environment)) ?? (await freePort([earlier.restApi, 3001], [marketplace]));
  return { marketplace, restApi };
};

/**
 * @param {string} folder
 * @returns {Ports}
 */
export const rememberedPorts = (folder) => {
  try {
    return JSON.parse(readFileSync(join(folder, 'ports.json'), 'utf8'));
  } catch {
    return {};
  }
};

/**
 * @param {string} folder
 * @param {Ports} ports those that are not named stay as they were
 */
export const rememberPorts = (folder, ports) =>
  replacePrivately(join(folder, 'ports.json'), JSON.stringify({ ...rememberedPorts(folder), ...ports }));

/**
 * @param {'MARKETPLACE_PORT' | 'REST_API_PORT'} name
 * @param {NodeJS.ProcessEnv} environment
 */
const demandedPort = async (name, environment) => {
  const [port] = numbers(environment[name]);
  // 0 means any; anything that is no port is for the environment schema to refuse.
  if (!port || port > 65_535) return undefined;
  if (await isFree(port)) return port;
  throw new Error(`${name} is ${port}, and another program listens on that port. Stop it, or unset ${name} to have a free port chosen.`);
};

/** @param {string | undefined} text */
const numbers = (text) => (text && /^\d+$/.test(text) ? [Number(text)] : []);

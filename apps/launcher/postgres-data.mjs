import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readlinkSync, realpathSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { canEnter, databaseUser } from './database-user.mjs';
import { stopLeftover } from './leftover-postgres.mjs';
import { reachablePlace } from './postgres-binaries.mjs';

/**
 * The data directory of the embedded PostgreSQL and the user who may use it. It is `<folder>/postgres`; where that user
 * cannot come there (a checkout under /root), `<folder>/postgres` is a link to a place of this checkout's own.
 *
 * @param {string} folder exists
 * @param {(text: string) => void} say
 * @returns {Promise<{ data: string, user: import('./database-user.mjs').DatabaseUser }>}
 */
export const dataDirectory = async (folder, say) => {
  const named = join(folder, 'postgres');
  const user = databaseUser(named);
  if (lstatSync(named, { throwIfNoEntry: false })?.isSymbolicLink()) {
    if (!existsSync(named)) mkdirSync(readlinkSync(named), { recursive: true, mode: 0o755 });
    return { data: realpathSync(named), user };
  }
  if (canEnter(folder, user)) return { data: join(realpathSync(folder), 'postgres'), user };

  const elsewhere = join(await placeOf(folder, say), 'postgres');
  say(`The database runs as ${user.name}, who cannot enter ${folder}: its data live in ${elsewhere}.`);
  if (existsSync(named)) moveAll(named, elsewhere);
  symlinkSync(elsewhere, named);
  return { data: elsewhere, user };
};

/**
 * A place for this folder alone. What an earlier, deleted checkout of the same path left there is set aside, not
 * deleted: its password is lost, its data may be missed.
 *
 * @param {string} folder
 * @param {(text: string) => void} say
 */
const placeOf = async (folder, say) => {
  const place = join(reachablePlace, createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16));
  mkdirSync(place, { recursive: true, mode: 0o755 });
  for (const path of [reachablePlace, place]) chmodSync(path, 0o755);
  const earlier = join(place, 'postgres');
  if (existsSync(earlier)) {
    await stopLeftover(earlier, say);
    const aside = `${earlier}.set-aside-${Date.now()}`;
    renameSync(earlier, aside);
    say(`A database of an earlier checkout in this place was set aside: ${aside}`);
  }
  return place;
};

/**
 * By `mv`: the two may lie on different file systems, and owners must survive.
 *
 * @param {string} from
 * @param {string} to
 */
const moveAll = (from, to) => {
  const { status, stderr } = spawnSync('mv', [from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The database could not be moved to ${to}: ${stderr}`);
};

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/**
 * Who runs the embedded PostgreSQL: it refuses to run as root.
 *
 * @typedef {{ uid?: number, gid?: number, name: string }} DatabaseUser uid and gid are absent for "as whoever started this"
 */

/**
 * The owner of existing data, else `postgres`, else `nobody`; an ordinary user runs it as themselves.
 *
 * @param {string} data the data directory, which need not exist
 * @returns {DatabaseUser}
 */
export const databaseUser = (data) => {
  if (process.getuid?.() !== 0) return { name: 'you' };
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `user ${owner.uid}` };
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid && gid) return { uid, gid, name };
  }
  throw new Error('PostgreSQL does not run as root, and this machine has no user "postgres" or "nobody". Start Gatehouse as another user.');
};

/**
 * Tried for real, as that user: permissions, ACLs and mounts all have a say.
 *
 * @param {string} folder
 * @param {DatabaseUser} user
 */
export const canEnter = (folder, { uid, gid }) =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;

/**
 * @param {'-u' | '-g'} kind
 * @param {string} name
 */
const idOf = (kind, name) => {
  const { status, stdout } = spawnSync('id', [kind, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
};

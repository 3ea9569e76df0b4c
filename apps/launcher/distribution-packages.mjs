import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { servicesFolder } from './folders.mjs';
import { run } from './subprocess.mjs';

/** Whether this machine's distribution is one whose packages we can take. */
export const canUnpackPackages = () => Boolean(inPath('apt-get') && inPath('dpkg-deb'));

/**
 * Takes packages from the distribution's archive, which needs no root: apt-get keeps its lists in folders of ours and the packages are
 * unpacked, not installed.
 *
 * @param {string} root the folder that holds what was unpacked; it appears only when complete
 * @param {(own: string[]) => Promise<string[]> | string[]} packagesNeeded is given the options that make apt use our folders
 * @param {(half: string) => void} [finish] is given the folder before it appears
 */
export const unpackPackages = async (root, packagesNeeded, finish) => {
  // Two fetches at once must not meet in one folder.
  const apt = join(servicesFolder, `apt.${process.pid}`);
  const archives = join(apt, 'debs');
  const half = `${root}.${process.pid}`;
  for (const path of [join(apt, 'lists', 'partial'), join(apt, 'cache', 'archives', 'partial'), archives])
    mkdirSync(path, { recursive: true });
  const own = ['-o', `Dir::State::Lists=${join(apt, 'lists')}`, '-o', `Dir::Cache=${join(apt, 'cache')}`];
  // Root's apt-get would drop to a user who may not be able to enter this checkout.
  const asOneself = ['-o', 'APT::Sandbox::User=', '-o', 'Debug::NoLocking=1', '-q'];
  await must('apt-get', [...own, ...asOneself, 'update'], archives);
  await must('apt-get', [...own, ...asOneself, 'download', ...(await packagesNeeded(own))], archives);
  for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb')))
    await must('dpkg-deb', ['-x', join(archives, file), half], archives);
  finish?.(half);
  rmSync(root, { recursive: true, force: true });
  spawnSync('mv', [half, root]);
  rmSync(apt, { recursive: true, force: true });
};

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
const must = async (command, args, cwd) => {
  const { code, output } = await run(command, args, { cwd });
  if (code !== 0) throw new Error(`${command} ${args.at(-1)} failed: ${output.trim().split('\n').slice(-3).join(' ')}`);
};

/** @param {string} name */
export const inPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './folders.mjs';
import { whileSaying } from './screen.mjs';
import { run } from './subprocess.mjs';

const SOURCES = ['apps', 'libs', 'package-lock.json', 'nest-cli.json', 'tsconfig.json', '.swcrc'];
const stamp = join(checkout, 'dist', '.source-hash');

/** Builds all processes and the dashboard when their sources differ from those of the last build. */
export const buildWhatChanged = async () => {
  const hash = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  // Away first: a build that is killed half-way must not pass for a finished one.
  rmSync(stamp, { force: true });
  await whileSaying('Building', async () => {
    // Always all projects: building one deletes the output of the others.
    await build([join('node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build', '--all']);
    await build([join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn', join('apps', 'dashboard')]);
  });
  mkdirSync(join(checkout, 'dist'), { recursive: true });
  writeFileSync(stamp, hash);
};

/** @param {string[]} args a program of node_modules, and what it is told */
const build = async (args) => {
  const { code, output } = await run(process.execPath, args, { cwd: checkout });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
};

/** Contents, not times: a checkout or a copy changes the times of files that are the same. */
const hashOfSources = () => {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesUnder).sort()) {
    const content = readFileSync(join(checkout, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};

/**
 * @param {string} path below the checkout
 * @returns {string[]}
 */
const filesUnder = (path) => {
  const below = join(checkout, path);
  if (!existsSync(below)) return [];
  if (/\.spec\.ts$|\.gen\.d\.ts$|^apps\/launcher/.test(path)) return [];
  try {
    return readdirSync(below).flatMap((name) => filesUnder(`${path}/${name}`));
  } catch {
    return [path];
  }
};

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { servicesFolder } from './folders.mjs';
import { whileSaying, wordsOf } from './screen.mjs';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
const MAC_PATHS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * A browser program: CHROMIUM_PATH, else the one of the package @sparticuz/chromium unpacked into .services/, else the
 * machine's own.
 *
 * @returns {Promise<string | undefined>} undefined: none to be had here
 */
export const chromiumProgram = async () => {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, which does not exist.`);
  return given ?? (await packagedChromium()) ?? systemChromium();
};

/**
 * The program with the fonts and, where this machine lacks them, the libraries that the package brings along. What is
 * returned is a small script that sets their paths, so that nobody else needs to know them.
 */
const packagedChromium = async () => {
  const archive = packageArchive();
  if (!archive) return undefined;
  // The last figure counts the changes of what `unpack` makes of one version.
  const folder = join(servicesFolder, `chromium-${archive.version}-2`);
  const script = join(folder, 'chromium-for-tests');
  try {
    if (!existsSync(script)) await whileSaying('Unpacking a browser for the tests', () => unpack(archive.bin, folder));
    return starts(script) ? script : undefined;
  } catch (error) {
    process.stderr.write(`The browser of @sparticuz/chromium cannot be used: ${wordsOf(error)}\n`);
    return undefined;
  }
};

const packageArchive = () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
    /** @type {{ version: string }} */
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { bin: join(root, 'bin'), version };
  } catch {
    return undefined;
  }
};

/**
 * @param {string} bin the package's archives
 * @param {string} folder appears only when complete
 */
const unpack = async (bin, folder) => {
  const half = `${folder}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const program = join(half, 'chromium');
  await inflate(join(bin, 'chromium.br'), program);
  chmodSync(program, 0o755);
  for (const [name, place] of /** @type {const} */ ([
    ['swiftshader', '.'],
    ['fonts', 'fonts'],
    ['al2023', 'libraries'],
  ])) {
    const tar = join(half, `${name}.tar`);
    await inflate(join(bin, `${name}.tar.br`), tar);
    mkdirSync(join(half, place), { recursive: true });
    const { status, stderr } = spawnSync('tar', ['-xf', tar, '-C', join(half, place)], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`tar: ${stderr}`);
    rmSync(tar);
  }
  // Theirs looks for the fonts where a serverless machine has them; without any font Chromium dies of the first text field.
  writeFileSync(join(half, 'fonts', 'fonts.conf'), FONTS);
  const needsLibraries = spawnSync(program, ['--version'], { stdio: 'ignore' }).status !== 0;
  const lines = ['#!/bin/sh', 'here=$(dirname "$0")', 'export FONTCONFIG_PATH="$here/fonts"'];
  if (needsLibraries) lines.push('export LD_LIBRARY_PATH="$here/libraries/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"');
  writeFileSync(join(half, 'chromium-for-tests'), `${[...lines, 'exec "$here/chromium" "$@"'].join('\n')}\n`, { mode: 0o755 });
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder);
};

/**
 * @param {string} from
 * @param {string} to
 */
const inflate = (from, to) => pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));

const systemChromium = () => {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [...SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC_PATHS];
  return candidates.find((path) => existsSync(path) && starts(path));
};

/** @param {string} program */
const starts = (program) => spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

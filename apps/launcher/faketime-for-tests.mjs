import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canUnpackPackages, unpackPackages } from './distribution-packages.mjs';
import { servicesFolder } from './folders.mjs';
import { whileSaying, wordsOf } from './screen.mjs';

const root = join(servicesFolder, 'faketime');

/**
 * The library that gives a process another time: this machine's, else one of .services/ from the distribution's archive.
 *
 * @returns {Promise<string | undefined>} undefined: none to be had here
 */
export const faketimeLibrary = async () => {
  if (process.platform !== 'linux') return undefined;
  const found = libraryIn('/') ?? libraryIn(root);
  if (found) return found;
  if (!canUnpackPackages()) return undefined;
  try {
    await whileSaying('Fetching libfaketime for the tests', () => unpackPackages(root, () => ['libfaketime']));
  } catch (error) {
    process.stderr.write(`libfaketime could not be fetched: ${wordsOf(error)}\n`);
    return undefined;
  }
  return libraryIn(root);
};

/** @param {string} prefix */
const libraryIn = (prefix) => {
  const folder = join(prefix, 'usr', 'lib');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .map((name) => join(folder, name, 'faketime', 'libfaketimeMT.so.1'))
    .find((path) => existsSync(path) && works(path));
};

/** @param {string} library */
const works = (library) => {
  const environment = { ...process.env, LD_PRELOAD: library, FAKETIME: '+1000d', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  const { stdout } = spawnSync(process.execPath, ['-p', 'Date.now()'], { env: environment, encoding: 'utf8' });
  return Number(stdout) > Date.now() + 999 * 86_400_000;
};

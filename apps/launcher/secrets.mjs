import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { codeOf } from './screen.mjs';

/**
 * The content of a secret file (0600), made at the first call and the same for ever after: also when two processes ask at
 * once, or one is killed half-way (it is written beside and linked into place whole).
 *
 * @param {string} file
 * @param {() => string} make
 * @returns {{ value: string, isNew: boolean }}
 */
export const keepSecret = (file, make) => {
  const found = readIfThere(file);
  if (found !== undefined) return { value: found, isNew: false };
  const draft = writeDraft(file, make());
  try {
    linkSync(draft, file);
    return { value: readFileSync(file, 'utf8').trim(), isNew: true };
  } catch (error) {
    const winner = readIfThere(file);
    if (winner === undefined) throw error;
    return { value: winner, isNew: false };
  } finally {
    rmSync(draft, { force: true });
  }
};

/**
 * Replaces a private file (0600) in one step.
 *
 * @param {string} file
 * @param {string} content
 */
export const replacePrivately = (file, content) => renameSync(writeDraft(file, content), file);

/** @param {number} bytes */
export const randomHex = (bytes) => randomBytes(bytes).toString('hex');

/** @param {number} bytes */
export const randomText = (bytes) => randomBytes(bytes).toString('base64url');

/**
 * @param {string} file
 * @returns {string | undefined}
 */
const readIfThere = (file) => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};

/**
 * @param {string} file
 * @param {string} content
 */
const writeDraft = (file, content) => {
  const draft = `${file}.${process.pid}.${randomHex(4)}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, `${content}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return draft;
};

import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROTATE_BYTES = 10 * 1024 * 1024;
const WARNING = 40;
/** @type {Record<number, string>} */
const LEVELS = { 40: 'warning', 50: 'error', 60: 'fatal' };

/**
 * Opens `<folder>/<name>.log`; what an earlier start wrote is kept, one generation of it beyond 10 MB.
 *
 * @param {string} folder
 * @param {string} name
 */
export const openLog = (folder, name) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.log`);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_BYTES) renameSync(file, `${file}.1`);
  return createWriteStream(file, { flags: 'a', mode: 0o600 });
};

/**
 * Everything into the log, and what a person should see on the screen too: warnings, errors, and lines that are no log
 * records (a crash of Node.js).
 *
 * @param {import('node:stream').Readable} stream
 * @param {import('node:fs').WriteStream} log
 * @param {(text: string) => void} show
 */
export const follow = (stream, log, show) => {
  createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
    log.write(`${line}\n`);
    const readable = readableWarning(line);
    if (readable) show(readable);
  });
};

/**
 * @param {string} line
 * @returns {string | undefined}
 */
const readableWarning = (line) => {
  if (line.trim() === '') return undefined;
  /** @type {{ level?: number, msg?: string, err?: { message?: string }, error?: unknown }} */
  let record;
  try {
    record = JSON.parse(line);
  } catch {
    return line;
  }
  if (typeof record !== 'object' || record === null || typeof record.level !== 'number' || record.level < WARNING) return undefined;
  const cause = record.err?.message ?? (typeof record.error === 'string' ? record.error : undefined);
  return `${LEVELS[record.level] ?? 'error'}: ${record.msg ?? ''}${cause ? ` (${cause})` : ''}`;
};

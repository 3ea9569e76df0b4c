import { lstatSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { relative } from 'node:path';
import { randomText } from './secrets.mjs';
import { pause } from './subprocess.mjs';

/**
 * What the holder of a lock tells about itself.
 *
 * @typedef {{ pid?: number, doing?: string, addresses?: Record<string, string>, nonce?: string }} Holder
 */

/**
 * A lock that ends with its process: a Unix-domain socket. Whoever cannot have it learns from the holder who that is.
 * A socket that nobody answers on was left by a killed process, and is taken over.
 *
 * @param {string} file
 * @param {() => Holder} about asked at each visit
 * @returns {Promise<{ release: () => Promise<void> } | { holder: Holder }>}
 */
export const hold = async (file, about) => {
  // Relative, because the system cuts such a path at 104 to 108 bytes.
  const path = [relative(process.cwd(), file), file].reduce((a, b) => (a.length <= b.length ? a : b));
  if (path.length > 100) throw new Error(`The path ${path} is too long for a socket; choose a shorter folder.`);
  const nonce = randomText(12);
  for (let attempt = 1; attempt <= 10; attempt++) {
    const server = await listen(path, () => ({ ...about(), nonce }));
    if (server) {
      // Two that find the same abandoned socket may each remove it and listen; the path belongs to the last of them.
      if (attempt > 1) await pause(150);
      const seen = await visit(path);
      if (seen?.nonce === nonce) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
      // Not closed: closing would remove the winner's socket from the path.
      server.unref();
      if (seen) return { holder: seen };
      continue;
    }
    const found = lstatSync(path, { throwIfNoEntry: false })?.ino;
    const holder = await visit(path);
    if (holder) return { holder };
    if (found !== undefined && lstatSync(path, { throwIfNoEntry: false })?.ino === found) rmSync(path, { force: true });
  }
  throw new Error(`${path} changes hands too fast; try again.`);
};

/**
 * Asks the holder of a lock, if there is one.
 *
 * @param {string} path
 * @returns {Promise<Holder | undefined>}
 */
export const visit = (path) =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect({ path });
    // A holder that is stopped (Ctrl-Z) accepts and does not answer: it is one all the same.
    socket.setTimeout(5_000, () => {
      socket.destroy();
      resolve({});
    });
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.once('end', () => resolve(parse(answer)));
    socket.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT' || error.code === 'ECONNRESET' || error.code === 'EPIPE')
        resolve(undefined);
      else reject(error);
    });
  });

/**
 * @param {string} path
 * @param {() => Holder} about
 * @returns {Promise<import('node:net').Server | undefined>} undefined: the path is taken
 */
const listen = (path, about) =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(JSON.stringify(about()));
    });
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen({ path }, () => resolve(server));
  });

/**
 * @param {string} text
 * @returns {Holder}
 */
const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};

import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that Linux (from 32768) and macOS (from 49152) give to outgoing connections: of those, one that is free now may
 * belong to a connection by the time it is listened on, or while its server restarts.
 */
const [LOWEST, HIGHEST] = [20_000, 32_000];

/**
 * The first free port of the wished ones, else any.
 *
 * @param {(number | undefined)[]} wished in order of preference
 * @param {number[]} [taken] ports promised to others and not listened on yet
 */
export const freePort = async (wished = [], taken = []) => {
  for (const port of wished) if (port && !taken.includes(port) && (await isFree(port))) return port;
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
};

/**
 * Free on both loopback addresses: "localhost" means ::1 first to many clients.
 *
 * @param {number} port
 */
export const isFree = async (port) => (await listenOnce(port, '127.0.0.1')) && (await listenOnce(port, '::1'));

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>} whether it could be listened on
 */
const listenOnce = (port, host) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      // A machine without IPv6 has no ::1 that could be taken.
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(true);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });

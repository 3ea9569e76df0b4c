import { createServer } from 'node:net';

/**
 * The first free port of the wished ones, else any.
 *
 * @param {(number | undefined)[]} wished in order of preference
 * @param {number[]} [taken] ports promised to others and not listened on yet
 */
export const freePort = async (wished = [], taken = []) => {
  for (const port of wished) if (port && !taken.includes(port) && (await isFree(port))) return port;
  for (;;) {
    const port = await listenOnce(0, '127.0.0.1');
    if (port && !taken.includes(port) && (await isFree(port))) return port;
  }
};

/**
 * Free on both loopback addresses: "localhost" means ::1 first to many clients.
 *
 * @param {number} port
 */
export const isFree = async (port) => Boolean((await listenOnce(port, '127.0.0.1')) && (await listenOnce(port, '::1')));

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number | undefined>} the port that could be listened on
 */
const listenOnce = (port, host) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      // A machine without IPv6 has no ::1 that could be taken.
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(port);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });

import { startPostgres } from './embedded-postgres.mjs';
import { rememberPorts, rememberedPorts } from './embedded-ports.mjs';
import { say, wordsOf } from './screen.mjs';

const RESTARTS = 5;
const WITHIN_MS = 10 * 60_000;

/**
 * The embedded database of an instance, started again at the same address when it dies; the processes wait and connect
 * again. After five deaths in ten minutes there is a reason that a restart will not cure.
 *
 * @param {string} folder
 * @returns {Promise<{ url: string, failed: Promise<Error>, stop: () => Promise<void>, kill: () => void }>}
 */
export const keepPostgres = async (folder) => {
  let server = await startPostgres({ folder, port: rememberedPorts(folder).database, say });
  const { port, url } = server;
  rememberPorts(folder, { database: port });
  let stopping = false;
  /** @type {Promise<unknown>} */
  let restarting = Promise.resolve();

  const watch = async () => {
    /** @type {number[]} */
    let deaths = [];
    for (;;) {
      await server.gone;
      if (stopping) return new Promise(() => {});
      deaths = [...deaths.filter((time) => Date.now() - time < WITHIN_MS), Date.now()];
      if (deaths.length > RESTARTS)
        return new Error(`The database died ${deaths.length} times in ten minutes; see ${folder}/logs/postgres.log.`);
      say('The database ended unexpectedly; it is started again.');
      const restart = startPostgres({ folder, port, exactPort: true, say });
      restarting = restart.catch(() => undefined);
      try {
        server = await restart;
      } catch (error) {
        return new Error(`The database could not be started again: ${wordsOf(error)}`);
      }
    }
  };
  return {
    url,
    failed: watch(),
    stop: async () => {
      stopping = true;
      await restarting;
      await server.stop();
    },
    kill: () => {
      try {
        process.kill(server.pid, 'SIGQUIT');
      } catch {
        // Gone already.
      }
    },
  };
};

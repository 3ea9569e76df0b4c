import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { embeddedEnvironment } from './embedded-environment.mjs';
import { rememberedPorts } from './embedded-ports.mjs';
import { embeddedSecrets } from './embedded-secrets.mjs';
import { checkout, dataFolder, makeDataFolder } from './folders.mjs';
import { keepPostgres } from './kept-postgres.mjs';
import { isEmbedded } from './mode.mjs';
import { prepare } from './prepare.mjs';
import { hold } from './running.mjs';
import { readRuntime } from './runtime-file.mjs';
import { wordsOf } from './screen.mjs';
import { pause } from './subprocess.mjs';

/** `npm run admin -- …`: the marketplace's administration commands, with its environment and its database. */
const main = async () => {
  await prepare();
  if (!isEmbedded(process.env)) return administrate(process.env);
  makeDataFolder(dataFolder);
  if (process.env.DATABASE_URL) return administrate(environmentWith(process.env.DATABASE_URL));

  for (const endsAt = Date.now() + 60_000; Date.now() < endsAt; await pause(200)) {
    // The folder is held here too: a start in the meantime must not fight over the database.
    const lock = await hold(join(dataFolder, 'launcher.sock'), () => ({ pid: process.pid, doing: 'is administrated' }));
    if ('release' in lock) {
      try {
        return await withOwnDatabase();
      } finally {
        await lock.release();
      }
    }
    const running = readRuntime(dataFolder);
    if (running && running.pid === lock.holder.pid) return administrate(environmentWith(running.databaseUrl));
  }
  throw new Error('Another command holds this folder and does not become ready; try again when it has ended.');
};

/** The instance does not run: its database does, for as long as the command takes. */
const withOwnDatabase = async () => {
  const database = await keepPostgres(dataFolder);
  try {
    return await administrate(environmentWith(database.url));
  } finally {
    await database.stop();
  }
};

/** @param {string} databaseUrl */
const environmentWith = (databaseUrl) =>
  embeddedEnvironment({
    given: process.env,
    folder: dataFolder,
    databaseUrl,
    secrets: embeddedSecrets(dataFolder),
    ports: rememberedPorts(dataFolder),
  });

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the command's exit code
 */
const administrate = (env) =>
  new Promise((resolve, reject) => {
    const program = join(checkout, 'dist', 'apps', 'marketplace', 'src', 'admin.js');
    const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { cwd: checkout, env, stdio: 'inherit' });
    // Ctrl-C is the command's to handle; this process only waits for its end, then stops the database.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exit(1);
  },
);

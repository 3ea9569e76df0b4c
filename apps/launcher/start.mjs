import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedInstance } from './embedded-instance.mjs';
import { checkout, dataFolder, makeDataFolder } from './folders.mjs';
import { greeting } from './greeting.mjs';
import { watchForInterruption } from './interruption.mjs';
import { isEmbedded } from './mode.mjs';
import { nodeTooOld } from './node-version.mjs';
import { prepare } from './prepare.mjs';
import { runProcesses } from './processes.mjs';
import { hold } from './running.mjs';
import { removeRuntime, writeRuntime } from './runtime-file.mjs';
import { say, wordsOf } from './screen.mjs';

/** @type {import('./running.mjs').Holder} */
const self = { pid: process.pid, doing: 'is starting' };
/** What to end without mercy when somebody asks twice. @type {(() => void)[]} */
const kills = [];
/** @type {() => void} */
let wake = () => {};
const asked = new Promise((resolve) => (wake = () => resolve(undefined)));
const interruption = watchForInterruption((times) => {
  wake();
  if (times > 1) for (const kill of kills) kill();
});

/** `npm start`: from a clone to a running Gatehouse, and back to nothing running. */
const main = async () => {
  const tooOld = nodeTooOld();
  if (tooOld) throw new Error(tooOld);
  process.chdir(checkout);
  makeDataFolder(dataFolder);
  const socket = join(dataFolder, 'launcher.sock');
  // Only a killed launcher leaves it behind.
  const afterKill = existsSync(socket);
  const lock = await hold(socket, () => self);
  if ('holder' in lock) throw new Error(alreadyRunning(lock.holder));
  try {
    removeRuntime(dataFolder);
    await prepare();
    if (!interruption.asked) await (isEmbedded(process.env) ? runEmbedded(afterKill) : runGiven());
  } finally {
    removeRuntime(dataFolder);
    await lock.release();
  }
};

/**
 * With a database, ports and secrets of its own.
 *
 * @param {boolean} afterKill
 */
const runEmbedded = async (afterKill) => {
  say('Starting …');
  const instance = await startEmbeddedInstance(afterKill);
  const { database, environment, mailboxUrl } = instance;
  if (database) kills.push(database.kill);
  try {
    await runUntilAsked(environment, instance.logFolder, database?.failed, () => {
      const { PUBLIC_URL: publicUrl = '', REST_API_URL: restApiUrl = '', DATABASE_URL: databaseUrl = '' } = environment;
      self.addresses = { marketplace: publicUrl, 'REST API': restApiUrl };
      writeRuntime(dataFolder, { pid: process.pid, publicUrl, restApiUrl, databaseUrl, mailboxUrl });
      say(greeting(instance, process.stdout.isTTY));
    });
  } finally {
    await database?.stop();
  }
  say('Stopped. The data stay; "npm start" goes on from here.');
};

/** Just the three processes, against what the environment names. */
const runGiven = async () => {
  await runUntilAsked(process.env, undefined, undefined, () => say('Gatehouse is ready.'));
  say('Stopped.');
};

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string | undefined} logFolder
 * @param {Promise<Error> | undefined} databaseFailed
 * @param {() => void} whenReady
 */
const runUntilAsked = async (environment, logFolder, databaseFailed, whenReady) => {
  if (interruption.asked) return;
  const processes = runProcesses(environment, logFolder);
  kills.push(processes.kill);
  const served = processes.ready.then(() => {
    if (interruption.asked) return asked;
    self.doing = 'is running';
    whenReady();
    return new Promise(() => {});
  });
  try {
    const problem = await Promise.race([asked, served, processes.failed, ...(databaseFailed ? [databaseFailed] : [])]);
    if (problem instanceof Error) throw problem;
    say('\nStopping …');
  } finally {
    await processes.stop();
  }
};

/** @param {import('./running.mjs').Holder} holder */
const alreadyRunning = ({ pid, doing, addresses }) =>
  [
    `Gatehouse ${doing ?? 'is running'} already in this folder${pid ? ` (process ${pid})` : ''}.`,
    ...Object.entries(addresses ?? {}).map(([name, address]) => `  ${name}: ${address}`),
    'Stop that one first: Ctrl-C in its terminal.',
  ].join('\n');

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exit(1);
  },
);

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { journey } from './demo-journey.mjs';
import { administratorFile } from './embedded-secrets.mjs';
import { dataFolder } from './folders.mjs';
import { nodeTooOld } from './node-version.mjs';
import { readRuntime } from './runtime-file.mjs';
import { wordsOf } from './screen.mjs';

const USAGE = `npm run demo -- [--json] [--data-dir <folder>]

Plays the main journey on the Gatehouse that runs from this folder: an administrator, a reviewer, a developer and a website's
owner, through the public HTTP interfaces only. Every run makes new people, so that it can be played again and again.

  --json       prints only {website_id, identifier, key, …} on standard output; the steps go to standard error
  --data-dir   the data folder of the running instance (default: DATA_DIR, else .gatehouse)`;

const COLOURS = /** @type {Record<string, number>} */ ({ Grace: 35, Rui: 33, Ada: 36, Olga: 32 });

/** What is going on, for the sentence that says where it failed. */
let step = 'Looking for a running Gatehouse';

/** `npm run demo` */
const main = async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, 'data-dir': { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const tooOld = nodeTooOld();
  if (tooOld) throw new Error(tooOld);
  const json = values.json === true;
  // npm starts us in the checkout; the folder is meant from where the command was typed.
  const folder = values['data-dir'] ? resolve(process.env.INIT_CWD ?? process.cwd(), values['data-dir']) : dataFolder;
  const instance = runningInstance(folder);

  const startedAt = Date.now();
  const outcome = await journey(instance, teller(json ? process.stderr : process.stdout));
  if (json) return void process.stdout.write(`${JSON.stringify(outcome)}\n`);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`\nDone in ${seconds} s. Call it yourself, now or after a restart:\n\n  ${outcome.curl}\n\n`);
  process.stdout.write(`Every mail that was sent: ${instance.mailboxUrl}\n`);
};

/**
 * @param {string} folder
 * @returns {import('./demo-journey.mjs').Instance}
 */
const runningInstance = (folder) => {
  const runtime = readRuntime(folder);
  if (!runtime)
    throw new Error(`No Gatehouse runs from ${folder}. Start it with "npm start" in another terminal, then run the demo again.`);
  const file = join(folder, administratorFile);
  try {
    return { ...runtime, administrator: JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    throw new Error(`The administrator's password cannot be read from ${file}: ${wordsOf(error)}`, { cause: error });
  }
};

/**
 * @param {NodeJS.WriteStream} stream
 * @returns {import('./demo-journey.mjs').Tell}
 */
const teller = (stream) => {
  const coloured = stream.isTTY && !process.env.NO_COLOR;
  /** @param {string} text @param {number} code */
  const paint = (text, code) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);
  const tell = (/** @type {string} */ sentence) => {
    step = sentence;
    stream.write(`${sentence.replace(/^\w+/, (who) => paint(who, COLOURS[who] ?? 0))}\n`);
  };
  return Object.assign(tell, {
    detail: (/** @type {string} */ text) => void stream.write(`${paint(`      ${text}`, 2)}\n`),
  });
};

main().catch((error) => {
  process.stderr.write(`\nThe demo stopped at this step: ${step}\n  ${wordsOf(error)}\n`);
  process.exitCode = 1;
});

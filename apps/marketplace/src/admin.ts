import 'reflect-metadata';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import {
  AccountCreation,
  AccountsModule,
  ChosenPasswords,
  isVisibleName,
  normaliseEmail,
  normaliseName,
  RolesService,
} from '@gatehouse/accounts';
import { AuditModule, SYSTEM } from '@gatehouse/audit';
import {
  AppError,
  createLogger,
  EnvironmentProblems,
  isDatabaseUnavailable,
  migrateDatabase,
  NestLogger,
  PlatformModule,
  readEnvironment,
} from '@gatehouse/platform';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { isEmail } from 'class-validator';
import { DataSource } from 'typeorm';

const USAGE = `Usage:
  npm run admin -- create --email a@b.example --name "Ada Lovelace" [--role administrator|reviewer] [--password-stdin]
      Makes a confirmed marketplace account (an administrator unless told). The password is asked for on the
      terminal, or read from standard input with --password-stdin.
  npm run admin -- list
      Lists the administrators and reviewers.
`;

/** The command was not understood: exit code 2, with the usage. Every other failure is exit code 1. */
class UsageError extends Error {}

interface Command {
  readonly verb: 'create' | 'list';
  readonly email: string;
  readonly name: string;
  readonly role: 'administrator' | 'reviewer';
  readonly passwordStdin: boolean;
}

process.exitCode = await main(process.argv.slice(2));

async function main(given: readonly string[]): Promise<number> {
  try {
    if (given.length === 0 || given.includes('--help')) {
      process.stdout.write(USAGE);
      return given.length === 0 ? 2 : 0;
    }
    const command = parse(given);
    const app = await open();
    try {
      await (command.verb === 'create' ? create(app, command) : list(app));
    } finally {
      await app.close();
    }
    return 0;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    if (error instanceof UsageError) process.stderr.write(`\n${USAGE}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function parse(given: readonly string[]): Command {
  const { values, positionals } = readArguments(given);
  const [verb, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`What is ${JSON.stringify(rest[0])} for? Put a name with spaces into quotes.`);
  if (verb !== 'create' && verb !== 'list') throw new UsageError(`There is no command ${JSON.stringify(verb ?? '')}.`);
  const email = normaliseEmail(values.email ?? '');
  const name = normaliseName(values.name ?? '');
  const role = values.role;
  if (role !== 'administrator' && role !== 'reviewer')
    throw new UsageError(`--role must be administrator or reviewer, not ${JSON.stringify(role)}.`);
  if (typeof email !== 'string' || typeof name !== 'string') throw new UsageError('--email and --name must be texts.');
  if (verb === 'create' && !isEmail(email)) throw new UsageError('--email must be an e-mail address such as ada@example.com.');
  if (verb === 'create' && !isVisibleName(name)) throw new UsageError('--name must have 1 to 100 characters, all of which can be seen.');
  if (verb === 'create' && !values['password-stdin'] && !process.stdin.isTTY)
    throw new UsageError('Standard input is not a terminal; give the password there with --password-stdin.');
  return { verb, email, name, role, passwordStdin: values['password-stdin'] };
}

function readArguments(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string', default: 'administrator' },
        'password-stdin': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The services of the marketplace without its HTTP. */
async function open(): Promise<INestApplicationContext> {
  const environment = readEnvironment();
  // Standard output is for what the command has to say.
  const logger = createLogger('admin', 'warn', process.stderr);
  await migrateDatabase(environment);

  @Module({})
  class AdminModule {
    static forRoot(): DynamicModule {
      return { module: AdminModule, imports: [PlatformModule.forRoot(environment, logger), AuditModule, AccountsModule] };
    }
  }
  return NestFactory.createApplicationContext(AdminModule.forRoot(), { logger: new NestLogger(logger), abortOnError: false });
}

async function create(app: INestApplicationContext, { email, name, role, passwordStdin }: Command): Promise<void> {
  const password = passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : await askForPassword();
  const passwordHash = await app.get(ChosenPasswords).hash(password, { email, name }, '/password');
  const account = await app
    .get(DataSource)
    .transaction((transaction) =>
      app.get(AccountCreation).createConfirmed(transaction, SYSTEM, { realm: 'marketplace', email, name, role, passwordHash }),
    );
  process.stdout.write(`Made the ${role} ${account.name} <${account.email}>. The e-mail counts as confirmed: sign in with it.\n`);
}

async function list(app: INestApplicationContext): Promise<void> {
  const roles = app.get(RolesService);
  for (const role of ['administrator', 'reviewer'] as const)
    for (let cursor: string | undefined, more = true; more;) {
      const page = await roles.list({ realm: 'marketplace', role, limit: 100, ...(cursor === undefined ? {} : { cursor }) });
      for (const account of page.items)
        process.stdout.write(`${role.padEnd(14)} ${account.email}  ${account.name}${account.suspended ? '  (suspended)' : ''}\n`);
      cursor = page.next_cursor ?? undefined;
      more = cursor !== undefined;
    }
}

async function askForPassword(): Promise<string> {
  const password = await askWithoutEcho('Password (12 to 128 characters): ');
  if ((await askWithoutEcho('The same again: ')) !== password) throw new Error('The two passwords differ; nothing was made.');
  return password;
}

function askWithoutEcho(question: string): Promise<string> {
  const nowhere = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  // The terminal stops echoing here, so the question comes after it: whoever pastes at once must not see their password.
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  process.stderr.write(question);
  return new Promise((resolve, reject) => {
    let answer: string | undefined;
    terminal.question('', (line) => {
      answer = line;
      terminal.close();
    });
    terminal.on('close', () => {
      process.stderr.write('\n');
      if (answer === undefined) reject(new Error('No password was given; nothing was made.'));
      else resolve(answer);
    });
    terminal.on('SIGINT', () => {
      terminal.close();
    });
  });
}

function sentenceOf(error: unknown): string {
  if (error instanceof EnvironmentProblems) return error.message;
  if (error instanceof AppError || error instanceof UsageError) return error.message;
  if (isDatabaseUnavailable(error)) return 'The database is out of reach; check DATABASE_URL and whether PostgreSQL runs.';
  return error instanceof Error ? error.message : String(error);
}

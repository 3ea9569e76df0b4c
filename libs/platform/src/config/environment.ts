import { readFileSync } from 'node:fs';
import { anInstanceKeyList, anInteger, aPort, aUrl, aWord, oneOf, text, type InstanceKey, type Setting } from './setting.js';

/**
 * Every environment variable that Gatehouse reads: one typed, described schema. `.env.example` is checked against it.
 * `embedded` is a default that exists only in the embedded mode; `fallback` exists in every mode.
 */
export const ENVIRONMENT_SCHEMA = {
  GATEHOUSE_MODE: oneOf(['embedded', 'production'], {
    describe:
      'embedded: one machine, loopback only, plain HTTP, built-in mailbox. production: everything else. Assumed embedded only when DATABASE_URL, PUBLIC_URL and HOST are all unset.',
    fallback: 'production',
  }),
  DATABASE_URL: aUrl(['postgres:', 'postgresql:'], { describe: 'PostgreSQL 14 or later, the truth of everything.', secret: true }),
  DATABASE_DIRECT_URL: aUrl(['postgres:', 'postgresql:'], {
    describe: 'The same database without a transaction pooler in between: LISTEN, migrations and queues use it. Defaults to DATABASE_URL.',
    secret: true,
    fallback: '',
  }),
  REDIS_URL: aUrl(['redis:', 'rediss:'], {
    describe: 'Moves the queues to Redis. Without it they live in PostgreSQL.',
    secret: true,
    fallback: '',
  }),
  HOST: aWord({
    describe: 'Address the HTTP processes listen on. The embedded mode accepts 127.0.0.1 only.',
    fallback: '0.0.0.0',
    embedded: '127.0.0.1',
  }),
  MARKETPLACE_PORT: aPort({ describe: 'Port of the marketplace (control plane).', fallback: '3000' }),
  REST_API_PORT: aPort({ describe: 'Port of the REST API (data plane).', fallback: '3001' }),
  WORKER_PORT: aPort({ describe: 'Port of the worker’s health check; 0 lets the system choose.', fallback: '0' }),
  PUBLIC_URL: aUrl(['https:', 'http:'], {
    describe: 'Address of the marketplace as browsers see it. All links in mails are made from it.',
    origin: true,
    embedded: 'http://localhost:3000',
  }),
  REST_API_URL: aUrl(['https:', 'http:'], {
    describe: 'Address of the REST API as integrations see it.',
    origin: true,
    embedded: 'http://localhost:3001',
  }),
  TRUSTED_PROXIES: text({
    describe: 'Comma-separated addresses or CIDR ranges whose X-Forwarded-For and X-Forwarded-Proto are believed.',
    fallback: '',
  }),
  TLS_CERT_FILE: text({ describe: 'PEM certificate chain; with TLS_KEY_FILE the HTTP processes serve TLS themselves.', fallback: '' }),
  TLS_KEY_FILE: text({ describe: 'PEM private key that belongs to TLS_CERT_FILE.', fallback: '' }),
  INSTANCE_KEYS: anInstanceKeyList({
    describe:
      'Instance keys as version:64 hex digits, comma-separated, the current one first (`openssl rand -hex 32` makes one). Seals and checksums derive from them; keep retired ones listed.',
    secret: true,
  }),
  DATA_DIR: text({
    describe: 'Folder for what an instance keeps on disk (embedded mode: secrets, logs, database).',
    fallback: '.gatehouse',
  }),
  SMTP_URL: aUrl(['smtp:', 'smtps:'], {
    describe: 'Mail server. The embedded mode keeps mail in its own mailbox instead.',
    secret: true,
    embedded: '',
  }),
  MAIL_FROM: text({ describe: 'Sender of every mail.', fallback: 'Gatehouse <no-reply@gatehouse.localhost>' }),
  MAILBOX_TOKEN: text({ describe: 'Path secret of the built-in mailbox (embedded mode only).', secret: true, fallback: '' }),
  SCOPES_FILE: text({
    describe: 'JSON file with the catalogue of scopes; the built-in catalogue when unset (docs/scopes.md).',
    fallback: '',
  }),
  TIER_HEADER: aWord({ describe: 'Header that names the tier of a caller of the REST API.', fallback: 'X-Crisp-Tier' }),
  DEVELOPMENT_DAILY_QUOTA: anInteger(1, 1_000_000_000, {
    describe: 'Requests a UTC day for a new development keypair, until an administrator sets another default.',
    fallback: '500',
  }),
  PRODUCTION_DAILY_QUOTA: anInteger(1, 1_000_000_000, {
    describe: 'Requests a UTC day for a new production keypair, until an administrator sets another default.',
    fallback: '5000',
  }),
  KEY_DAILY_QUOTA: anInteger(1, 1_000_000_000, {
    describe:
      'Requests a UTC day for a website key without a quota of its own and for a user key, until an administrator sets another default.',
    fallback: '10000',
  }),
  KEY_REQUESTS_PER_MINUTE: anInteger(1, 1_000_000_000, { describe: 'Requests a minute for a website or user key.', fallback: '600' }),
  KEYS_WITHOUT_EXPIRY: oneOf(['refused', 'allowed'], {
    describe: 'Whether a website key may be made that never expires.',
    fallback: 'refused',
  }),
  REQUEST_LOG_RETENTION_DAYS: anInteger(1, 3_650, {
    describe: 'Days for which the request log of the REST API, and with it the usage, is kept.',
    fallback: '30',
  }),
  JOB_LOST_AFTER_SECONDS: anInteger(2, 3_600, {
    describe:
      'Seconds without a sign of life after which background work counts as lost, with its worker or its queue, and is given out again.',
    fallback: '10',
  }),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    describe: 'Lowest level that is logged.',
    fallback: 'info',
  }),
} satisfies Record<string, Setting<unknown>>;

type Values = { [Name in keyof typeof ENVIRONMENT_SCHEMA]: (typeof ENVIRONMENT_SCHEMA)[Name] extends Setting<infer Value> ? Value : never };

/** The checked environment of one process. An optional text that is unset is the empty string. */
export type EnvironmentValues = Values;

/** Injection token and type of the checked environment. */
export abstract class Environment {
  readonly values: EnvironmentValues;

  get embedded(): boolean {
    return this.values.GATEHOUSE_MODE === 'embedded';
  }

  /** Where LISTEN, migrations and queues connect to: never through a transaction pooler. */
  get directDatabaseUrl(): string {
    return this.values.DATABASE_DIRECT_URL || this.values.DATABASE_URL;
  }

  get instanceKeys(): readonly InstanceKey[] {
    return this.values.INSTANCE_KEYS;
  }
}

class CheckedEnvironment extends Environment {
  constructor(override readonly values: EnvironmentValues) {
    super();
  }
}

/** Start-up stops with this: every problem of the environment at once, each a sentence that names the variable. */
export class EnvironmentProblems extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * Checks `source` (usually `process.env`) against the schema.
 *
 * @throws {EnvironmentProblems} listing every bad or missing variable at once; secret values are never echoed.
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const problems: string[] = [];
  const mode = source.GATEHOUSE_MODE ?? (['DATABASE_URL', 'PUBLIC_URL', 'HOST'].every((name) => !source[name]) ? 'embedded' : 'production');
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting<unknown>>(ENVIRONMENT_SCHEMA)) {
    const given = name === 'GATEHOUSE_MODE' ? mode : source[name]?.trim();
    const raw = given || (mode === 'embedded' && setting.embedded !== undefined ? setting.embedded : setting.fallback);
    if (raw === undefined) {
      problems.push(`${name} is not set. ${setting.describe}`);
      continue;
    }
    const result = raw === '' ? { value: setting.empty } : setting.parse(raw);
    if ('problem' in result) problems.push(`${name} ${result.problem}${setting.secret ? '' : ` (it is ${JSON.stringify(raw)})`}.`);
    else values[name] = result.value;
  }
  // Every key was parsed by its own setting above; a missing one is in `problems`.
  const checked = values as EnvironmentValues;
  if (problems.length === 0) problems.push(...contradictions(checked));
  if (problems.length > 0) throw new EnvironmentProblems(problems);
  return new CheckedEnvironment(checked);
}

/** Rules that look at more than one variable. */
function contradictions(values: EnvironmentValues): string[] {
  const problems: string[] = [];
  const embedded = values.GATEHOUSE_MODE === 'embedded';
  if (embedded && values.HOST !== '127.0.0.1')
    problems.push(
      `HOST must be 127.0.0.1 in the embedded mode, which serves plain HTTP; set GATEHOUSE_MODE=production to listen on ${values.HOST}.`,
    );
  if (!embedded && !values.PUBLIC_URL.startsWith('https:'))
    problems.push('PUBLIC_URL must begin with https:// outside the embedded mode: session cookies are sent over TLS only.');
  if (!embedded && !values.REST_API_URL.startsWith('https:'))
    problems.push('REST_API_URL must begin with https:// outside the embedded mode: keys are never accepted over plain HTTP.');
  if (!embedded && values.SMTP_URL === '') problems.push(`SMTP_URL is not set. ${ENVIRONMENT_SCHEMA.SMTP_URL.describe}`);
  if (embedded && values.MAILBOX_TOKEN !== '' && values.MAILBOX_TOKEN.length < 43)
    problems.push('MAILBOX_TOKEN must carry at least 256 random bits (43 characters of base64url).');
  if (!embedded && values.MAILBOX_TOKEN !== '') problems.push('MAILBOX_TOKEN exists only in the embedded mode; unset it.');
  if ((values.TLS_CERT_FILE === '') !== (values.TLS_KEY_FILE === ''))
    problems.push('TLS_CERT_FILE and TLS_KEY_FILE belong together; only one of them is set.');
  for (const name of ['TLS_CERT_FILE', 'TLS_KEY_FILE', 'SCOPES_FILE'] as const)
    if (values[name] !== '') problems.push(...unreadable(name, values[name]));
  return problems;
}

function unreadable(name: string, path: string): string[] {
  try {
    readFileSync(path);
    return [];
  } catch (error) {
    return [`${name} names a file that cannot be read: ${error instanceof Error ? error.message : String(error)}.`];
  }
}

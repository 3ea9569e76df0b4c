import { EnvironmentProblems, readEnvironment } from './environment.js';

const KEY = `1:${'ab'.repeat(32)}`;
const production = {
  DATABASE_URL: 'postgres://gatehouse:secret@db/gatehouse',
  PUBLIC_URL: 'https://marketplace.example.com',
  REST_API_URL: 'https://api.example.com',
  INSTANCE_KEYS: KEY,
  SMTP_URL: 'smtp://mail',
};

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentProblems) return error.problems;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  it('is embedded only when database, public URL and host are all unset', () => {
    expect(readEnvironment({ DATABASE_URL: 'postgres://x/y', INSTANCE_KEYS: KEY, GATEHOUSE_MODE: 'embedded' }).embedded).toBe(true);
    expect(readEnvironment(production).embedded).toBe(false);
    expect(problemsOf({ PUBLIC_URL: 'https://a.example', INSTANCE_KEYS: KEY }).join()).toContain('DATABASE_URL is not set');
  });

  it('lists every problem at once, each naming its variable', () => {
    const problems = problemsOf({
      ...production,
      MARKETPLACE_PORT: 'eighty',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'https://a.example/path',
      INSTANCE_KEYS: '1:short',
    });
    expect(problems).toHaveLength(4);
    for (const name of ['MARKETPLACE_PORT', 'LOG_LEVEL', 'PUBLIC_URL', 'INSTANCE_KEYS']) expect(problems.join('\n')).toContain(name);
  });

  it('never echoes the value of a secret', () => {
    expect(problemsOf({ ...production, INSTANCE_KEYS: '1:not-so-secret', DATABASE_URL: 'mysql://user:hunter2@db' }).join()).not.toMatch(
      /not-so-secret|hunter2/,
    );
  });

  it.each([
    ['plain HTTP outside the embedded mode', { PUBLIC_URL: 'http://marketplace.example.com' }, /PUBLIC_URL must begin with https/],
    ['a mailbox outside the embedded mode', { MAILBOX_TOKEN: 'x'.repeat(43) }, /MAILBOX_TOKEN exists only in the embedded mode/],
    ['half a TLS configuration', { TLS_CERT_FILE: '/etc/hostname' }, /belong together/],
    ['a scopes file that is not there', { SCOPES_FILE: '/nowhere/scopes.json' }, /SCOPES_FILE names a file that cannot be read/],
    ['one key version twice', { INSTANCE_KEYS: `${KEY},${KEY}` }, /lists one version twice/],
  ])('refuses %s', (_what, over, expected) => {
    expect(problemsOf({ ...production, ...over }).join()).toMatch(expected);
  });

  it('refuses any other address than loopback in the embedded mode', () => {
    expect(problemsOf({ GATEHOUSE_MODE: 'embedded', DATABASE_URL: 'postgres://x/y', INSTANCE_KEYS: KEY, HOST: '0.0.0.0' }).join()).toMatch(
      /HOST must be 127\.0\.0\.1/,
    );
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnvironment({ ...production, REDIS_URL: '', MARKETPLACE_PORT: ' ' }).values).toMatchObject({
      REDIS_URL: '',
      MARKETPLACE_PORT: 3000,
    });
  });
});

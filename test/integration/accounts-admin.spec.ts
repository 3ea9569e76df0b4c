import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { embeddedEnvironment } from '../support/environment.js';

const PROGRAM = join(__dirname, '../../dist/apps/marketplace/src/admin.js');
const PASSWORD = 'purple lantern drives slowly';

/** The command that `npm run admin` starts, as built. */
describe('npm run admin', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());

  const admin = (given: readonly string[], input = '', url = database.url): Promise<{ code: number | null; out: string; err: string }> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [PROGRAM, ...given], {
        env: { PATH: process.env.PATH ?? '', ...embeddedEnvironment({ DATABASE_URL: url, INSTANCE_KEYS: `1:${'ab'.repeat(32)}` }) },
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      child.once('error', reject);
      child.once('close', (code) => {
        resolve({ code, out, err });
      });
      child.stdin.end(input);
    });
  const accounts = () =>
    database.query<{ email: string; role: string; confirmed_at: Date | null }>(
      'SELECT email, role, confirmed_at FROM account ORDER BY email',
    );

  it('create makes a confirmed administrator, says so, and writes it to the audit as the system', async () => {
    const made = await admin(['create', '--email', ' Root@Example.com ', '--name', 'Root Person', '--password-stdin'], `${PASSWORD}\n`);
    expect([made.code, made.err]).toEqual([0, '']);
    expect(made.out).toContain('administrator Root Person <root@example.com>');
    expect(await accounts()).toMatchObject([{ email: 'root@example.com', role: 'administrator' }]);
    expect((await accounts())[0]?.confirmed_at).not.toBeNull();
    const audit = await database.query(`SELECT actor_kind, action, after FROM audit_event`);
    expect(audit).toEqual([expect.objectContaining({ actor_kind: 'system', action: 'account.create' })]);
    expect(JSON.stringify([made, audit])).not.toContain(PASSWORD);
  });

  it('create refuses an e-mail that has an account, and changes nothing of it', async () => {
    await admin(['create', '--email', 'taken@example.com', '--name', 'Taken', '--password-stdin'], PASSWORD);
    const before = await database.query('SELECT * FROM account ORDER BY id');
    const again = await admin(
      ['create', '--email', 'taken@example.com', '--name', 'Else', '--role', 'reviewer', '--password-stdin'],
      PASSWORD,
    );
    expect([again.code, again.out]).toEqual([1, '']);
    expect(again.err).toContain('taken@example.com has an account already');
    expect(await database.query('SELECT * FROM account ORDER BY id')).toEqual(before);
  });

  it('create refuses a guessable password', async () => {
    const answer = await admin(['create', '--email', 'weak@example.com', '--name', 'Weak', '--password-stdin'], 'password12345');
    expect([answer.code, answer.err]).toEqual([1, expect.stringContaining('too easy to guess')]);
    expect((await accounts()).map(({ email }) => email)).not.toContain('weak@example.com');
  });

  it('list names administrators and reviewers', async () => {
    await admin(['create', '--email', 'rev@example.com', '--name', 'Rev Person', '--role', 'reviewer', '--password-stdin'], PASSWORD);
    const { code, out } = await admin(['list']);
    expect(code).toBe(0);
    expect(out).toMatch(/^reviewer +rev@example\.com {2}Rev Person$/m);
  });

  it.each([
    ['an unknown option', ['list', '--force']],
    ['an e-mail that is none', ['create', '--email', 'ada', '--name', 'Ada', '--password-stdin']],
    ['neither terminal nor --password-stdin', ['create', '--email', 'a@b.example', '--name', 'Ada']],
  ])('says how it is used when given %s: exit code 2', async (_what, given) => {
    const { code, out, err } = await admin(given);
    expect(code).toBe(2);
    expect(out + err).toContain('Usage:');
  });

  it('says in a sentence that the database is out of reach: exit code 1', async () => {
    const { code, err } = await admin(['list'], '', 'postgres://nobody:secret@127.0.0.1:1/none');
    expect([code, err]).toEqual([1, expect.stringContaining('The database is out of reach')]);
    expect(err).not.toContain('secret');
  });
});

import argon2 from '@node-rs/argon2';
import type { Answer } from '../support/http-client.js';
import {
  aConfirmedPerson,
  anAccountsGatehouse,
  anEmail,
  aSignedIn,
  fromElsewhere,
  GOOD_PASSWORD,
  linkIn,
  type AccountsGatehouse,
} from './accounts-people.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WRONG = 'not the password at all';

describe('signing in', () => {
  let at: AccountsGatehouse;
  const signIn = (email: string, password: string, headers = fromElsewhere()): Promise<Answer> =>
    at.gatehouse.visitor().post('/api/marketplace/sign-in', { email, password }, { headers });
  const shown = ({ status, text, headers }: Answer): unknown => ({
    status,
    text: text.replace(/"request_id":"[^"]+"/, ''),
    headers: Object.fromEntries([...headers].filter(([name]) => !['request-id', 'date'].includes(name))),
  });

  beforeAll(async () => {
    at = await anAccountsGatehouse();
  });
  afterAll(() => at.gatehouse.stop());

  it('gives a cookie that scripts cannot read, and an answer without the token', async () => {
    const person = await aConfirmedPerson(at);
    const answer = await signIn(person.email, person.password);
    const [cookie = ''] = answer.headers.getSetCookie();
    const token = /^gatehouse_marketplace=([\w-]{43}); Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/.exec(cookie)?.[1] ?? '';
    expect(token).not.toBe('');
    expect(answer.text).not.toContain(token);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify(await at.gatehouse.database.query('SELECT * FROM session'))).not.toContain(token);
    expect(at.gatehouse.logLines.join('')).not.toContain(token);
  });

  it('answers the same to a wrong password and to an unknown e-mail, and leaves the same marks but the audit', async () => {
    const person = await aConfirmedPerson(at);
    const known = await signIn(person.email, WRONG);
    const unknown = await signIn(anEmail('nobody'), WRONG);
    expect([known.status, known.body.code]).toEqual([401, 'sign_in_failed']);
    expect(shown(known)).toEqual(shown(unknown));
    expect(known.headers.getSetCookie()).toEqual([]);
    const failures = await at.gatehouse.database.query<{ subject_id: string }>(
      `SELECT subject_id FROM audit_event WHERE action = 'account.sign_in_failed'`,
    );
    const [account] = await at.gatehouse.database.query<{ id: string }>('SELECT id FROM account WHERE email = $1', [person.email]);
    expect(failures.map(({ subject_id }) => subject_id)).toEqual([account?.id]);
  });

  it('does the same work for an unknown e-mail as for a wrong password, so that its time does not tell', async () => {
    const person = await aConfirmedPerson(at);
    // The first check of all makes the decoy that unknown e-mails are held against.
    await signIn(person.email, WRONG);
    const work = jest.spyOn(argon2, 'verify');
    const hashesFor = async (email: string): Promise<string[]> => {
      work.mockClear();
      await signIn(email, WRONG);
      return work.mock.calls.map(([stored]) => String(stored).split('$', 4).join('$'));
    };
    const once = ['$argon2id$v=19$m=19456,t=2,p=1'];
    expect({ known: await hashesFor(person.email), unknown: await hashesFor(anEmail('nobody')) }).toEqual({ known: once, unknown: once });
    work.mockRestore();
  });

  it.each(['known', 'unknown'])(
    'is refused after ten failures of a network, for a %s e-mail alike, and other networks are not',
    async (kind) => {
      const person = await aConfirmedPerson(at);
      const email = kind === 'known' ? person.email : anEmail('nobody');
      const attacker = fromElsewhere();
      const statuses = (await Promise.all(Array.from({ length: 10 }, () => signIn(email, WRONG, attacker)))).map(({ status }) => status);
      expect(statuses).toEqual(Array<number>(10).fill(401));
      const refused = await signIn(email, GOOD_PASSWORD, attacker);
      expect([refused.status, refused.body.code]).toEqual([429, 'too_many_attempts']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
      expect(refused.headers.getSetCookie()).toEqual([]);
      const owner = await signIn(email, GOOD_PASSWORD);
      expect(owner.status).toBe(kind === 'known' ? 200 : 401);
    },
  );

  it('of many guesses at once lets no more than ten through', async () => {
    const person = await aConfirmedPerson(at);
    const attacker = fromElsewhere();
    const answers = await Promise.all(Array.from({ length: 25 }, () => signIn(person.email, WRONG, attacker)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('is free again after a quarter of an hour, and a success clears the count', async () => {
    const person = await aConfirmedPerson(at);
    const here = fromElsewhere();
    for (let round = 0; round < 2; round += 1) {
      await Promise.all([1, 2, 3, 4].map(() => signIn(person.email, WRONG, here)));
      expect((await signIn(person.email, person.password, here)).status).toBe(200);
    }
    await Promise.all(Array.from({ length: 10 }, () => signIn(person.email, WRONG, here)));
    expect((await signIn(person.email, person.password, here)).status).toBe(429);
    at.gatehouse.clock.advance(15 * MINUTE + 1_000);
    expect((await signIn(person.email, person.password, here)).status).toBe(200);
  }, 40_000);

  it('slows down for an account that many networks guess at, but never shuts its owner out', async () => {
    const person = await aConfirmedPerson(at);
    for (let n = 0; n < 7; n += 1) await signIn(person.email, WRONG);
    const began = performance.now();
    expect((await signIn(person.email, person.password)).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(900);
    await Promise.all(Array.from({ length: 20 }, () => signIn(person.email, WRONG)));
    const again = performance.now();
    expect((await signIn(person.email, person.password)).status).toBe(200);
    expect(performance.now() - again).toBeLessThan(4_000);
  });

  it('always begins a new session, whatever cookie the browser brought', async () => {
    const person = await aConfirmedPerson(at);
    const fixed = 'A'.repeat(43);
    const answer = await at.gatehouse
      .visitor()
      .post(
        '/api/marketplace/sign-in',
        { email: person.email, password: person.password },
        { headers: { ...fromElsewhere(), cookie: `gatehouse_marketplace=${fixed}` } },
      );
    expect(answer.status).toBe(200);
    const stranger = await at.gatehouse
      .visitor()
      .get('/api/marketplace/session', { headers: { cookie: `gatehouse_marketplace=${fixed}` } });
    expect(stranger.status).toBe(401);
  });

  it('works before the e-mail is confirmed, but only for the own account', async () => {
    const email = anEmail();
    await at.gatehouse
      .visitor()
      .post('/api/marketplace/sign-up', { email, name: 'Ada', password: GOOD_PASSWORD }, { headers: fromElsewhere() });
    const browser = await aSignedIn(at, { email, password: GOOD_PASSWORD });
    const session = await browser.get<{ account: { confirmed: boolean } }>('/api/marketplace/session');
    expect([session.status, session.body.account.confirmed]).toEqual([200, false]);
    const accounts = await browser.get('/api/marketplace/accounts');
    expect([accounts.status, accounts.body.code]).toEqual([403, 'email_not_confirmed']);
    await at.mails(email);
    expect((await browser.post('/api/marketplace/confirm/again')).status).toBe(202);
    const [mail] = await at.mails(email, 2);
    const { token } = linkIn(mail);
    expect((await browser.post('/api/marketplace/confirm', { token })).status).toBe(200);
    expect((await browser.get('/api/marketplace/accounts')).body.code).toBe('role_required');
    expect((await browser.post('/api/marketplace/confirm/again')).body.code).toBe('already_confirmed');
  });

  it('is told to a suspended account only with the right password, and its sessions have ended', async () => {
    const person = await aConfirmedPerson(at);
    const browser = await aSignedIn(at, person);
    await at.gatehouse.database.query('UPDATE account SET suspended_at = now() WHERE email = $1', [person.email]);
    expect((await browser.get('/api/marketplace/session')).status).toBe(401);
    expect((await signIn(person.email, WRONG)).body.code).toBe('sign_in_failed');
    const refused = await signIn(person.email, person.password);
    expect([refused.status, refused.body.code]).toEqual([403, 'account_suspended']);
    expect(refused.headers.getSetCookie()).toEqual([]);
  });

  it('ends with the sign-out: the cookie is cleared and the token is worth nothing', async () => {
    const person = await aConfirmedPerson(at);
    const answer = await signIn(person.email, person.password);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const browser = at.gatehouse.visitor();
    const out = await browser.post('/api/marketplace/sign-out', {}, { headers: { cookie } });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()).toEqual(['gatehouse_marketplace=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax']);
    expect((await browser.get('/api/marketplace/session', { headers: { cookie } })).status).toBe(401);
  });

  it('ends after 12 idle hours, and staff after 8', async () => {
    const developer = await aConfirmedPerson(at);
    const reviewer = await aConfirmedPerson(at);
    const [usual, staff] = [await aSignedIn(at, developer), await aSignedIn(at, reviewer)];
    // Whoever becomes staff after the sign-in has the shorter time at once.
    await at.gatehouse.database.query(`UPDATE account SET role = 'reviewer' WHERE email = $1`, [reviewer.email]);
    at.gatehouse.clock.advance(8 * HOUR + MINUTE);
    expect((await staff.get('/api/marketplace/session')).status).toBe(401);
    expect((await usual.get('/api/marketplace/session')).status).toBe(200);
    at.gatehouse.clock.advance(11 * HOUR);
    expect((await usual.get('/api/marketplace/session')).status).toBe(200);
    at.gatehouse.clock.advance(12 * HOUR + MINUTE);
    expect((await usual.get('/api/marketplace/session')).status).toBe(401);
  });

  it('ends after 30 days, and for staff after 24 hours, however busy the session was', async () => {
    const developer = await aConfirmedPerson(at);
    const reviewer = await aConfirmedPerson(at);
    await at.gatehouse.database.query(`UPDATE account SET role = 'reviewer' WHERE email = $1`, [reviewer.email]);
    const [usual, staff] = [await aSignedIn(at, developer), await aSignedIn(at, reviewer)];
    let staffHours = 0;
    for (let hours = 0; hours < 30 * 24; hours += 6) {
      if (hours > 0) at.gatehouse.clock.advance(6 * HOUR);
      if ((await staff.get('/api/marketplace/session')).status === 200) staffHours = hours;
      expect((await usual.get('/api/marketplace/session')).status).toBe(200);
    }
    expect(staffHours).toBe(18);
    at.gatehouse.clock.advance(6 * HOUR);
    expect((await usual.get('/api/marketplace/session')).status).toBe(401);
  }, 30_000);

  it('notes when a session was last seen at most once a minute', async () => {
    const person = await aConfirmedPerson(at);
    const browser = await aSignedIn(at, person);
    const seen = async (): Promise<unknown> =>
      (
        await at.gatehouse.database.query('SELECT last_seen_at FROM session JOIN account ON account.id = account_id WHERE email = $1', [
          person.email,
        ])
      )[0];
    const first = await seen();
    await browser.get('/api/marketplace/session');
    expect(await seen()).toEqual(first);
    at.gatehouse.clock.advance(MINUTE + 1_000);
    await browser.get('/api/marketplace/session');
    expect(await seen()).not.toEqual(first);
  });
});

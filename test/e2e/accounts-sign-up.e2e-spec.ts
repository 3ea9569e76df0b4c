import {
  aConfirmedPerson,
  anAccountsGatehouse,
  anEmail,
  aSignedIn,
  fromElsewhere,
  GOOD_PASSWORD,
  linkIn,
  OTHER_PASSWORD,
  type AccountsGatehouse,
} from './accounts-people.js';

const DAY = 24 * 3_600_000;

describe('signing up', () => {
  let at: AccountsGatehouse;
  const signUp = (email: string, over: Record<string, unknown> = {}, realm = 'marketplace') =>
    at.gatehouse
      .visitor()
      .post(`/api/${realm}/sign-up`, { email, name: 'Ada Lovelace', password: GOOD_PASSWORD, ...over }, { headers: fromElsewhere() });

  beforeAll(async () => {
    at = await anAccountsGatehouse();
  });
  afterAll(() => at.gatehouse.stop());

  it('leads by a mailed link to a confirmed account that can sign in', async () => {
    const email = anEmail();
    expect((await signUp(`  ${email.toUpperCase()} `)).status).toBe(202);
    const [mail] = await at.mails(email);
    const { token, page, url } = linkIn(mail);
    expect(page).toBe('/confirm');
    expect(url.startsWith(`${at.gatehouse.environment.values.PUBLIC_URL}/confirm#realm=marketplace&token=`)).toBe(true);
    expect(token).toMatch(/^[\w-]{43}$/);

    const confirmed = await at.gatehouse.visitor().post('/api/marketplace/confirm', { token });
    expect(confirmed.status).toBe(200);
    expect(confirmed.body).toEqual({ email, confirmed: true });

    const browser = await aSignedIn(at, { email, password: GOOD_PASSWORD });
    const session = await browser.get<{ account: Record<string, unknown> }>('/api/marketplace/session');
    expect(session.body.account).toMatchObject({ email, name: 'Ada Lovelace', role: 'developer', realm: 'marketplace', confirmed: true });
  });

  it('stores neither the token nor the password in clear, and logs neither', async () => {
    const email = anEmail();
    await signUp(email);
    const { token } = linkIn((await at.mails(email))[0]);
    await at.gatehouse.visitor().post('/api/marketplace/confirm', { token });
    for (const table of ['account', 'account_link', 'session', 'outbox_message', 'mailbox_message', 'audit_event']) {
      const rows = JSON.stringify(await at.gatehouse.database.query(`SELECT ${table}::text AS row FROM ${table}`));
      expect(rows).not.toContain(token);
      expect(rows).not.toContain(GOOD_PASSWORD);
    }
    expect(at.gatehouse.logLines.join('')).not.toContain(token);
    expect(at.gatehouse.logLines.join('')).not.toContain(GOOD_PASSWORD);
  });

  it('answers the same for a new, an unconfirmed and a confirmed e-mail, and asks for the same work', async () => {
    const confirmed = await aConfirmedPerson(at);
    const unconfirmed = anEmail();
    await signUp(unconfirmed);
    await at.mails(unconfirmed);
    const outbox = async (): Promise<number> =>
      (await at.gatehouse.database.query('SELECT 1 FROM outbox_message WHERE job = $1', ['accounts.sign-up-mail'])).length;
    const audited = async (): Promise<number> =>
      (await at.gatehouse.database.query(`SELECT 1 FROM audit_event WHERE action LIKE 'account.sign_up%'`)).length;
    const answers = [];
    for (const email of [anEmail(), unconfirmed, confirmed.email]) {
      const before = [await outbox(), await audited()];
      const answer = await signUp(email);
      expect([await outbox(), await audited()]).toEqual(before.map((count) => count + 1));
      const headers = Object.fromEntries([...answer.headers].filter(([name]) => !['request-id', 'date'].includes(name)));
      answers.push({ status: answer.status, text: answer.text, headers });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('tells the owner of an account by mail that they have one, and changes nothing of it', async () => {
    const owner = await aConfirmedPerson(at);
    const before = await at.gatehouse.database.query('SELECT * FROM account WHERE email = $1', [owner.email]);
    await signUp(owner.email, { name: 'Somebody Else', password: OTHER_PASSWORD });
    const [mail] = await at.mails(owner.email, 2);
    expect(mail?.subject).toBe('You already have an account');
    expect(mail?.text).not.toMatch(/token=/);
    expect(await at.gatehouse.database.query('SELECT * FROM account WHERE email = $1', [owner.email])).toEqual(before);
    await aSignedIn(at, owner);
    await expect(aSignedIn(at, { email: owner.email, password: OTHER_PASSWORD })).rejects.toThrow(/sign_in_failed/);
  });

  it('again before the confirmation brings a fresh link, voids the old one and keeps the first password', async () => {
    const email = anEmail();
    await signUp(email);
    const first = linkIn((await at.mails(email))[0]);
    await signUp(email, { password: OTHER_PASSWORD, name: 'Somebody Else' });
    const [mail] = await at.mails(email, 2);
    const second = linkIn(mail);
    expect(mail?.text).toMatch(/If you do not know that password/);
    const visitor = at.gatehouse.visitor();
    const old = await visitor.post('/api/marketplace/confirm', { token: first.token });
    expect([old.status, old.body.code]).toEqual([410, 'link_invalid_or_expired']);
    expect((await visitor.post('/api/marketplace/confirm', { token: second.token })).status).toBe(200);
    await aSignedIn(at, { email, password: GOOD_PASSWORD });
    await expect(aSignedIn(at, { email, password: OTHER_PASSWORD })).rejects.toThrow(/sign_in_failed/);
  });

  it('twice at once makes one account and no error', async () => {
    const email = anEmail();
    const answers = await Promise.all([1, 2, 3, 4].map((n) => signUp(email, { name: `Ada ${n}` })));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(await at.gatehouse.database.query('SELECT 1 FROM account WHERE email = $1', [email])).toHaveLength(1);
    await at.idle();
    // However many mails went out, one link is alive.
    expect(await at.gatehouse.database.query('SELECT 1 FROM account_link WHERE email = $1 AND used_at IS NULL', [email])).toHaveLength(1);
  });

  it('is a matter of each realm: the same e-mail has two accounts, and a link of one is none in the other', async () => {
    const email = anEmail();
    await signUp(email, {}, 'website');
    const { token } = linkIn((await at.mails(email))[0]);
    const visitor = at.gatehouse.visitor();
    const wrong = await visitor.post('/api/marketplace/confirm', { token });
    expect([wrong.status, wrong.body.code]).toEqual([410, 'link_invalid_or_expired']);
    expect((await visitor.post('/api/website/confirm', { token })).status).toBe(200);
    const browser = await aSignedIn(at, { email, password: GOOD_PASSWORD }, 'website');
    const session = await browser.get<{ account: { role: string } }>('/api/website/session');
    expect(session.body.account.role).toBe('member');
    expect((await browser.get('/api/marketplace/session')).status).toBe(401);
    await expect(aSignedIn(at, { email, password: GOOD_PASSWORD }, 'marketplace')).rejects.toThrow(/sign_in_failed/);
  });

  it('confirms once: a used link says so, and of two uses at once one wins', async () => {
    const email = anEmail();
    await signUp(email);
    const { token } = linkIn((await at.mails(email))[0]);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => at.gatehouse.visitor().post('/api/marketplace/confirm', { token })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status, body }) => status === 410 && body.code === 'link_used')).toHaveLength(4);
    const audited = await at.gatehouse.database.query(
      `SELECT 1 FROM audit_event WHERE action = 'account.confirm' AND subject_id = (SELECT id::text FROM account WHERE email = $1)`,
      [email],
    );
    expect(audited).toHaveLength(1);
  });

  it('has links that end after 24 hours, and an expired one looks like one that never was', async () => {
    const email = anEmail();
    await signUp(email);
    const { token } = linkIn((await at.mails(email))[0]);
    at.gatehouse.clock.advance(DAY + 1_000);
    try {
      const expired = await at.gatehouse.visitor().post('/api/marketplace/confirm', { token });
      const unknown = await at.gatehouse.visitor().post('/api/marketplace/confirm', { token: 'x'.repeat(43) });
      const seen = ({ status, body }: typeof expired): unknown => ({ status, ...body, request_id: '' });
      expect(seen(expired)).toEqual(seen(unknown));
      expect(expired.body.code).toBe('link_invalid_or_expired');
    } finally {
      at.gatehouse.clock.advance(-DAY - 1_000);
    }
  });

  it('sends at most five mails an hour to one e-mail, silently, and the last link stays good', async () => {
    const email = anEmail();
    for (let n = 0; n < 7; n += 1) expect((await signUp(email)).status).toBe(202);
    await at.idle();
    const mails = await at.mailsTo(email);
    expect(mails).toHaveLength(5);
    const good = await at.gatehouse.visitor().post('/api/marketplace/confirm', { token: linkIn(mails[0]).token });
    expect(good.status).toBe(200);
  });

  it('is limited for each network, and other networks do not notice', async () => {
    const headers = fromElsewhere();
    const body = { email: anEmail(), name: 'Ada', password: 'short' };
    const statuses = new Set<number>();
    for (let n = 0; n < 100; n += 1)
      statuses.add((await at.gatehouse.visitor().post('/api/marketplace/sign-up', body, { headers })).status);
    expect(statuses).toEqual(new Set([400]));
    const refused = await at.gatehouse.visitor().post('/api/marketplace/sign-up', body, { headers });
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many_attempts']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    expect((await signUp(anEmail())).status).toBe(202);
  });

  it.each([
    ['an e-mail that is none', { email: 'ada' }, '/email', 'invalid_data'],
    ['a name that shows nothing', { name: '\u200b' }, '/name', 'invalid_data'],
    ['no password', { password: undefined }, '/password', 'invalid_data'],
    ['a guessable password', { password: 'password12345' }, '/password', 'weak_password'],
    ['a password made of the e-mail', { email: 'grace.hopper@navy.example', password: 'grace.hopper@navy' }, '/password', 'weak_password'],
    ['a role of their own choice', { role: 'administrator' }, '/role', 'invalid_data'],
  ])('is refused with %s, and says which field', async (_what, over, pointer, code) => {
    const answer = await signUp(anEmail(), over);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('from another site is refused', async () => {
    const answer = await at.gatehouse
      .visitor()
      .post(
        '/api/marketplace/sign-up',
        { email: anEmail(), name: 'Ada', password: GOOD_PASSWORD },
        { headers: { origin: 'https://evil.example' } },
      );
    expect([answer.status, answer.body.code]).toEqual([403, 'cross_site_request']);
  });

  it('makes links from the public address, never from the Host header', async () => {
    const email = anEmail();
    const { request } = await import('node:http');
    const { MARKETPLACE_PORT, PUBLIC_URL } = at.gatehouse.environment.values;
    const body = JSON.stringify({ email, name: 'Ada', password: GOOD_PASSWORD });
    await new Promise<void>((resolve, reject) => {
      const call = request(
        {
          host: '127.0.0.1',
          port: MARKETPLACE_PORT,
          method: 'POST',
          path: '/api/marketplace/sign-up',
          headers: {
            host: 'evil.example',
            'x-forwarded-host': 'evil.example',
            'content-type': 'application/json',
            'content-length': body.length,
            ...fromElsewhere(),
          },
        },
        (response) => {
          response.resume();
          response.on('end', resolve);
        },
      );
      call.on('error', reject);
      call.end(body);
    });
    const [mail] = await at.mails(email);
    expect(linkIn(mail).url.startsWith(`${PUBLIC_URL}/`)).toBe(true);
    expect(mail?.text).not.toContain('evil.example');
  });
});

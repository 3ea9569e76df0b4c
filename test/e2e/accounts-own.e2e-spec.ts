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

const MINUTE = 60_000;

describe('the own account', () => {
  let at: AccountsGatehouse;
  const forget = (email: string, headers = fromElsewhere()) =>
    at.gatehouse.visitor().post('/api/marketplace/password/forgotten', { email }, { headers });
  const aResetLink = async (email: string): Promise<string> => {
    const before = (await at.mailsTo(email)).length;
    await forget(email);
    const mails = await at.mails(email, before + 1);
    const { token, page } = linkIn(mails.find(({ subject }) => subject === 'Choose a new password'));
    expect(page).toBe('/reset-password');
    return token;
  };
  const reset = (token: string, password = OTHER_PASSWORD) =>
    at.gatehouse.visitor().post('/api/marketplace/password/reset', { token, password });
  const actionsOf = async (email: string): Promise<string[]> =>
    (
      await at.gatehouse.database.query<{ action: string }>(
        'SELECT action FROM audit_event WHERE subject_id = (SELECT id::text FROM account WHERE email = $1) ORDER BY at, id',
        [email],
      )
    ).map(({ action }) => action);

  beforeAll(async () => {
    at = await anAccountsGatehouse();
  });
  afterAll(() => at.gatehouse.stop());

  describe('with a forgotten password', () => {
    it('gets a new one by a mailed link: the old one and every session are worth nothing from then on', async () => {
      const person = await aConfirmedPerson(at);
      const browser = await aSignedIn(at, person);
      const answer = await reset(await aResetLink(person.email));
      expect([answer.status, answer.body]).toEqual([200, { email: person.email }]);
      expect((await browser.get('/api/marketplace/session')).status).toBe(401);
      await expect(aSignedIn(at, person)).rejects.toThrow(/sign_in_failed/);
      await aSignedIn(at, { ...person, password: OTHER_PASSWORD });
      expect(await actionsOf(person.email)).toEqual(expect.arrayContaining(['account.forget_password', 'account.reset_password']));
      await at.idle();
      expect((await at.mailsTo(person.email)).map(({ subject }) => subject)).toContain('Your password was changed');
    });

    it('answers the same and asks for the same work for known and unknown e-mails, and writes to nobody unknown', async () => {
      const person = await aConfirmedPerson(at);
      const unknown = anEmail('nobody');
      const answers = [await forget(person.email), await forget(unknown)].map(({ status, text, headers }) => ({
        status,
        text,
        headers: Object.fromEntries([...headers].filter(([name]) => !['request-id', 'date'].includes(name))),
      }));
      expect(answers[0]?.status).toBe(202);
      expect(answers[0]).toEqual(answers[1]);
      await at.idle();
      expect(await at.mailsTo(unknown)).toEqual([]);
      expect(await at.gatehouse.database.query('SELECT 1 FROM account_link WHERE email = $1', [unknown])).toEqual([]);
    });

    it('confirms the e-mail too', async () => {
      const email = anEmail();
      await at.gatehouse
        .visitor()
        .post('/api/marketplace/sign-up', { email, name: 'Ada', password: GOOD_PASSWORD }, { headers: fromElsewhere() });
      await at.mails(email);
      await reset(await aResetLink(email));
      const browser = await aSignedIn(at, { email, password: OTHER_PASSWORD });
      const session = await browser.get<{ account: { confirmed: boolean } }>('/api/marketplace/session');
      expect(session.body.account.confirmed).toBe(true);
    });

    it('has links that work once, for 30 minutes, and only the newest', async () => {
      const person = await aConfirmedPerson(at);
      const older = await aResetLink(person.email);
      const newer = await aResetLink(person.email);
      expect((await reset(older)).body.code).toBe('link_invalid_or_expired');
      at.gatehouse.clock.advance(30 * MINUTE + 1_000);
      expect((await reset(newer)).body.code).toBe('link_invalid_or_expired');
      const good = await aResetLink(person.email);
      const answers = await Promise.all([1, 2, 3].map(() => reset(good)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
      expect((await reset(good)).body.code).toBe('link_used');
    });

    it('does not use the link up on a password that is refused', async () => {
      const person = await aConfirmedPerson(at);
      const token = await aResetLink(person.email);
      const refused = await reset(token, 'password12345');
      expect([refused.status, refused.body.code]).toEqual([400, 'weak_password']);
      expect((await reset(token)).status).toBe(200);
    });

    it('is limited for each network', async () => {
      const headers = fromElsewhere();
      for (let n = 0; n < 30; n += 1) expect((await forget(anEmail('nobody'), headers)).status).toBe(202);
      expect((await forget(anEmail('nobody'), headers)).status).toBe(429);
      expect((await forget(anEmail('nobody'))).status).toBe(202);
    });

    it('gets at most five mails an hour, silently', async () => {
      const person = await aConfirmedPerson(at);
      for (let n = 0; n < 7; n += 1) expect((await forget(person.email)).status).toBe(202);
      await at.idle();
      const mails = (await at.mailsTo(person.email)).filter(({ subject }) => subject === 'Choose a new password');
      expect(mails).toHaveLength(5);
      expect((await reset(linkIn(mails[0]).token)).status).toBe(200);
    });
  });

  describe('with a change of password', () => {
    const change = (browser: Awaited<ReturnType<typeof aSignedIn>>, current: string, chosen: string) =>
      browser.post('/api/marketplace/password', { current_password: current, new_password: chosen }, { headers: fromElsewhere() });

    it('keeps the present session, ends the others, and voids open reset links', async () => {
      const person = await aConfirmedPerson(at);
      const [here, there] = [await aSignedIn(at, person), await aSignedIn(at, person)];
      const link = await aResetLink(person.email);
      expect((await change(here, person.password, OTHER_PASSWORD)).status).toBe(204);
      expect((await here.get('/api/marketplace/session')).status).toBe(200);
      expect((await there.get('/api/marketplace/session')).status).toBe(401);
      expect((await reset(link, 'nine green bottles wander')).status).toBe(410);
      await aSignedIn(at, { ...person, password: OTHER_PASSWORD });
      expect(await actionsOf(person.email)).toContain('account.change_password');
    });

    it('needs the present password, and a new one that is good', async () => {
      const person = await aConfirmedPerson(at);
      const browser = await aSignedIn(at, person);
      const wrong = await change(browser, OTHER_PASSWORD, 'nine green bottles wander');
      expect([wrong.status, wrong.body.code, wrong.body.errors]).toEqual([
        403,
        'wrong_password',
        [expect.objectContaining({ pointer: '/current_password' })],
      ]);
      const weak = await change(browser, person.password, `${person.name} 12`);
      expect([weak.status, weak.body.code, weak.body.errors]).toEqual([
        400,
        'weak_password',
        [expect.objectContaining({ pointer: '/new_password' })],
      ]);
      await aSignedIn(at, person);
    });

    it('of two at once lets one win', async () => {
      const person = await aConfirmedPerson(at);
      const browsers = [await aSignedIn(at, person), await aSignedIn(at, person)];
      const answers = await Promise.all(browsers.map((browser, n) => change(browser, person.password, `${OTHER_PASSWORD} ${n}`)));
      const won = answers.findIndex(({ status }) => status === 204);
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      await aSignedIn(at, { ...person, password: `${OTHER_PASSWORD} ${won}` });
      await expect(aSignedIn(at, { ...person, password: `${OTHER_PASSWORD} ${1 - won}` })).rejects.toThrow(/sign_in_failed/);
    });
  });

  describe('with several sessions', () => {
    interface Sessions {
      items: { id: string; current: boolean; address: string; user_agent: string | null }[];
    }

    it('lists them, and ends the one that is chosen', async () => {
      const person = await aConfirmedPerson(at);
      const [here, there] = [await aSignedIn(at, person), await aSignedIn(at, person)];
      const list = await here.get<Sessions>('/api/marketplace/sessions');
      expect(list.body.items.map(({ current }) => current).sort()).toEqual([false, true]);
      const other = list.body.items.find(({ current }) => !current);
      expect((await here.delete(`/api/marketplace/sessions/${other?.id}`)).status).toBe(204);
      expect((await there.get('/api/marketplace/session')).status).toBe(401);
      expect((await here.get('/api/marketplace/session')).status).toBe(200);
      expect((await here.delete(`/api/marketplace/sessions/${other?.id}`)).body.code).toBe('session_not_found');
    });

    it('cannot end those of somebody else, nor learn that they exist', async () => {
      const [ada, eve] = [await aConfirmedPerson(at), await aConfirmedPerson(at)];
      const [adas, eves] = [await aSignedIn(at, ada), await aSignedIn(at, eve)];
      const id = (await adas.get<Sessions>('/api/marketplace/sessions')).body.items[0]?.id ?? '';
      for (const guess of [id, '00000000-0000-4000-8000-000000000000', 'nonsense']) {
        const answer = await eves.delete(`/api/marketplace/sessions/${guess}`);
        expect([answer.status, answer.body.code, answer.body.detail]).toEqual([404, 'session_not_found', expect.any(String)]);
      }
      expect((await adas.get('/api/marketplace/session')).status).toBe(200);
    });
  });

  it('changes its name, and its slug stays', async () => {
    const person = await aConfirmedPerson(at);
    const browser = await aSignedIn(at, person);
    const before = await browser.get<{ account: { slug: string } }>('/api/marketplace/session');
    const answer = await browser.patch('/api/marketplace/account', { name: '  Augusta   King ' });
    expect([answer.status, answer.body.name, answer.body.slug]).toEqual([200, 'Augusta King', before.body.account.slug]);
    expect((await browser.patch('/api/marketplace/account', { name: '\u202e' })).status).toBe(400);
    expect((await actionsOf(person.email)).filter((action) => action === 'account.rename')).toHaveLength(1);
  });
});

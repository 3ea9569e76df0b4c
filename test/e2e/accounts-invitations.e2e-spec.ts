import type { HttpClient } from '../support/http-client.js';
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

interface Account {
  id: string;
  email: string;
  role: string;
}

describe('administrators', () => {
  let at: AccountsGatehouse;
  let administrator: HttpClient;

  const roleOf = async (email: string): Promise<string | undefined> =>
    (await at.gatehouse.database.query<{ role: string }>('SELECT role FROM account WHERE email = $1', [email]))[0]?.role;
  const setRole = (email: string, role: string) =>
    at.gatehouse.database.query('UPDATE account SET role = $2 WHERE email = $1', [email, role]);
  const idOf = async (email: string): Promise<string> =>
    (await at.gatehouse.database.query<{ id: string }>('SELECT id FROM account WHERE email = $1', [email]))[0]?.id ?? '';
  const anAdministrator = async (): Promise<{ email: string; id: string; browser: HttpClient }> => {
    const person = await aConfirmedPerson(at);
    await setRole(person.email, 'administrator');
    return { email: person.email, id: await idOf(person.email), browser: await aSignedIn(at, person) };
  };
  const invite = async (email: string, role = 'reviewer', by = administrator): Promise<string> => {
    const before = (await at.mailsTo(email)).length;
    const answer = await by.post('/api/marketplace/invitations', { email, role });
    if (answer.status !== 201) throw new Error(answer.text);
    const link = linkIn((await at.mails(email, before + 1)).find(({ subject }) => subject === 'You are invited to Gatehouse'));
    expect(link.page).toBe('/invitation');
    return link.token;
  };
  const accept = (token: string, given: Record<string, unknown> = {}) =>
    at.gatehouse
      .visitor()
      .post<{ account: Account; code: string; errors: unknown }>('/api/marketplace/invitations/accept', { token, ...given });
  const chosen = { name: 'Grace Hopper', password: OTHER_PASSWORD };

  beforeAll(async () => {
    at = await anAccountsGatehouse();
    administrator = (await anAdministrator()).browser;
  });
  afterAll(() => at.gatehouse.stop());

  describe('inviting', () => {
    it('make somebody a reviewer, with a confirmed account and a password of their own', async () => {
      const email = anEmail('grace');
      const answer = await accept(await invite(email), chosen);
      expect([answer.status, answer.body.account]).toEqual([200, expect.objectContaining({ email, role: 'reviewer', confirmed: true })]);
      const browser = await aSignedIn(at, { email, password: OTHER_PASSWORD });
      expect((await browser.get<{ account: Account }>('/api/marketplace/session')).body.account.role).toBe('reviewer');
    });

    it('are told nothing about whether the e-mail has an account', async () => {
      const person = await aConfirmedPerson(at);
      const answers = [];
      for (const email of [person.email, anEmail('nobody')])
        answers.push(await administrator.post('/api/marketplace/invitations', { email, role: 'reviewer' }));
      expect(answers.map(({ status, body }) => [status, Object.keys(body).sort()])).toEqual([
        [201, ['email', 'expires_at', 'id', 'role']],
        [201, ['email', 'expires_at', 'id', 'role']],
      ]);
    });

    it('give a role to a confirmed account, which keeps its name and password', async () => {
      const person = await aConfirmedPerson(at);
      const browser = await aSignedIn(at, person);
      expect((await accept(await invite(person.email), chosen)).status).toBe(200);
      expect(await roleOf(person.email)).toBe('reviewer');
      const session = await browser.get<{ account: { role: string; name: string } }>('/api/marketplace/session');
      expect(session.body.account).toMatchObject({ role: 'reviewer', name: person.name });
      await aSignedIn(at, person);
    });

    it('never lower a role by it', async () => {
      const other = await anAdministrator();
      expect((await accept(await invite(other.email, 'developer'))).status).toBe(200);
      expect(await roleOf(other.email)).toBe('administrator');
      await setRole(other.email, 'developer');
    });

    it('ask for a name and a password where there is no account, and the link stays good meanwhile', async () => {
      const token = await invite(anEmail('grace'));
      const refused = await accept(token);
      expect([refused.status, refused.body.errors]).toEqual([
        400,
        [expect.objectContaining({ pointer: '/name' }), expect.objectContaining({ pointer: '/password' })],
      ]);
      const weak = await accept(token, { ...chosen, password: 'password12345' });
      expect([weak.status, weak.body.code]).toEqual([400, 'weak_password']);
      expect((await accept(token, chosen)).status).toBe(200);
      expect((await accept(token, chosen)).body.code).toBe('link_used');
    });

    it('do not raise whoever signed up with the invited e-mail before its owner: their password and sessions end', async () => {
      const email = anEmail('victim');
      const stranger = at.gatehouse.visitor();
      await stranger.post('/api/marketplace/sign-up', { email, name: 'Stranger', password: GOOD_PASSWORD }, { headers: fromElsewhere() });
      await stranger.post('/api/marketplace/sign-in', { email, password: GOOD_PASSWORD }, { headers: fromElsewhere() });
      expect((await stranger.get('/api/marketplace/session')).status).toBe(200);
      await at.mails(email);
      const token = await invite(email, 'administrator');
      expect((await accept(token)).status).toBe(400);
      expect((await accept(token, chosen)).status).toBe(200);
      expect((await stranger.get('/api/marketplace/session')).status).toBe(401);
      await expect(aSignedIn(at, { email, password: GOOD_PASSWORD })).rejects.toThrow(/sign_in_failed/);
      await aSignedIn(at, { email, password: OTHER_PASSWORD });
      await setRole(email, 'developer');
    });

    it('send links that work once, for seven days, and only the newest', async () => {
      const email = anEmail('grace');
      const [older, newer] = [await invite(email), await invite(email)];
      expect((await accept(older, chosen)).body.code).toBe('link_invalid_or_expired');
      at.gatehouse.clock.advance(7 * DAY + 1_000);
      expect((await accept(newer, chosen)).body.code).toBe('link_invalid_or_expired');
      at.gatehouse.clock.advance(-7 * DAY - 1_000);
      const answers = await Promise.all([1, 2, 3].map(() => accept(newer, chosen)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
      expect(await at.gatehouse.database.query('SELECT 1 FROM account WHERE email = $1', [email])).toHaveLength(1);
    });

    it('leave no open invitation behind when they cease to be administrators', async () => {
      const leaving = await anAdministrator();
      const token = await invite(anEmail('friend'), 'administrator', leaving.browser);
      const hanging = `/api/accounts/${leaving.id}/role-effects`;
      const { body } = await administrator.get(hanging);
      expect(body).toEqual({
        leased_items: 0,
        assigned_items: 0,
        open_invitations: 1,
        other_administrators: expect.any(Number) as unknown,
      });
      expect(body.other_administrators).toBeGreaterThan(0);
      expect((await administrator.patch(`/api/marketplace/accounts/${leaving.id}`, { role: 'developer' })).status).toBe(200);
      expect((await accept(token, chosen)).body.code).toBe('link_invalid_or_expired');
      expect((await administrator.get(hanging)).body.open_invitations).toBe(0);
      expect((await leaving.browser.get(hanging)).status).toBe(403);
      expect((await administrator.get('/api/accounts/nobody/role-effects')).status).toBe(404);
    });

    it('are the only ones who may', async () => {
      const reviewer = await aConfirmedPerson(at);
      await setRole(reviewer.email, 'reviewer');
      const browser = await aSignedIn(at, reviewer);
      for (const role of ['reviewer', 'administrator', 'developer'])
        expect((await browser.post('/api/marketplace/invitations', { email: anEmail(), role })).body.code).toBe('role_required');
      expect((await at.gatehouse.visitor().post('/api/marketplace/invitations', { email: anEmail(), role: 'reviewer' })).status).toBe(401);
      expect((await administrator.post('/api/marketplace/invitations', { email: anEmail(), role: 'member' })).status).toBe(400);
    });
  });

  describe('with the accounts of others', () => {
    it('find them by name, e-mail and role, page by page, and see no secret', async () => {
      const word = `zebra${process.pid}`;
      for (let n = 0; n < 3; n += 1) await aConfirmedPerson(at, 'marketplace', { name: `Ms ${word} ${n}` });
      const first = await administrator.get<{ items: Account[]; next_cursor: string | null }>(
        `/api/marketplace/accounts?search=${word.toUpperCase()}&limit=2`,
      );
      expect([first.status, first.body.items.length]).toEqual([200, 2]);
      const second = await administrator.get<{ items: Account[]; next_cursor: string | null }>(
        `/api/marketplace/accounts?search=${word}&limit=2&cursor=${first.body.next_cursor}`,
      );
      expect([second.body.items.length, second.body.next_cursor]).toEqual([1, null]);
      expect(new Set([...first.body.items, ...second.body.items].map(({ id }) => id)).size).toBe(3);
      expect(first.text).not.toMatch(/argon2|password/);
      const reviewers = await administrator.get<{ items: Account[] }>(`/api/marketplace/accounts?search=${word}&role=reviewer`);
      expect(reviewers.body.items).toEqual([]);
      expect((await administrator.get('/api/marketplace/accounts?search=%25')).body.items).toEqual([]);
    });

    it('change roles, which count from the next request on', async () => {
      const person = await aConfirmedPerson(at);
      const browser = await aSignedIn(at, person);
      const id = await idOf(person.email);
      const changed = await administrator.patch(`/api/marketplace/accounts/${id}`, { role: 'reviewer' });
      expect([changed.status, changed.body.role]).toEqual([200, 'reviewer']);
      expect((await browser.get<{ account: Account }>('/api/marketplace/session')).body.account.role).toBe('reviewer');
      const audited = await at.gatehouse.database.query(
        `SELECT before, after FROM audit_event WHERE action = 'account.change_role' AND subject_id = $1`,
        [id],
      );
      expect(audited).toEqual([{ before: { role: 'developer' }, after: { role: 'reviewer' } }]);
    });

    it.each(['nonsense', '00000000-0000-4000-8000-000000000000'])('are told that %s does not exist', async (id) => {
      const answer = await administrator.patch(`/api/marketplace/accounts/${id}`, { role: 'reviewer' });
      expect([answer.status, answer.body.code]).toEqual([404, 'account_not_found']);
    });

    it('cannot give a marketplace role to a website account', async () => {
      const member = await aConfirmedPerson(at, 'website');
      const answer = await administrator.patch(`/api/marketplace/accounts/${await idOf(member.email)}`, { role: 'administrator' });
      expect([answer.status, answer.body.code]).toEqual([404, 'account_not_found']);
      expect(await roleOf(member.email)).toBe('member');
    });

    it('never leave the marketplace without one: the last cannot step down, and of two who depose each other one stays', async () => {
      const [one, two] = [await anAdministrator(), await anAdministrator()];
      const rest = await at.gatehouse.database.query<{ id: string }>(
        `UPDATE account SET role = 'developer' WHERE role = 'administrator' AND id <> ALL ($1) RETURNING id`,
        [[one.id, two.id]],
      );
      const answers = await Promise.all([
        one.browser.patch(`/api/marketplace/accounts/${two.id}`, { role: 'developer' }),
        two.browser.patch(`/api/marketplace/accounts/${one.id}`, { role: 'developer' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
      const winner = answers[0]?.status === 200 ? one : two;
      const refused = await winner.browser.patch(`/api/marketplace/accounts/${winner.id}`, { role: 'reviewer' });
      expect([refused.status, refused.body.code]).toEqual([409, 'last_administrator']);
      expect(await roleOf(winner.email)).toBe('administrator');
      await at.gatehouse.database.query(`UPDATE account SET role = 'administrator' WHERE id = ANY ($1)`, [rest.map(({ id }) => id)]);
    });
  });
});

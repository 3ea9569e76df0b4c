import { DAY, HOUR, MINUTE } from '@gatehouse/platform';
import { TrustedWebsites } from '@gatehouse/plugins';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { eventually } from '../support/eventually.js';
import type { Answer } from '../support/http-client.js';
import { Journey, type Person } from '../support/journey.js';
import { aPerson, aSession } from './websites-people.js';

interface Trust {
  readonly id: string;
  readonly state: string;
  readonly account_id: string;
  readonly account_name: string;
  readonly account_email: string;
  readonly expires_at: string | null;
  readonly end_reason: string | null;
}

/** What an answer says, without what differs from request to request. */
function said({ status, body }: Answer): unknown {
  return { status, code: body.code, title: body.title, detail: body.detail };
}

describe('trusted websites', () => {
  let gatehouse: TestGatehouse;
  let marketplace: NestFastifyApplication;
  let journey: Journey;
  let owner: Person;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    marketplace = await gatehouse.startMarketplace();
    await gatehouse.startWorker();
    const { PUBLIC_URL, REST_API_URL, MAILBOX_TOKEN } = gatehouse.environment.values;
    journey = new Journey({ publicUrl: PUBLIC_URL, restApiUrl: REST_API_URL, mailboxToken: MAILBOX_TOKEN });
    owner = await aPerson(gatehouse, 'website', 'Olga Owner');
  });
  afterAll(() => gatehouse.stop());

  const aDeveloper = (name = 'Dora Developer'): Promise<Person> => aPerson(gatehouse, 'marketplace', name);

  async function codeFor(websiteId: string, email: string): Promise<string> {
    const made = await owner.http.post<{ code: string }>(`/api/websites/${websiteId}/trust-codes`, { developer_email: email });
    expect(made.status).toBe(201);
    expect(made.headers.get('cache-control')).toBe('no-store');
    return made.body.code;
  }

  const redeem = (person: Person, code: string): Promise<Answer> => person.http.post('/api/trusted-websites/redeem', { code });

  async function developersOf(websiteId: string): Promise<Trust[]> {
    return (await owner.http.get<{ items: Trust[] }>(`/api/websites/${websiteId}/trusted-developers`)).body.items;
  }

  async function only(websiteId: string): Promise<Trust> {
    const [trust, ...more] = await developersOf(websiteId);
    if (!trust || more.length > 0) throw new Error('expected one developer');
    return trust;
  }

  const works = (websiteId: string, { account_id }: Trust): Promise<boolean> =>
    marketplace.get(TrustedWebsites).isTrusted(websiteId, account_id);

  /** A developer whom the website trusts. */
  async function trusted(name?: string): Promise<{ developer: Person; websiteId: string; trust: Trust }> {
    const developer = await aDeveloper(name);
    const websiteId = await journey.website(owner, 'Shop');
    await journey.trust(owner, websiteId, developer);
    const trust = await only(websiteId);
    expect(await works(websiteId, trust)).toBe(true);
    return { developer, websiteId, trust };
  }

  it('take effect only after the owner has typed the account’s name, and then for 90 days', async () => {
    const developer = await aDeveloper();
    const websiteId = await journey.website(owner, 'Shop');
    const redeemed = await redeem(developer, await codeFor(websiteId, developer.email.toUpperCase()));
    expect(redeemed.status).toBe(201);
    expect(redeemed.body).toMatchObject({ website_id: websiteId, website_name: 'Shop', state: 'pending' });
    const pending = await only(websiteId);
    expect(pending).toMatchObject({ state: 'pending', account_name: developer.name, account_email: developer.email, expires_at: null });
    expect(await works(websiteId, pending)).toBe(false);

    const wrong = await owner.http.post(`/api/websites/${websiteId}/trusted-developers/${pending.id}/confirm`, {
      account_name: developer.name.toUpperCase(),
    });
    expect([wrong.status, wrong.body.code]).toEqual([409, 'account_name_mismatch']);
    expect(wrong.text).not.toContain(developer.name);
    expect(await works(websiteId, pending)).toBe(false);

    const confirm = `/api/websites/${websiteId}/trusted-developers/${pending.id}/confirm`;
    const right = await owner.http.post<Trust>(confirm, { account_name: ` ${developer.name} ` });
    expect(right.body.state).toBe('active');
    const lastsMs = Date.parse(right.body.expires_at ?? '') - gatehouse.clock.now().getTime();
    expect(Math.abs(lastsMs - 90 * DAY)).toBeLessThan(MINUTE);
    expect(await works(websiteId, pending)).toBe(true);
    const list = await developer.http.get<{ items: { state: string }[] }>('/api/trusted-websites');
    expect(list.body.items.map(({ state }) => state)).toEqual(['active']);
    const twice = await owner.http.post(confirm, { account_name: developer.name });
    expect([twice.status, twice.body.code]).toEqual([409, 'trust_not_pending']);
  });

  it('are mailed to the website’s owners when a code is redeemed and when one of them confirms', async () => {
    const developer = await aDeveloper('Mina Mailed');
    const websiteId = await journey.website(owner, 'Mailed Shop');
    await journey.trust(owner, websiteId, developer);
    const subjects = await eventually(async () => {
      const mails = (await journey.mailsTo(owner.email)).map(({ subject }) => subject).filter((subject) => subject.includes('Mailed Shop'));
      return mails.length >= 2 ? mails : undefined;
    });
    expect(subjects.sort()).toEqual(['A developer asks Mailed Shop for its trust', 'Mailed Shop trusts a new developer']);
    expect(
      await eventually(async () => (await journey.mailsTo(developer.email)).find(({ subject }) => subject.includes('Mailed Shop'))),
    ).toMatchObject({
      subject: 'Mailed Shop trusts your account',
    });
  });

  it('answer alike for codes that are unknown, malformed, used, expired, or for another e-mail', async () => {
    const [developer, other] = [await aDeveloper(), await aDeveloper('Otto Other')];
    const websiteId = await journey.website(owner, 'Shop');
    const foreign = await codeFor(websiteId, developer.email);
    const answers = [
      await redeem(other, foreign),
      await redeem(other, '0000-0000-0000-0000-0000-0000-0000'),
      await redeem(other, 'nonsense'),
    ];
    const expired = await codeFor(websiteId, other.email);
    gatehouse.clock.advance(15 * MINUTE);
    answers.push(await redeem(other, expired));
    const used = await codeFor(websiteId, other.email);
    expect((await redeem(other, used)).status).toBe(201);
    answers.push(await redeem(other, used));
    for (const answer of answers) expect(said(answer)).toEqual(said(answers[0] ?? answer));
    expect([answers[0]?.status, answers[0]?.body.code]).toEqual([404, 'trust_code_not_found']);
    expect((await developersOf(websiteId)).map(({ account_email }) => account_email)).toEqual([other.email]);
  });

  it('come of a code once, also when it is redeemed five times at once', async () => {
    const developer = await aDeveloper();
    const websiteId = await journey.website(owner, 'Shop');
    const code = await codeFor(websiteId, developer.email);
    const answers = await Promise.all(Array.from({ length: 5 }, () => redeem(developer, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404, 404]);
    expect(await developersOf(websiteId)).toHaveLength(1);
  });

  it('exist once for a website and an account, also when two codes are redeemed at once; the second code stays good', async () => {
    const developer = await aDeveloper();
    const websiteId = await journey.website(owner, 'Shop');
    const codes = [await codeFor(websiteId, developer.email), await codeFor(websiteId, developer.email)];
    const answers = await Promise.all(codes.map((code) => redeem(developer, code)));
    expect(answers.map(({ status, body }) => [status, body.code]).sort()).toEqual([
      [201, undefined],
      [409, 'already_trusted'],
    ]);
    const trust = await only(websiteId);
    const loser = codes[answers.findIndex(({ status }) => status === 409)] ?? '';
    await owner.http.post(`/api/websites/${websiteId}/trusted-developers/${trust.id}/end`);
    expect((await redeem(developer, loser)).status).toBe(201);
  });

  it('cannot be guessed: an account tries ten codes an hour', async () => {
    const developer = await aDeveloper();
    const websiteId = await journey.website(owner, 'Shop');
    const tries = await Promise.all(Array.from({ length: 12 }, () => redeem(developer, 'nonsense')));
    expect(tries.filter(({ status }) => status === 404)).toHaveLength(10);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(2);
    const good = await redeem(developer, await codeFor(websiteId, developer.email));
    expect([good.status, good.body.code]).toEqual([429, 'redeem_limit_reached']);
    expect(Number(good.headers.get('retry-after'))).toBeGreaterThan(0);
    gatehouse.clock.advance(HOUR);
    expect((await redeem(developer, await codeFor(websiteId, developer.email))).status).toBe(201);
  });

  it('end on the owner’s word', async () => {
    const { websiteId, trust } = await trusted();
    const ended = await owner.http.post<Trust>(`/api/websites/${websiteId}/trusted-developers/${trust.id}/end`);
    expect(ended.body).toMatchObject({ state: 'ended', end_reason: 'ended_by_website' });
    expect(await works(websiteId, trust)).toBe(false);
    const twice = await owner.http.post(`/api/websites/${websiteId}/trusted-developers/${trust.id}/end`);
    expect([twice.status, twice.body.code]).toEqual([409, 'trust_ended']);
  });

  it('end on the developer’s own word, and on nobody else’s', async () => {
    const { developer, websiteId, trust } = await trusted();
    const other = await aDeveloper('Otto Other');
    const foreign = await other.http.delete(`/api/trusted-websites/${trust.id}`);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'trusted_website_not_found']);
    expect(await works(websiteId, trust)).toBe(true);
    expect((await developer.http.delete(`/api/trusted-websites/${trust.id}`)).status).toBe(204);
    expect(await works(websiteId, trust)).toBe(false);
    expect((await only(websiteId)).end_reason).toBe('ended_by_developer');
    expect((await developer.http.delete('/api/trusted-websites/nonsense')).status).toBe(404);
  });

  it('end after 90 days by themselves, before any schedule has run, and then make room for a new one', async () => {
    const { developer, websiteId, trust } = await trusted();
    gatehouse.clock.advance(90 * DAY);
    expect(await works(websiteId, trust)).toBe(false);
    expect(await only(websiteId)).toMatchObject({ state: 'ended', end_reason: 'expired' });
    expect((await redeem(developer, await codeFor(websiteId, developer.email))).status).toBe(201);
    expect((await developersOf(websiteId)).map(({ state }) => state)).toEqual(['pending', 'ended']);
  });

  it('are marked as ended by the schedule, with an audit row, and only those whose time has come', async () => {
    const first = await trusted('Early Bird');
    gatehouse.clock.advance(45 * DAY);
    const second = await trusted('Late Riser');
    gatehouse.clock.advance(45 * DAY);
    await marketplace.get(TrustedWebsites).markExpired();
    const states = await gatehouse.database.query<{ id: string; state: string; end_reason: string | null }>(
      'SELECT id, state, end_reason FROM trusted_website WHERE id IN ($1, $2)',
      [first.trust.id, second.trust.id],
    );
    expect(new Map(states.map(({ id, state, end_reason }) => [id, [state, end_reason]]))).toEqual(
      new Map([
        [first.trust.id, ['ended', 'expired']],
        [second.trust.id, ['active', null]],
      ]),
    );
    const audited = await gatehouse.database.query<{ actor_kind: string }>(
      `SELECT actor_kind FROM audit_event WHERE subject_id = $1 AND action = 'trusted_website.end'`,
      [first.trust.id],
    );
    expect(audited).toEqual([{ actor_kind: 'system' }]);
  });

  it('end with the suspension of the account, and a reinstatement does not bring them back', async () => {
    const { developer, websiteId, trust } = await trusted('Sid Suspended');
    const pendingOn = await journey.website(owner, 'Waiting Shop');
    await redeem(developer, await codeFor(pendingOn, developer.email));
    const administrator = await aDeveloper('Ada Administrator');
    const [{ id: administratorId } = { id: '' }] = await gatehouse.database.query<{ id: string }>(
      `UPDATE account SET role = 'administrator' WHERE email = $1 RETURNING id`,
      [administrator.email],
    );
    const notMe = await developer.http.post(`/api/accounts/${administratorId}/suspend`);
    expect([notMe.status, notMe.body.code]).toEqual([403, 'role_required']);
    const myself = await administrator.http.post(`/api/accounts/${administratorId}/suspend`);
    expect([myself.status, myself.body.code]).toEqual([409, 'cannot_suspend_yourself']);
    expect((await administrator.http.post('/api/accounts/nonsense/suspend')).status).toBe(404);

    const answers = await Promise.all([1, 2].map(() => administrator.http.post(`/api/accounts/${trust.account_id}/suspend`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await works(websiteId, trust)).toBe(false);
    expect((await only(websiteId)).end_reason).toBe('account_suspended');
    expect((await only(pendingOn)).state).toBe('ended');
    expect((await developer.http.get('/api/plugins')).status).toBe(401);

    expect((await administrator.http.post(`/api/accounts/${trust.account_id}/reinstate`)).status).toBe(200);
    const again = await aSession(gatehouse, 'marketplace', trust.account_id);
    expect((await again.get('/api/plugins')).status).toBe(200);
    expect(await works(websiteId, trust)).toBe(false);
  });

  it('are the business of owners and administrators only', async () => {
    const developer = await aDeveloper();
    const websiteId = await journey.website(owner, 'Shop');
    const operator = await aPerson(gatehouse, 'website', 'Oskar Operator');
    await gatehouse.database.query(
      `INSERT INTO operator (website_id, account_id, role, availability_since, created_at)
       SELECT $1, id, 'operator', now(), now() FROM account WHERE realm = 'website' AND email = $2`,
      [websiteId, operator.email],
    );
    await redeem(developer, await codeFor(websiteId, developer.email));
    const trust = await only(websiteId);
    const base = `/api/websites/${websiteId}`;
    const refused = [
      await operator.http.post(`${base}/trust-codes`, { developer_email: developer.email }),
      await operator.http.get(`${base}/trust-codes`),
      await operator.http.get(`${base}/trusted-developers`),
      await operator.http.post(`${base}/trusted-developers/${trust.id}/confirm`, { account_name: developer.name }),
      await operator.http.post(`${base}/trusted-developers/${trust.id}/end`),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(refused.map(() => [403, 'operator_role_required']));
    expect(await only(websiteId)).toMatchObject({ state: 'pending' });
  });

  it('belong to their website: another one’s owner cannot confirm or end them', async () => {
    const developer = await aDeveloper();
    const [websiteId, otherId] = [await journey.website(owner, 'Shop'), await journey.website(owner, 'Other shop')];
    await redeem(developer, await codeFor(websiteId, developer.email));
    const trust = await only(websiteId);
    for (const path of [`${trust.id}/confirm`, 'nonsense/confirm', `${trust.id}/end`]) {
      const answer = await owner.http.post(
        `/api/websites/${otherId}/trusted-developers/${path}`,
        path.endsWith('confirm') ? { account_name: developer.name } : {},
      );
      expect([answer.status, answer.body.code]).toEqual([404, 'trusted_developer_not_found']);
    }
    expect(await only(websiteId)).toMatchObject({ state: 'pending' });
  });

  it('leave no code behind: neither in the database, nor in a log line, nor in a list', async () => {
    const developer = await aDeveloper();
    const websiteId = await journey.website(owner, 'Shop');
    const code = await codeFor(websiteId, developer.email);
    const listed = await owner.http.get<{ items: { developer_email: string; redeemed_at: string | null }[] }>(
      `/api/websites/${websiteId}/trust-codes`,
    );
    expect(listed.body.items).toMatchObject([{ developer_email: developer.email, redeemed_at: null }]);
    await redeem(developer, code);
    const rows = await gatehouse.database.query('SELECT * FROM trust_code WHERE website_id = $1', [websiteId]);
    const audit = await gatehouse.database.query('SELECT * FROM audit_event');
    const everything = [listed.text, JSON.stringify(rows), JSON.stringify(audit), gatehouse.logLines.join('')].join('\n');
    for (const spelling of [code, code.replaceAll('-', ''), code.toLowerCase()]) expect(everything).not.toContain(spelling);
  });
});

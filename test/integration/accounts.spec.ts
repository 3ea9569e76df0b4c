import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '@gatehouse/accounts';
import { AccountCreation, AccountsPurge, AccountsService, ChosenPasswords } from '@gatehouse/accounts';
import { SYSTEM, type Actor } from '@gatehouse/audit';
import { AttemptLimiter, Clock, createLogger } from '@gatehouse/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { createMarketplace } from '../../apps/marketplace/src/marketplace.js';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { HttpClient } from '../support/http-client.js';

const PASSWORD = 'purple lantern drives slowly';
const ADMINISTRATOR = { email: 'administrator@gatehouse.localhost', password: 'b3Xq7TnW9rLk2VzM5s' };

describe('accounts', () => {
  let gatehouse: TestGatehouse;
  let app: NestFastifyApplication;
  let dataSource: DataSource;
  let passwordHash: string;

  const anAccount = (role: Account['role'], n = Math.random().toString(36).slice(2)): Promise<Account> =>
    dataSource.transaction((transaction) =>
      app.get(AccountCreation, { strict: false }).createConfirmed(transaction, SYSTEM, {
        realm: role === 'member' ? 'website' : 'marketplace',
        email: `${role}.${n}@people.example`,
        name: `${role} ${n}`,
        role,
        passwordHash,
      }),
    );
  const by = (account: Account): Actor => ({ kind: 'account', id: account.id, address: null, requestId: null });
  const suspend = (actor: Actor, id: string): Promise<void> =>
    dataSource.transaction((transaction) => app.get(AccountsService, { strict: false }).suspend(transaction, actor, id));
  const aSession = async (account: Account): Promise<HttpClient> => {
    const browser = new HttpClient(gatehouse.environment.values.PUBLIC_URL);
    const answer = await browser.post(`/api/${account.realm}/sign-in`, { email: account.email, password: PASSWORD });
    expect(answer.status).toBe(200);
    return browser;
  };

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    const { DATA_DIR } = gatehouse.environment.values;
    mkdirSync(DATA_DIR, { recursive: true });
    writeFileSync(join(DATA_DIR, 'administrator.json'), JSON.stringify(ADMINISTRATOR), { mode: 0o600 });
    app = await gatehouse.startMarketplace();
    dataSource = app.get(DataSource);
    passwordHash = await app.get(ChosenPasswords, { strict: false }).hash(PASSWORD, { email: 'x@y.example', name: 'Nobody' }, '/password');
  });
  afterAll(() => gatehouse.stop());

  describe('the first administrator of the embedded mode', () => {
    it('exists after the first start and signs in with the password of the data folder', async () => {
      const browser = new HttpClient(gatehouse.environment.values.PUBLIC_URL);
      const answer = await browser.post<{ account: { role: string; confirmed: boolean } }>('/api/marketplace/sign-in', ADMINISTRATOR);
      expect([answer.status, answer.body.account.role, answer.body.account.confirmed]).toEqual([200, 'administrator', true]);
    });

    it('is made once, also by two marketplaces that start at once, and not again when it was renamed or replaced', async () => {
      const other = await aGatehouse();
      try {
        const { DATA_DIR } = other.environment.values;
        writeFileSync(join(DATA_DIR, 'administrator.json'), JSON.stringify(ADMINISTRATOR), { mode: 0o600 });
        const start = (): Promise<NestFastifyApplication> => createMarketplace(other.environment, createLogger('test', 'silent'));
        const both = await Promise.all([start(), start()]);
        await Promise.all(both.map((one) => one.close()));
        const count = async (): Promise<number> =>
          (await other.database.query(`SELECT 1 FROM account WHERE role = 'administrator'`)).length;
        expect(await count()).toBe(1);
        await other.database.query(`UPDATE account SET email = 'somebody@else.example'`);
        await (await start()).close();
        expect(await count()).toBe(1);
      } finally {
        await other.stop();
      }
    });

    it('does not stop the start when its file is missing or broken', async () => {
      const other = await aGatehouse();
      try {
        writeFileSync(join(other.environment.values.DATA_DIR, 'administrator.json'), 'not json');
        await other.startMarketplace();
        expect(await other.database.query('SELECT 1 FROM account')).toEqual([]);
        expect(other.logLines.join('')).toContain('there is no administrator yet');
        expect(other.logLines.join('')).not.toContain('not json');
      } finally {
        await other.stop();
      }
    });
  });

  describe('a suspension', () => {
    it('ends the sessions and stays until the reinstatement', async () => {
      const [administrator, developer] = [await anAccount('administrator'), await anAccount('developer')];
      const browser = await aSession(developer);
      await suspend(by(administrator), developer.id);
      expect((await browser.get('/api/marketplace/session')).status).toBe(401);
      await expect(suspend(by(administrator), developer.id)).rejects.toMatchObject({ details: { code: 'already_suspended' } });
      const service = app.get(AccountsService, { strict: false });
      await dataSource.transaction((transaction) => service.reinstate(transaction, by(administrator), developer.id));
      // The old session does not come back to life; a new sign-in works.
      expect((await browser.get('/api/marketplace/session')).status).toBe(401);
      await aSession(developer);
      await expect(
        dataSource.transaction((transaction) => service.reinstate(transaction, by(administrator), developer.id)),
      ).rejects.toMatchObject({ details: { code: 'not_suspended' } });
    });

    it('cannot hit oneself, nor what does not exist', async () => {
      const administrator = await anAccount('administrator');
      await expect(suspend(by(administrator), administrator.id)).rejects.toMatchObject({ details: { code: 'cannot_suspend_yourself' } });
      await expect(suspend(by(administrator), '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
        details: { code: 'account_not_found' },
      });
    });

    it('of two administrators by each other at once leaves one', async () => {
      const [one, two] = [await anAccount('administrator'), await anAccount('administrator')];
      const results = await Promise.allSettled([suspend(by(one), two.id), suspend(by(two), one.id)]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const left = await gatehouse.database.query(`SELECT 1 FROM account WHERE id = ANY ($1) AND suspended_at IS NULL`, [[one.id, two.id]]);
      expect(left).toHaveLength(1);
    });

    it('is possible for accounts of the website realm too', async () => {
      const [administrator, member] = [await anAccount('administrator'), await anAccount('member')];
      const browser = await aSession(member);
      await suspend(by(administrator), member.id);
      expect((await browser.get('/api/website/session')).status).toBe(401);
    });
  });

  it('forget sessions, links and attempts that have ended, and nothing that lives', async () => {
    const developer = await anAccount('developer');
    const browser = await aSession(developer);
    const purge = new AccountsPurge(dataSource, app.get(AttemptLimiter, { strict: false }), app.get(Clock, { strict: false }));
    const link = (hash: string, expires: string): Promise<unknown> =>
      gatehouse.database.query(
        `INSERT INTO account_link (id, purpose, realm, email, token_hash, created_at, expires_at)
         VALUES (gen_random_uuid(), 'invite', 'marketplace', 'x@y.example', $1, now(), now() + $2::interval)`,
        [Buffer.from(hash), expires],
      );
    await link('long gone', '-31 days');
    await link('just gone', '-1 day');
    await link('alive', '1 day');
    await gatehouse.database.query(
      `INSERT INTO session (id, account_id, token_hash, created_at, last_seen_at, expires_at)
       VALUES (gen_random_uuid(), $1, '\\x01', now() - interval '31 days', now(), now() - interval '1 day'),
              (gen_random_uuid(), $1, '\\x02', now() - interval '1 day', now() - interval '13 hours', now() + interval '29 days')`,
      [developer.id],
    );
    await gatehouse.database.query(
      `INSERT INTO attempt VALUES ('\\x01', 5, now() - interval '1 minute'), ('\\x02', 5, now() + interval '1 minute')`,
    );
    await purge.run();
    expect((await browser.get('/api/marketplace/session')).status).toBe(200);
    expect(await gatehouse.database.query('SELECT 1 FROM session WHERE account_id = $1', [developer.id])).toHaveLength(1);
    expect(await gatehouse.database.query(`SELECT 1 FROM account_link WHERE email = 'x@y.example'`)).toHaveLength(2);
    expect(await gatehouse.database.query(`SELECT 1 FROM attempt WHERE key IN ('\\x01', '\\x02')`)).toHaveLength(1);
  });
});

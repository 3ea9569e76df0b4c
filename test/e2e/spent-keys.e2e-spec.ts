import { SYSTEM } from '@gatehouse/audit';
import { KeypairRotation, UserKeyRotation, UserKeys, WebsiteKeys } from '@gatehouse/credentials';
import { DAY, HOUR, MINUTE, ProcessLog } from '@gatehouse/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createRestApi } from '../../apps/rest-api/src/rest-api.js';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { aMadeUpKey, asBasic, asBearer, asPlugin, Builders, type TestPlugin } from '../support/builders.js';
import { freePort } from '../support/environment.js';
import { eventually } from '../support/eventually.js';
import { HttpClient } from '../support/http-client.js';
import { Journey, type Person } from '../support/journey.js';
import { aPerson } from './websites-people.js';

/** From the request to the mail in the mailbox. */
const WITHIN_MS = 5_000;

describe('a key that is over and still used', () => {
  let gatehouse: TestGatehouse;
  let app: NestFastifyApplication;
  let build: Builders;
  let journey: Journey;
  let websiteId: string;
  let owner: Person & { id: string };
  let developer: Person & { id: string };
  let plugin: TestPlugin;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    await gatehouse.startMarketplace();
    app = await gatehouse.startRestApi();
    await gatehouse.startWorker();
    build = new Builders(app);
    const { PUBLIC_URL, REST_API_URL, MAILBOX_TOKEN } = gatehouse.environment.values;
    journey = new Journey({ publicUrl: PUBLIC_URL, restApiUrl: REST_API_URL, mailboxToken: MAILBOX_TOKEN });
  });
  afterAll(() => gatehouse.stop());
  beforeEach(async () => {
    gatehouse.clock.advance(2 * HOUR);
    websiteId = await build.aWebsite({ name: 'Acme' });
    owner = await aPerson(gatehouse, 'website', 'Olga Owner');
    developer = await aPerson(gatehouse, 'marketplace', 'Dora Developer');
    await build.query(
      `INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, 'owner', now(), now())`,
      [websiteId, owner.id],
    );
    plugin = await build.aPlugin({ accountId: developer.id });
  });

  const call = async (headers: Record<string, string>, url = gatehouse.environment.values.REST_API_URL): Promise<number> =>
    (await new HttpClient(url, headers).get(`/v1/website/${websiteId}`)).status;
  const mails = async (to: string): Promise<string[]> =>
    (await journey.mailsTo(to)).filter(({ subject }) => subject.startsWith('A key that is over')).map(({ text }) => text);
  const firstMail = (to: string): Promise<string> => eventually(async () => (await mails(to))[0], WITHIN_MS);
  /** Everything that was asked so far is in the log, and all mails about it are sent. */
  const settled = async (requests: number): Promise<void> => {
    await eventually(async () => {
      const [row] = await gatehouse.database.query<{ written: boolean; quiet: boolean }>(
        `SELECT (SELECT count(*) = $2 FROM request_log WHERE website_id = $1 OR plugin_id = $3) AS written,
                (SELECT count(*) = 0 FROM outbox_message WHERE done_at IS NULL) AS quiet`,
        [websiteId, requests, plugin.id],
      );
      return row?.written === true && row.quiet ? true : undefined;
    });
  };

  it('website key, expired: its owners have a mail within five seconds that says from where', async () => {
    const key = await build.aWebsiteKey(websiteId, { name: 'Old sync', expiresAt: gatehouse.clock.after(DAY) });
    gatehouse.clock.advance(DAY);
    expect(await call({ ...asBearer(key), 'user-agent': 'sync/0.9' })).toBe(401);
    const text = await firstMail(owner.email);
    expect(text).toContain('the key "Old sync" of your website "Acme" that has expired');
    expect(text).toContain('127.0.0.1');
    expect(text).toContain('sync/0.9');
    expect(text).toContain(key.id);
    expect(text).not.toContain(key.secret.slice(12));
  });

  it('website key, deleted', async () => {
    const key = await build.aWebsiteKey(websiteId);
    await app.get(WebsiteKeys, { strict: false }).delete(SYSTEM, websiteId, key.id);
    expect(await call(asBasic(key))).toBe(401);
    expect(await firstMail(owner.email)).toContain('was revoked or deleted');
  });

  it('user key, rolled: its operator hears of it, nobody else does, and the new one works', async () => {
    const operator = await aPerson(gatehouse, 'website', 'Opal Operator');
    await build.query(
      `INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, 'operator', now(), now())`,
      [websiteId, operator.id],
    );
    const target = { websiteId, accountId: operator.id, byAccountId: operator.id };
    const old = await app.get(UserKeys, { strict: false }).issue(SYSTEM, target, false);
    const fresh = await app.get(UserKeyRotation, { strict: false }).roll(SYSTEM, target);
    expect(await call(asBearer(old))).toBe(401);
    expect(await firstMail(operator.email)).toContain('The present key goes on working');
    expect(await call(asBearer(fresh))).toBe(200);
    expect(await mails(owner.email)).toEqual([]);
  });

  it('plugin key, rolled: told once an hour, over many requests and two nodes, and the good key is not touched', async () => {
    const { environment, clock, logLines } = gatehouse;
    const port = await freePort();
    const second = await createRestApi(environment, app.get(ProcessLog).logger, clock);
    try {
      await second.listen(port, '127.0.0.1');
      const fresh = await app.get(KeypairRotation, { strict: false }).roll(SYSTEM, plugin.id, 'production');
      const state = () =>
        gatehouse.database.query('SELECT state, secret_hash, revoked_at FROM credential WHERE id = $1', [fresh.identifier]);
      const before = await state();
      const urls = [environment.values.REST_API_URL, `http://localhost:${port}`];
      const statuses = await Promise.all(Array.from({ length: 20 }, (_, index) => call(asPlugin(plugin.production), urls[index % 2])));
      expect(new Set(statuses)).toEqual(new Set([401]));
      expect(await firstMail(developer.email)).toContain('a production key of your plugin "Orders" that was replaced by a newer one');
      await settled(20);

      clock.advance(HOUR);
      await call(asPlugin(plugin.production));
      await settled(21);
      const both = await eventually(
        async () => ((await mails(developer.email)).length > 1 ? mails(developer.email) : undefined),
        WITHIN_MS,
      );
      expect(both).toHaveLength(2);
      expect(await state()).toEqual(before);
      expect(await call(asPlugin(fresh))).toBe(404);
      expect(logLines.join('\n')).not.toContain(plugin.production.key);
    } finally {
      await second.close();
    }
  });

  it('is told from a guess: a key that never was raises no notice', async () => {
    const key = await build.aWebsiteKey(websiteId);
    const other = await build.aWebsiteKey(websiteId);
    await call(asPlugin({ ...plugin.production, key: aMadeUpKey() }));
    await call(asBasic({ ...key, secret: other.secret }));
    gatehouse.clock.advance(MINUTE);
    await settled(2);
    expect([...(await mails(owner.email)), ...(await mails(developer.email))]).toEqual([]);
    expect(
      await gatehouse.database.query('SELECT 1 FROM key_notice WHERE credential_id = ANY($1)', [[key.id, plugin.production.identifier]]),
    ).toEqual([]);
  });
});

import { SealedKeysSchedule } from '@gatehouse/credentials';
import { DAY, InstanceSecrets, MINUTE } from '@gatehouse/platform';
import { asBearer } from '../support/builders.js';
import type { Person } from '../support/journey.js';
import { aReviewStage, type ReviewStage } from '../support/review-stage.js';
import { aPerson } from './websites-people.js';

interface Issued {
  code: string;
  key_id: string;
  key_secret: string;
  key: { viewable: boolean };
}
interface Viewed {
  code: string;
  key_id: string;
  key_secret: string | null;
  key: { masked_key: string; viewable: boolean; last_used_at: string | null };
  new_value: string;
}
interface Settings {
  code: string;
  viewable_keys: boolean;
  version: number;
  sealed_copies: number;
}

const SETTINGS = '/api/administration/key-settings';

describe('viewable keys', () => {
  let stage: ReviewStage;
  let administrator: Person;
  let owner: Person;
  let ownerId: string;
  let websiteId: string;

  beforeAll(async () => {
    stage = await aReviewStage();
    await stage.gatehouse.startRestApi();
    administrator = await stage.reviewer('Ada Administrator', 'administrator');
    owner = await stage.journey.person('website', 'Vera Owner');
    ownerId = await stage.accountId(owner, 'website');
    websiteId = await stage.journey.website(owner, 'Voice');
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());
  beforeEach(async () => {
    await confirm(owner);
  });

  const keys = (rest = ''): string => `/api/websites/${websiteId}/keys${rest}`;
  const userKey = (whose: string, rest = ''): string => `/api/websites/${websiteId}/operators/${whose}/key${rest}`;
  let names = 0;
  const create = (viewable?: boolean, over: object = {}, by: Person = owner) =>
    by.http.post<Issued>(keys(), {
      name: `Key ${(names += 1)}`,
      expires_at: stage.gatehouse.clock.after(30 * DAY).toISOString(),
      roles: ['administrator'],
      ...(viewable === undefined ? {} : { viewable }),
      ...over,
    });
  const view = (url: string, by: Person = owner) => by.http.post<Viewed>(`${url}/view`);
  const confirm = async (by: Person): Promise<void> => {
    expect((await by.http.post('/api/website/session/confirm', { password: by.password })).status).toBe(204);
  };
  const switchTo = async (viewable_keys: boolean): Promise<void> => {
    const { version } = (await administrator.http.get<Settings>(SETTINGS)).body;
    expect((await administrator.http.put<Settings>(SETTINGS, { viewable_keys, version })).body.viewable_keys).toBe(viewable_keys);
  };
  const copies = async (id: string): Promise<string[]> =>
    (await stage.gatehouse.database.query<{ sealed: string }>('SELECT sealed FROM sealed_key WHERE credential_id = $1', [id])).map(
      ({ sealed }) => sealed,
    );
  const purge = (): Promise<void> => stage.worker.get(SealedKeysSchedule, { strict: false }).run();

  it('are off until an administrator of the platform switches them on, and asked for in vain before', async () => {
    expect((await administrator.http.get<Settings>(SETTINGS)).body).toEqual({ viewable_keys: false, version: 0, sealed_copies: 0 });
    expect((await stage.developer.http.get(SETTINGS)).status).toBe(403);
    expect((await stage.developer.http.put(SETTINGS, { viewable_keys: true, version: 0 })).status).toBe(403);
    const refused = await create(true);
    expect([refused.status, refused.body.code]).toEqual([409, 'viewable_keys_off']);
    expect((await owner.http.post<Issued>(userKey('me'), { viewable: true })).body.code).toBe('viewable_keys_off');
    expect((await owner.http.get(`/api/websites/${websiteId}/key-terms`)).body).toEqual({
      viewable_keys: false,
      keys_without_expiry: false,
    });
    const made = (await create()).body;
    const seen = await view(keys(`/${made.key_id}`));
    expect(seen.body).toMatchObject({ key_id: made.key_id, key_secret: null, key: { viewable: false } });
    expect(seen.body.key.masked_key).toMatch(/^gth_wk1_….{4}$/);
    expect(seen.body.new_value).toContain(made.key_id);

    const answers = await Promise.all([1, 2].map(() => administrator.http.put<Settings>(SETTINGS, { viewable_keys: true, version: 0 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('settings_changed_meanwhile');
    expect(await stage.auditOf('keys')).toEqual(['key_settings.change']);
    // Chosen per key, when it is made: a key that was not, never is.
    expect((await view(keys(`/${made.key_id}`))).body.key_secret).toBeNull();
    expect(await copies(made.key_id)).toEqual([]);
  });

  it('are shown again after a fresh sign-in only, each time with an audit row and a mail', async () => {
    const made = (await create(true)).body;
    expect(made.key.viewable).toBe(true);
    const url = keys(`/${made.key_id}`);
    const seen = await view(url);
    expect([seen.status, seen.body.key_secret]).toEqual([200, made.key_secret]);
    expect(seen.headers.get('cache-control')).toBe('no-store');
    stage.gatehouse.clock.advance(11 * MINUTE);
    const stale = await view(url);
    expect([stale.status, stale.body.code]).toEqual([403, 'fresh_sign_in_required']);
    expect(stale.text).not.toContain(made.key_secret.slice(8));
    const wrong = await owner.http.post<{ code: string }>('/api/website/session/confirm', { password: 'not it, certainly' });
    expect([wrong.status, wrong.body.code]).toEqual([403, 'wrong_password']);
    expect((await view(url)).status).toBe(403);
    await confirm(owner);
    expect((await view(url)).body.key_secret).toBe(made.key_secret);
    expect(await stage.auditOf(made.key_id)).toEqual(['website_key.create', 'website_key.view', 'website_key.view']);
    expect((await stage.subjectsTo(owner.email)).filter((subject) => /Voice: the key Key \d+ was looked at/.test(subject))).toHaveLength(2);

    // What is kept is sealed under the instance key, and opens in its own row only.
    const [copy] = await copies(made.key_id);
    expect(copy).toMatch(/^v1\./);
    expect(copy).not.toContain(made.key_secret.slice(8));
    const other = (await create(true)).body;
    const secrets = stage.worker.get(InstanceSecrets, { strict: false });
    expect(secrets.unseal('viewable-key', copy ?? '', made.key_id)).toBe(made.key_secret);
    expect(() => secrets.unseal('viewable-key', copy ?? '', other.key_id)).toThrow();
    // A copy under an instance key that is gone is shown to nobody, and deleted.
    await stage.gatehouse.database.query('UPDATE sealed_key SET key_version = 99 WHERE credential_id = $1', [other.key_id]);
    expect((await view(keys(`/${other.key_id}`))).body.key_secret).toBeNull();
    await purge();
    expect([await copies(other.key_id), (await copies(made.key_id)).length]).toEqual([[], 1]);
    for (const path of [keys(), url]) expect((await owner.http.get(path)).text).not.toContain(made.key_secret.slice(8, -4));
  });

  it('are shown to those who could give them, and to strangers not even as a key', async () => {
    const made = (await create(true, { roles: ['owner'] })).body;
    const url = keys(`/${made.key_id}`);
    const join = async (name: string, role: string): Promise<Person & { id: string }> => {
      const person = await aPerson(stage.gatehouse, 'website', name);
      await stage.gatehouse.database.query(
        'INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, $3, now(), now())',
        [websiteId, person.id, role],
      );
      return person;
    };
    const [admin, reader, olaf] = [
      await join('Anna', 'administrator'),
      await join('Rea Reader', 'account_reader'),
      await join('Olaf', 'operator'),
    ];
    const stranger = await aPerson(stage.gatehouse, 'website', 'A Stranger');
    for (const [person, status] of [
      [admin, 403],
      [reader, 403],
      [olaf, 403],
      [stranger, 404],
    ] as const)
      expect((await view(url, person)).status).toBe(status);

    const issued = (await olaf.http.post<Issued>(userKey('me'), { viewable: true })).body;
    expect((await view(userKey('me'), olaf)).body.key_secret).toBe(issued.key_secret);
    expect((await view(userKey(olaf.id), admin)).body.key_secret).toBe(issued.key_secret);
    expect((await stage.subjectsTo(olaf.email)).filter((subject) => subject.includes('user key of Olaf was looked at'))).toHaveLength(2);
    expect((await view(userKey(olaf.id), reader)).status).toBe(403);
    expect((await view(userKey(olaf.id), stranger)).status).toBe(404);
    expect((await view(userKey('nobody'))).status).toBe(404);
    const ownersKey = (await owner.http.post<Issued>(userKey('me'), { viewable: true })).body;
    expect((await view(userKey(ownerId), admin)).body.code).toBe('operator_role_required');
    expect((await view(userKey('me'))).body.key_secret).toBe(ownersKey.key_secret);
  });

  it('lose the sealed copy with the value: at a roll, a revocation, a deletion, an expiry', async () => {
    const issued = (await owner.http.get<{ id: string }>(userKey('me'))).body;
    const before = (await view(userKey('me'))).body.key_secret;
    const [old] = await copies(issued.id);
    const rolled = (await owner.http.post<Issued>(userKey('me', '/roll'))).body;
    expect(await copies(issued.id)).not.toContain(old);
    const after = (await view(userKey('me'))).body.key_secret;
    expect([after, after === before]).toEqual([rolled.key_secret, false]);
    const use = await stage.gatehouse.caller(undefined, asBearer({ secret: after ?? '' })).get(`/v1/website/${websiteId}/settings`);
    expect(use.status).toBe(200);
    expect((await owner.http.delete(userKey('me'))).status).toBe(204);
    expect(await copies(issued.id)).toEqual([]);

    // Both values of a rotation can be seen while both work.
    const first = (await create(true)).body;
    const second = (await owner.http.post<Issued>(keys(`/${first.key_id}/rotate`), {})).body;
    expect([first, second].map(({ key_id }) => key_id)[0]).not.toBe(second.key_id);
    for (const { key_id, key_secret } of [first, second]) expect((await view(keys(`/${key_id}`))).body.key_secret).toBe(key_secret);
    const leaked = (await owner.http.post<Issued>(keys(`/${second.key_id}/rotate`), { reason: 'leaked' })).body;
    expect(await copies(first.key_id)).toEqual([]);
    expect((await view(keys(`/${second.key_id}`))).body.key_secret).toBe(leaked.key_secret);

    const deleted = (await create(true)).body;
    expect(await copies(deleted.key_id)).toHaveLength(1);
    await Promise.all([view(keys(`/${deleted.key_id}`)), owner.http.delete(keys(`/${deleted.key_id}`))]);
    expect(await copies(deleted.key_id)).toEqual([]);
    expect((await view(keys(`/${deleted.key_id}`))).body.key_secret).toBeNull();

    const short = (await create(true, { expires_at: stage.gatehouse.clock.after(MINUTE).toISOString() })).body;
    stage.gatehouse.clock.advance(2 * MINUTE);
    expect((await view(keys(`/${short.key_id}`))).body.key_secret).toBeNull();
    await purge();
    expect(await copies(short.key_id)).toEqual([]);
  });

  it('are refused from the moment the platform switches them off, and their copies are deleted', async () => {
    const made = (await create(true)).body;
    const url = keys(`/${made.key_id}`);
    const kept = await stage.gatehouse.database.query('SELECT 1 FROM sealed_key');
    expect((await administrator.http.get<Settings>(SETTINGS)).body.sealed_copies).toBe(kept.length);
    expect(kept.length).toBeGreaterThan(0);
    await switchTo(false);
    const refused = await view(url);
    expect([refused.status, refused.body.code]).toEqual([409, 'viewable_keys_off']);
    await Promise.all([purge(), purge()]);
    expect(await stage.gatehouse.database.query('SELECT 1 FROM sealed_key')).toEqual([]);
    await switchTo(true);
    // The copy is gone for good; the key itself works on.
    const masked = await view(url);
    expect(masked.body).toMatchObject({ key_secret: null, key_id: made.key_id });
    const use = await stage.gatehouse.caller(undefined, asBearer({ secret: made.key_secret })).get(`/v1/website/${websiteId}/settings`);
    expect(use.status).toBe(200);
  });

  it('are never plugin keypairs, nor keys that rotate themselves', async () => {
    expect((await create(true, { may_rotate_itself: true })).status).toBe(400);
    const { id } = await stage.journey.plugin(stage.developer, 'Bot');
    expect((await stage.developer.http.post(`/api/plugins/${id}/keypairs/development/view`)).status).toBe(404);
    const rows = stage.gatehouse.database.query(`UPDATE credential SET viewable = true WHERE plugin_id = $1`, [id]);
    await expect(rows).rejects.toThrow(/credential_viewable/);
  });
});

import { randomBytes, randomUUID } from 'node:crypto';
import { AnswersPurgeSchedule, MINUTE } from '@gatehouse/platform';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { Builders } from '../support/builders.js';
import { RotationStage, type Shown } from './rotation-people.js';

const aKey = (): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': randomBytes(16).toString('base64url') });

describe('a request repeated by its Idempotency-Key', () => {
  let gatehouse: TestGatehouse;
  let stage: RotationStage;
  let purge: AnswersPurgeSchedule;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    const marketplace = await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
    purge = (await gatehouse.startWorker()).get(AnswersPurgeSchedule, { strict: false });
    stage = new RotationStage(gatehouse, new Builders(marketplace));
  }, 60_000);
  afterAll(() => gatehouse.stop());
  beforeEach(() => stage.set());

  const kept = (): Promise<{ answer_sealed: string | null }[]> => gatehouse.database.query('SELECT * FROM idempotent_answer');

  it('gets the same secret from rotate, roll, claim, create and issue, and the change is made once', async () => {
    const headers = aKey();
    const old = await stage.websiteKey();
    const websiteKey = () => stage.rotateKey(old.key_id, { grace_days: 5 }, headers);
    const keypair = () => stage.rotateKeypair('development', {}, headers);
    const roll = () =>
      stage.developer.http.post(`/api/plugins/${stage.plugin.id}/keypairs/production/roll`, { reason: 'routine' }, { headers });
    const create = () =>
      stage.owner.http.post(stage.keys, { name: 'Twice', expires_at: '2030-01-01T00:00:00Z', roles: ['operator'] }, { headers });
    const issue = () => stage.owner.http.post(`/api/websites/${stage.websiteId}/operators/me/key`, {}, { headers });
    const waiting = await stage.build.aPlugin({ accountId: stage.developer.id });
    await stage.build.query(`UPDATE credential SET state = 'unclaimed', secret_hash = NULL, created_at = now() WHERE id = $1`, [
      waiting.production.identifier,
    ]);
    const claim = () => stage.developer.http.post(`/api/plugins/${waiting.id}/keypairs/production/claim`, {}, { headers });
    for (const send of [websiteKey, keypair, roll, create, issue, claim]) {
      const [first, second] = [await send(), await send()];
      expect(first.status).toBeLessThan(300);
      expect(second.text).toBe(first.text);
    }
    const dump = JSON.stringify(
      await gatehouse.database.query('SELECT to_jsonb(a) AS row FROM idempotent_answer a UNION ALL SELECT to_jsonb(e) FROM audit_event e'),
    );
    const secret = (await websiteKey()).body.key_secret;
    expect(dump).not.toContain(secret.slice(8, -4));
    expect(dump).not.toContain(headers['Idempotency-Key']);
    expect(gatehouse.logLines.join('')).not.toContain(secret.slice(8, -4));
  });

  it('gets one result, also when repeats come at once', async () => {
    const old = await stage.websiteKey();
    const headers = aKey();
    const answers = await Promise.all(Array.from({ length: 12 }, () => stage.rotateKey(old.key_id, {}, headers)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    const rows = await gatehouse.database.query('SELECT 1 FROM credential WHERE predecessor_id = $1', [old.key_id]);
    expect(rows).toHaveLength(1);
  });

  it('with another body is refused, whatever the order of its members; with another key it is another request', async () => {
    const old = await stage.websiteKey();
    const headers = aKey();
    const first = await stage.rotateKey(old.key_id, { grace_days: 5, ends: 'on_first_use' }, headers);
    expect((await stage.rotateKey(old.key_id, { ends: 'on_first_use', grace_days: 5 }, headers)).text).toBe(first.text);
    for (const body of [{}, { grace_days: 6, ends: 'on_first_use' }])
      expect((await stage.rotateKey(old.key_id, body, headers)).body.code).toBe('idempotency_key_reused');
    expect((await stage.rotateKey(old.key_id, { grace_days: 5, ends: 'on_first_use' }, aKey())).body.code).toBe('rotation_under_way');
  });

  it('is shown to the same account only', async () => {
    const old = await stage.websiteKey({ roles: ['operator'] });
    const headers = aKey();
    const first = await stage.rotateKey(old.key_id, {}, headers);
    const administrator = await stage.operator('administrator');
    const stranger = (await stage.operator('operator')).http;
    expect((await stage.rotateKey(old.key_id, {}, headers, administrator)).body.code).toBe('rotation_under_way');
    expect((await stranger.post(`${stage.keys}/${old.key_id}/rotate`, {}, { headers })).status).toBe(403);
    // A key is no session: neither the old nor the new one can ask for the answer.
    for (const secret of [old.key_secret, first.body.key_secret]) {
      const presented = { ...headers, authorization: `Bearer ${secret}`, cookie: '' };
      const response = await fetch(`${gatehouse.environment.values.PUBLIC_URL}${stage.keys}/${old.key_id}/rotate`, {
        method: 'POST',
        headers: { ...presented, 'content-type': 'application/json' },
        body: '{}',
      });
      expect([response.status, await response.text()]).toEqual([401, expect.not.stringContaining('gth_') as string]);
    }
    // Somebody who may not manage keys any more is not shown it either.
    await stage.build.aRole(stage.websiteId, stage.owner.id, 'operator');
    expect((await stage.rotateKey(old.key_id, {}, headers)).status).toBe(403);
  });

  it('is forgotten after ten minutes, whether or not the purge has run', async () => {
    const old = await stage.websiteKey();
    const headers = aKey();
    const first = await stage.rotateKey(old.key_id, {}, headers);
    gatehouse.clock.advance(9 * MINUTE);
    expect((await stage.rotateKey(old.key_id, {}, headers)).text).toBe(first.text);
    gatehouse.clock.advance(MINUTE);
    expect((await stage.rotateKey(old.key_id, {}, headers)).body.code).toBe('rotation_under_way');
    await purge.run();
    expect(await kept()).toEqual([]);
  });

  it.each(['delete', 'roll', 'rotate'])('shows no secret any more after the key was ended or replaced: %s', async (end) => {
    const old = await stage.websiteKey();
    const headers = aKey();
    const { body } = await stage.rotateKey(old.key_id, { grace_days: 0 }, headers);
    if (end === 'delete') await stage.owner.http.delete(`${stage.keys}/${body.key_id}`);
    else if (end === 'roll') await stage.rotateKey(body.key_id, { reason: 'leaked' });
    else expect((await stage.rotateKey(body.key_id)).status).toBe(200);
    expect((await stage.rotateKey(old.key_id, { grace_days: 0 }, headers)).body.code).toBe('answer_not_kept');
    const rows = await gatehouse.database.query<{ answer_sealed: null }>(
      'SELECT answer_sealed FROM idempotent_answer WHERE subject_id = $1',
      [body.key_id],
    );
    expect(rows).toEqual([{ answer_sealed: null }]);
  });

  it('is purged by what ends whole lines: roll and deletion of a plugin, revocation of a user key', async () => {
    const headers = aKey();
    await stage.rotateKeypair('development', {}, headers);
    await stage.rotateKeypair('production', {}, headers);
    await stage.developer.http.post(`/api/plugins/${stage.plugin.id}/keypairs/development/roll`);
    expect((await stage.rotateKeypair('development', {}, headers)).body.code).toBe('answer_not_kept');
    const key = `/api/websites/${stage.websiteId}/operators/me/key`;
    await stage.owner.http.post(key, {}, { headers });
    await stage.owner.http.post(`${key}/rotate`, {}, { headers });
    await stage.owner.http.delete(key);
    expect((await stage.owner.http.post<Shown>(`${key}/rotate`, {}, { headers })).body.code).toBe('answer_not_kept');
    const { name } = (await stage.developer.http.get<{ name: string }>(`/api/plugins/${stage.plugin.id}`)).body;
    await stage.developer.http.delete(`/api/plugins/${stage.plugin.id}`, { name });
    expect((await kept()).filter(({ answer_sealed }) => answer_sealed !== null)).toEqual([]);
  });

  it('because of a leak is recognised, and its secret not shown again, not even to the same account', async () => {
    const old = await stage.websiteKey();
    const headers = aKey();
    const first = await stage.rotateKey(old.key_id, { reason: 'leaked' }, headers);
    const second = await stage.rotateKey(old.key_id, { reason: 'leaked' }, headers);
    expect(second).toMatchObject({ status: 409, body: { code: 'answer_not_kept' } });
    // The repeat rolled nothing.
    expect(await stage.use(first.body.key_secret)).toBe(200);
  });

  it('is refused while the key could be guessed, and says why', async () => {
    const old = await stage.websiteKey();
    for (const key of ['1', 'rotation-2026-11-22', randomUUID().slice(15), 'x'.repeat(40)]) {
      const refused = await stage.rotateKey(old.key_id, {}, { 'Idempotency-Key': key });
      expect([refused.status, refused.body.code]).toEqual([400, 'idempotency_key_invalid']);
      expect(refused.body.detail).toMatch(/128 random bits|random UUID/);
    }
    expect(await stage.seen(old.key_id)).toMatchObject({ state: 'active' });
    expect((await stage.rotateKey(old.key_id, {}, { 'Idempotency-Key': randomUUID() })).status).toBe(200);
  });

  it('that was refused the first time is tried again', async () => {
    const old = await stage.websiteKey();
    const blocker = (await stage.rotateKey(old.key_id)).body;
    const headers = aKey();
    expect((await stage.rotateKey(blocker.key_id, {}, headers)).body.code).toBe('rotation_under_way');
    await stage.owner.http.delete(`${stage.keys}/${old.key_id}`);
    expect((await stage.rotateKey(blocker.key_id, {}, headers)).status).toBe(200);
  });
});

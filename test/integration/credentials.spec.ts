import { SYSTEM, type Actor } from '@gatehouse/audit';
import { CredentialUse, KeyMint, KeypairRotation, Keypairs, parseKey } from '@gatehouse/credentials';
import { MINUTE, sha256 } from '@gatehouse/platform';
import { Quotas } from '@gatehouse/usage';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { Builders } from '../support/builders.js';

interface CredentialRow {
  id: string;
  state: string;
  secret_hash: Buffer | null;
}

describe('keypairs', () => {
  let gatehouse: TestGatehouse;
  let app: NestFastifyApplication;
  let build: Builders;
  let keypairs: Keypairs;
  let rotation: KeypairRotation;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    app = await gatehouse.startRestApi();
    build = new Builders(app);
    keypairs = app.get(Keypairs, { strict: false });
    rotation = app.get(KeypairRotation, { strict: false });
  });
  afterAll(() => gatehouse.stop());

  const anActor = async (): Promise<Actor> => ({ kind: 'account', id: await build.anAccount(), address: '192.0.2.1', requestId: null });
  const inTransaction = (work: (tx: EntityManager) => Promise<void>): Promise<void> => app.get(DataSource).transaction(work);
  const rowsOf = (pluginId: string, environment: string): Promise<CredentialRow[]> =>
    gatehouse.database.query<CredentialRow>(
      'SELECT id, state, secret_hash FROM credential WHERE plugin_id = $1 AND environment = $2 ORDER BY created_at',
      [pluginId, environment],
    );
  const auditOf = async (subjectId: string): Promise<string[]> =>
    (
      await gatehouse.database.query<{ action: string }>('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY at', [subjectId])
    ).map(({ action }) => action);

  it('are issued with their quota, and only the hash of the key is stored', async () => {
    const { id, development } = await build.aPlugin();
    const [row] = await rowsOf(id, 'development');
    expect(row).toMatchObject({ id: development.identifier, state: 'active', secret_hash: sha256(development.key) });
    expect(await app.get(Quotas, { strict: false }).peek(id, 'development')).toMatchObject({ limit: 500, used: 0 });
    const [dump] = await gatehouse.database.query<{ text: string }>(
      `SELECT (SELECT string_agg(c::text, ' ') FROM credential c) || (SELECT string_agg(e::text, ' ') FROM audit_event e) AS text`,
    );
    expect(dump?.text).toContain(development.identifier);
    expect(dump?.text).not.toContain(parseKey(development.key)?.random);
  });

  it('are shown masked: prefix and last four characters, never the key', async () => {
    const { id, production } = await build.aPlugin();
    const view = (await keypairs.list(id)).find(({ environment }) => environment === 'production');
    expect(view).toMatchObject({ identifier: production.identifier, state: 'active', masked_key: `gth_pp1_…${production.key.slice(-4)}` });
    expect(JSON.stringify(view)).not.toContain(parseKey(production.key)?.random);
  });

  it('of production wait unclaimed, one for each plugin, however often they are prepared at once', async () => {
    const { id } = await build.aPlugin();
    await build.query(`UPDATE credential SET state = 'revoked' WHERE plugin_id = $1 AND environment = 'production'`, [id]);
    await Promise.all(Array.from({ length: 5 }, () => inTransaction((tx) => keypairs.prepareProduction(tx, id, SYSTEM))));
    const living = (await rowsOf(id, 'production')).filter(({ state }) => state !== 'revoked');
    expect(living).toMatchObject([{ state: 'unclaimed', secret_hash: null }]);
  });

  it('are claimed once: of ten claims at once one gets the key', async () => {
    const { id } = await build.aPlugin();
    await build.query(`UPDATE credential SET state = 'revoked' WHERE plugin_id = $1 AND environment = 'production'`, [id]);
    await inTransaction((tx) => keypairs.prepareProduction(tx, id, SYSTEM));
    const actor = await anActor();
    const claims = await Promise.allSettled(Array.from({ length: 10 }, () => keypairs.claim(actor, id)));
    const won = claims.filter((claim) => claim.status === 'fulfilled').map(({ value }) => value);
    expect(won).toHaveLength(1);
    const codes = claims.filter((claim) => claim.status === 'rejected').map(({ reason }: { reason: unknown }) => reason);
    for (const code of codes) expect(code).toMatchObject({ details: { code: 'already_claimed', kind: 'conflict' } });
    const row = (await rowsOf(id, 'production')).find(({ state }) => state === 'active');
    expect(row?.secret_hash).toEqual(sha256(won[0]?.key ?? ''));
    expect(await auditOf(row?.id ?? '')).toEqual(['keypair.prepare', 'keypair.claim']);
  });

  it('cannot be claimed before an approval, nor rolled before a claim', async () => {
    const { id } = await build.aPlugin();
    await build.query(`UPDATE credential SET state = 'revoked' WHERE plugin_id = $1 AND environment = 'production'`, [id]);
    await expect(keypairs.claim(SYSTEM, id)).rejects.toMatchObject({ details: { code: 'nothing_to_claim' } });
    await inTransaction((tx) => keypairs.prepareProduction(tx, id, SYSTEM));
    await expect(rotation.roll(SYSTEM, id, 'production')).rejects.toMatchObject({ details: { code: 'nothing_to_roll' } });
  });

  it('keep their identifier when rolled, and refuse the old key from the moment the roll returns', async () => {
    const { id, production } = await build.aPlugin();
    const rolled = await rotation.roll(await anActor(), id, 'production');
    expect(rolled.identifier).toBe(production.identifier);
    expect((await gatehouse.caller(production).get('/v1/plugin/connect/account')).status).toBe(401);
    expect((await gatehouse.caller(rolled).get('/v1/plugin/connect/account')).status).toBe(200);
    expect(gatehouse.logLines.some((line) => line.includes('"cause":"rolled"'))).toBe(true);
    expect(await auditOf(production.identifier)).toEqual(['keypair.prepare', 'keypair.claim', 'keypair.roll']);
  });

  it('rolled many times at once: every call gets a key, and only the last one works', async () => {
    const { id, development } = await build.aPlugin();
    const rolls = await Promise.all(Array.from({ length: 8 }, () => rotation.roll(SYSTEM, id, 'development')));
    expect(new Set(rolls.map(({ key }) => key)).size).toBe(8);
    const [row] = await rowsOf(id, 'development');
    const living = [development, ...rolls].filter(({ key }) => row?.secret_hash?.equals(sha256(key)));
    expect(living).toHaveLength(1);
    const retired = await gatehouse.database.query('SELECT 1 FROM retired_secret WHERE credential_id = $1', [development.identifier]);
    expect(retired).toHaveLength(8);
    const statuses = [];
    for (const keypair of rolls) statuses.push((await gatehouse.caller(keypair).get('/v1/plugin/connect/session')).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(7);
  });

  it('end with their plugin: living and unclaimed ones are revoked for good', async () => {
    const { id, production, development } = await build.aPlugin();
    await inTransaction((tx) => keypairs.revokeAll(tx, id, SYSTEM, 'plugin deleted'));
    for (const keypair of [production, development])
      expect((await gatehouse.caller(keypair).get('/v1/plugin/connect/session')).status).toBe(401);
    await expect(rotation.roll(SYSTEM, id, 'production')).rejects.toMatchObject({ details: { code: 'nothing_to_roll' } });
    await expect(keypairs.claim(SYSTEM, id)).rejects.toMatchObject({ details: { code: 'nothing_to_claim' } });
    expect((await keypairs.list(id)).map(({ state }) => state)).toEqual(['revoked', 'revoked']);
  });

  it('remember when they were used, to the minute, in one write', async () => {
    const { id, production } = await build.aPlugin();
    const lastUsed = async (): Promise<string | null | undefined> =>
      (await keypairs.list(id)).find(({ environment }) => environment === 'production')?.last_used_at;
    expect(await lastUsed()).toBeNull();
    await gatehouse.caller(production).get('/v1/plugin/connect/session');
    const first = await lastUsed();
    expect(first).not.toBeNull();
    await gatehouse.caller(production).get('/v1/plugin/connect/session');
    expect(await lastUsed()).toBe(first);
    gatehouse.clock.advance(2 * MINUTE);
    await app.get(CredentialUse, { strict: false }).record(production.identifier, '192.0.2.9');
    expect(await lastUsed()).not.toBe(first);
  });

  it('are recognised without a store: a key of another identifier or made under another instance key was never issued here', async () => {
    const { production, development } = await build.aPlugin();
    const mint = app.get(KeyMint, { strict: false });
    const key = parseKey(production.key);
    expect(key && mint.madeHere(production.identifier, key)).toBe(true);
    expect(key && mint.madeHere(development.identifier, key)).toBe(false);
    expect(key && mint.madeHere(production.identifier, { ...key, version: 2 })).toBe(false);
  });
});

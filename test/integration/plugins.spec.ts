import { randomUUID } from 'node:crypto';
import { AuditModule, type Actor } from '@gatehouse/audit';
import { createLogger, PlatformModule, readEnvironment } from '@gatehouse/platform';
import { PluginsModule, PluginsService } from '@gatehouse/plugins';
import { ScopesModule } from '@gatehouse/scopes';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { embeddedEnvironment } from '../support/environment.js';

@Module({})
class PluginsOnly {}

const FIELDS = { name: 'Order Sync', description: '', visibility: 'private', callbackUrl: null } as const;

describe('plugins in the database', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let plugins: PluginsService;

  beforeAll(async () => {
    database = await aDatabase();
    const environment = readEnvironment(embeddedEnvironment({ DATABASE_URL: database.url }));
    const imports = [
      PlatformModule.forRoot(environment, createLogger('test', 'silent')),
      AuditModule,
      ScopesModule.forRoot({}),
      PluginsModule,
    ];
    app = await NestFactory.createApplicationContext({ module: PluginsOnly, imports }, { logger: false, abortOnError: false });
    plugins = app.get(PluginsService);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  async function anAccount(): Promise<{ id: string; slug: string; actor: Actor }> {
    const id = randomUUID();
    const slug = `acme-${id.slice(0, 8)}`;
    await database.query(
      `INSERT INTO account (id, realm, email, name, slug, password_hash, role, created_at, confirmed_at)
       VALUES ($1, 'marketplace', $2, 'Acme', $3, '-', 'developer', now(), now())`,
      [id, `${id}@example.com`, slug],
    );
    return { id, slug, actor: { kind: 'account', id, address: '192.0.2.1', requestId: null } };
  }

  it('numbers twenty plugins of one name without gap and without double, also when they are created at once', async () => {
    const { id, slug, actor } = await anAccount();
    const created = await Promise.all(Array.from({ length: 20 }, () => plugins.create(actor, id, FIELDS)));
    const urns = created.map(({ plugin }) => plugin.urn).sort();
    expect(urns).toEqual(Array.from({ length: 20 }, (_, n) => `urn:${slug}:order-sync:${n}`).sort());
    expect(new Set(created.map(({ keypair }) => keypair.key)).size).toBe(20);
  });

  it('counts beyond nine as numbers, not as text', async () => {
    const { id, slug, actor } = await anAccount();
    for (let n = 0; n <= 10; n++) await plugins.create(actor, id, FIELDS);
    expect((await plugins.create(actor, id, FIELDS)).plugin.urn).toBe(`urn:${slug}:order-sync:11`);
  });

  it('never uses the URN of a deleted plugin again', async () => {
    const { id, slug, actor } = await anAccount();
    const { plugin } = await plugins.create(actor, id, FIELDS);
    await plugins.delete(actor, id, plugin.id, 'Order Sync');
    expect((await plugins.create(actor, id, FIELDS)).plugin.urn).toBe(`urn:${slug}:order-sync:1`);
  });

  it('leaves neither plugin nor keypair nor audit row behind when one of them cannot be written', async () => {
    const { id, actor } = await anAccount();
    const before = await database.query('SELECT 1 FROM audit_event');
    await expect(plugins.create(actor, id, { ...FIELDS, name: 'a\u0000b' })).rejects.toThrow();
    expect(await database.query('SELECT 1 FROM plugin WHERE account_id = $1', [id])).toEqual([]);
    expect(await database.query('SELECT 1 FROM audit_event')).toHaveLength(before.length);
  });

  it('writes who created, changed and deleted a plugin, and no key', async () => {
    const { id, actor } = await anAccount();
    const { plugin, keypair } = await plugins.create(actor, id, FIELDS);
    await plugins.change(actor, id, plugin.id, { name: 'Orders' });
    await plugins.delete(actor, id, plugin.id, 'Orders');
    const rows = await database.query<{ action: string; before: object | null; after: object | null }>(
      'SELECT action, before, after FROM audit_event WHERE actor_id = $1 ORDER BY at, action',
      [id],
    );
    expect(rows.map(({ action }) => action).sort()).toEqual(
      ['keypair.issue', 'keypair.revoke', 'plugin.change', 'plugin.create', 'plugin.delete'].sort(),
    );
    expect(JSON.stringify(rows)).not.toContain(keypair.key);
  });
});

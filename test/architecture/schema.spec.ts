import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';

/** Indexes, checks and foreign keys between slices live in the migrations only; TypeORM would drop what it does not know. */
const MIGRATION_ONLY = /^(DROP INDEX|ALTER TABLE .* DROP CONSTRAINT)/;

describe('the schema', () => {
  let gatehouse: TestGatehouse;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    gatehouse = await aGatehouse();
    app = await gatehouse.startMarketplace();
  });
  afterAll(() => gatehouse.stop());

  it('is what the entities say', async () => {
    const dataSource = app.get(DataSource);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query).filter((query) => !MIGRATION_ONLY.test(query))).toEqual([]);
  });

  it('has an entity or a stated reason for each table', async () => {
    const known = new Set(app.get(DataSource).entityMetadatas.map(({ tableName }) => tableName));
    const rows = await gatehouse.database.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    // Written and read by single statements of the platform; nothing would gain from an entity.
    const plain = [
      'migration',
      'development_settings',
      'attempt',
      'instance_key',
      'mailbox_message',
      'idempotent_answer',
      'rotation_notice',
      'request_log',
      'key_notice',
    ];
    expect(rows.map(({ name }) => name).filter((name) => !known.has(name) && !plain.includes(name))).toEqual([]);
  });

  it('can be undone and done again, migration by migration', async () => {
    const dataSource = app.get(DataSource);
    for (let left = dataSource.migrations.length; left > 0; left--) await dataSource.undoLastMigration();
    expect(await gatehouse.database.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'`)).toEqual([]);
    await dataSource.runMigrations();
  });
});

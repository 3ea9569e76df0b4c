import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Moments that passed unnoticed, and a way to count who holds a pair without reading every grant. */
export class AddOvertakenNotices1763769600300 implements MigrationInterface {
  name = 'AddOvertakenNotices1763769600300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE review_notice ADD COLUMN overtaken boolean NOT NULL DEFAULT false;
      CREATE INDEX granted_pair_scope ON granted_pair (scope, mode);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX granted_pair_scope; ALTER TABLE review_notice DROP COLUMN overtaken');
  }
}

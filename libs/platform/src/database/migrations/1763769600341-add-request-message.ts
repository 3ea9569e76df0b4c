import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a refused caller was told, where it says more than the reason: the scope that is missing, the field that is wrong. */
export class AddRequestMessage1763769600341 implements MigrationInterface {
  name = 'AddRequestMessage1763769600341';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE request_log ADD message text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE request_log DROP message');
  }
}

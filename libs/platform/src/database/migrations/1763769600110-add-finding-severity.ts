import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What weighs little in a screening and what does. */
export class AddFindingSeverity1763769600110 implements MigrationInterface {
  name = 'AddFindingSeverity1763769600110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE screening_finding ADD severity text NOT NULL DEFAULT 'warning' CHECK (severity IN ('note', 'warning'));
      UPDATE screening_finding SET severity = 'note' WHERE code = 'pair_high_risk';
      CREATE INDEX requested_pair_denied ON requested_pair (request_id) WHERE verdict = 'denied';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX requested_pair_denied; ALTER TABLE screening_finding DROP severity');
  }
}

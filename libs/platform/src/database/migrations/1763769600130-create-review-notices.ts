import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which moments of the review's clocks were acted upon. */
export class CreateReviewNotices1763769600130 implements MigrationInterface {
  name = 'CreateReviewNotices1763769600130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_notice (
        subject_id uuid NOT NULL,
        revision integer NOT NULL,
        code text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (subject_id, revision, code)
      );
      CREATE INDEX credential_unclaimed ON credential (created_at) WHERE state = 'unclaimed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX credential_unclaimed; DROP TABLE review_notice');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quota requests whose developer never answers a request for changes come to an end. */
export class ExpireQuotaRequests1763769600301 implements MigrationInterface {
  name = 'ExpireQuotaRequests1763769600301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE quota_request DROP CONSTRAINT quota_request_state_check;
      ALTER TABLE quota_request ADD CONSTRAINT quota_request_state_check
        CHECK (state IN ('queued', 'approved', 'rejected', 'changes_requested', 'withdrawn', 'expired'));
      CREATE INDEX quota_request_changes ON quota_request (decided_at) WHERE state = 'changes_requested';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX quota_request_changes;
      UPDATE quota_request SET state = 'withdrawn' WHERE state = 'expired';
      ALTER TABLE quota_request DROP CONSTRAINT quota_request_state_check;
      ALTER TABLE quota_request ADD CONSTRAINT quota_request_state_check
        CHECK (state IN ('queued', 'approved', 'rejected', 'changes_requested', 'withdrawn'));
    `);
  }
}

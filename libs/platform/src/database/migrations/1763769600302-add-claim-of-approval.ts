import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which production keypair an approval waits for, so that one that lapsed is told apart from one that was claimed. */
export class AddClaimOfApproval1763769600302 implements MigrationInterface {
  name = 'AddClaimOfApproval1763769600302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE scope_request ADD COLUMN credential_id uuid REFERENCES credential (id)');
    // Approval and keypair were written in one transaction, moments apart; a held decision took effect up to a minute later.
    await runner.query(`
      UPDATE scope_request r SET credential_id = c.id FROM credential c
      WHERE r.state = 'approved' AND c.plugin_id = r.plugin_id AND c.environment = 'production'
        AND c.created_at BETWEEN r.decided_at AND r.decided_at + interval '2 minutes'
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE scope_request DROP COLUMN credential_id');
  }
}

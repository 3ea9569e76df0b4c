import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Website keys that rotate by a schedule, or by themselves, and what was told about it. */
export class CreateRotationSchedules1763769600321 implements MigrationInterface {
  name = 'CreateRotationSchedules1763769600321';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE credential
        ADD COLUMN may_rotate_itself boolean NOT NULL DEFAULT false,
        ADD COLUMN rotate_every_days integer CHECK (rotate_every_days BETWEEN 1 AND 365),
        ADD COLUMN rotate_at_hour smallint CHECK (rotate_at_hour BETWEEN 0 AND 23),
        ADD COLUMN rotate_grace_days integer CHECK (rotate_grace_days BETWEEN 1 AND 90),
        ADD COLUMN next_rotation_at timestamptz,
        ADD CONSTRAINT credential_schedule CHECK (
          num_nonnulls(rotate_every_days, rotate_at_hour, rotate_grace_days, next_rotation_at) IN (0, 4)
          AND (rotate_every_days IS NULL OR (kind = 'website' AND rotate_grace_days <= rotate_every_days))
        ),
        ADD CONSTRAINT credential_rotates_itself CHECK (NOT may_rotate_itself OR kind = 'website');
      CREATE INDEX credential_next_rotation ON credential (next_rotation_at) WHERE state = 'active' AND next_rotation_at IS NOT NULL;
      CREATE TABLE rotation_notice (
        credential_id uuid NOT NULL REFERENCES credential (id) ON DELETE CASCADE,
        code text NOT NULL,
        at timestamptz NOT NULL,
        told_at timestamptz,
        PRIMARY KEY (credential_id, code)
      );
      CREATE INDEX rotation_notice_untold ON rotation_notice (at) WHERE told_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE rotation_notice;
      DROP INDEX credential_next_rotation;
      ALTER TABLE credential
        DROP CONSTRAINT credential_rotates_itself, DROP CONSTRAINT credential_schedule,
        DROP COLUMN next_rotation_at, DROP COLUMN rotate_grace_days, DROP COLUMN rotate_at_hour, DROP COLUMN rotate_every_days,
        DROP COLUMN may_rotate_itself;
    `);
  }
}

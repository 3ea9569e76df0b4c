import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Security access groups that a website defines itself, for its operators and its keys. */
export class CreateAccessGroups1763769600362 implements MigrationInterface {
  name = 'CreateAccessGroups1763769600362';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE access_group (
        id uuid NOT NULL PRIMARY KEY,
        website_id uuid NOT NULL REFERENCES website (id) ON DELETE CASCADE,
        name text NOT NULL,
        pairs text[] NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX access_group_name ON access_group (website_id, lower(name));
      ALTER TABLE operator ADD COLUMN group_id uuid REFERENCES access_group (id);
      CREATE INDEX operator_group ON operator (group_id) WHERE group_id IS NOT NULL;
      ALTER TABLE credential ADD COLUMN group_ids uuid[] NOT NULL DEFAULT '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE credential DROP COLUMN group_ids;
      ALTER TABLE operator DROP COLUMN group_id;
      DROP TABLE access_group;
    `);
  }
}

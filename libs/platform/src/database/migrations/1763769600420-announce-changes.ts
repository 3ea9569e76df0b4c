import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Table, and what a change of one of its rows is about: a topic as it is, or `<topic>:<column>`. */
const ANNOUNCED: Readonly<Record<string, readonly string[]>> = {
  plugin: ['plugin:id'],
  credential: ['plugin:plugin_id', 'website:website_id'],
  scope_request: ['plugin:plugin_id'],
  quota_request: ['plugin:plugin_id'],
  granted_pair: ['plugin:plugin_id'],
  install_link: ['plugin:plugin_id'],
  install: ['plugin:plugin_id', 'website:website_id'],
  website: ['website:id'],
  operator: ['website:website_id'],
  channel: ['website:website_id'],
  trust_code: ['website:website_id'],
  trusted_website: ['website:website_id'],
  contact_centre_key_request: ['website:website_id'],
  review_item: ['review', 'plugin:plugin_id', 'website:website_id'],
  review_comment: ['review'],
  review_verdict: ['review'],
};

/**
 * Says at commit which plugin, website or queue has changed, whoever changed it: what the screens of other people live from. Triggers, because
 * a service can forget to announce and a table cannot.
 */
export class AnnounceChanges1763769600420 implements MigrationInterface {
  name = 'AnnounceChanges1763769600420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        changed jsonb := to_jsonb(COALESCE(NEW, OLD));
        about text;
        id text;
      BEGIN
        FOREACH about IN ARRAY TG_ARGV LOOP
          IF position(':' IN about) = 0 THEN
            PERFORM pg_notify('gatehouse_changes', about);
          ELSE
            id := changed ->> split_part(about, ':', 2);
            IF id IS NOT NULL THEN
              PERFORM pg_notify('gatehouse_changes', split_part(about, ':', 1) || ':' || id);
            END IF;
          END IF;
        END LOOP;
        RETURN NULL;
      END $$`);
    for (const [table, topics] of Object.entries(ANNOUNCED))
      await runner.query(
        `CREATE TRIGGER announce_change AFTER INSERT OR UPDATE OR DELETE ON ${table}
         FOR EACH ROW EXECUTE FUNCTION announce_change(${topics.map((topic) => `'${topic}'`).join(', ')})`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(ANNOUNCED)) await runner.query(`DROP TRIGGER announce_change ON ${table}`);
    await runner.query('DROP FUNCTION announce_change');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a use of a credential leaves in its row. The row of the request log announces the same use, to those who look at uses. */
const LEFT_BY_USE = `ARRAY['last_used_at', 'last_used_address', 'last_used_agent', 'grace_uses']`;

/**
 * Announces what screens had to ask for again and again: requests (once for each batch of the log and whom it is about), messages of a review to the
 * side of whoever asked, the order of the queue, and trust to the developer it is put in. The use of a credential no longer announces
 * everything about its plugin or website: a busy one would have every screen of it read again all the time.
 */
export class AnnounceRequestsAndThreads1763769602000 implements MigrationInterface {
  name = 'AnnounceRequestsAndThreads1763769602000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION announce_requests() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('gatehouse_changes', topic) FROM (
          SELECT 'plugin-requests:' || plugin_id AS topic FROM logged WHERE plugin_id IS NOT NULL
          UNION SELECT 'website-requests:' || website_id FROM logged WHERE on_website AND website_id IS NOT NULL
        ) AS topics;
        RETURN NULL;
      END $$;
      CREATE TRIGGER announce_requests AFTER INSERT ON request_log REFERENCING NEW TABLE AS logged
        FOR EACH STATEMENT EXECUTE FUNCTION announce_requests();

      CREATE FUNCTION announce_comment() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('gatehouse_changes', topic) FROM review_item i,
          LATERAL (VALUES ('plugin:' || i.plugin_id), ('website:' || i.website_id)) AS about (topic)
          WHERE i.id = NEW.item_id AND topic IS NOT NULL;
        RETURN NULL;
      END $$;
      CREATE TRIGGER announce_comment AFTER INSERT OR UPDATE ON review_comment FOR EACH ROW EXECUTE FUNCTION announce_comment();

      CREATE TRIGGER announce_queue AFTER INSERT OR DELETE ON review_item FOR EACH ROW EXECUTE FUNCTION announce_change('queue');
      CREATE TRIGGER announce_order AFTER UPDATE ON review_item FOR EACH ROW
        WHEN ((OLD.state, OLD.priority, OLD.sla_deadline) IS DISTINCT FROM (NEW.state, NEW.priority, NEW.sla_deadline))
        EXECUTE FUNCTION announce_change('queue');

      CREATE TRIGGER announce_trust AFTER INSERT OR UPDATE OR DELETE ON trusted_website
        FOR EACH ROW EXECUTE FUNCTION announce_change('account:account_id');
      CREATE TRIGGER announce_change AFTER UPDATE ON quota FOR EACH ROW EXECUTE FUNCTION announce_change('plugin:holder_id');

      DROP TRIGGER announce_change ON credential;
      CREATE TRIGGER announce_change AFTER INSERT OR DELETE ON credential
        FOR EACH ROW EXECUTE FUNCTION announce_change('plugin:plugin_id', 'website:website_id');
      CREATE TRIGGER announce_update AFTER UPDATE ON credential FOR EACH ROW
        WHEN (to_jsonb(OLD) - ${LEFT_BY_USE} IS DISTINCT FROM to_jsonb(NEW) - ${LEFT_BY_USE})
        EXECUTE FUNCTION announce_change('plugin:plugin_id', 'website:website_id');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER announce_update ON credential;
      DROP TRIGGER announce_change ON credential;
      CREATE TRIGGER announce_change AFTER INSERT OR UPDATE OR DELETE ON credential
        FOR EACH ROW EXECUTE FUNCTION announce_change('plugin:plugin_id', 'website:website_id');
      DROP TRIGGER announce_change ON quota;
      DROP TRIGGER announce_trust ON trusted_website;
      DROP TRIGGER announce_order ON review_item;
      DROP TRIGGER announce_queue ON review_item;
      DROP TRIGGER announce_comment ON review_comment;
      DROP TRIGGER announce_requests ON request_log;
      DROP FUNCTION announce_comment, announce_requests;
    `);
  }
}

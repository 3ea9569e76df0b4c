import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests for contact-centre keys, items of the review queue that are about a website, and keys that wait to be claimed. */
export class CreateKeyRequests1763769600380 implements MigrationInterface {
  name = 'CreateKeyRequests1763769600380';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE credential
        ADD COLUMN contact_centre boolean NOT NULL DEFAULT false,
        ADD COLUMN claim_until timestamptz,
        ADD CONSTRAINT credential_contact_centre CHECK (NOT contact_centre OR kind = 'website');
      CREATE INDEX credential_claim_until ON credential (claim_until) WHERE state = 'unclaimed' AND claim_until IS NOT NULL;
      ALTER TABLE review_item DROP CONSTRAINT review_item_appeal_of_key, ADD COLUMN website_id uuid REFERENCES website (id);
      CREATE INDEX review_item_appeal_of ON review_item (appeal_of) WHERE appeal_of IS NOT NULL;
      CREATE INDEX review_item_website ON review_item (website_id, queued_at) WHERE website_id IS NOT NULL;
      CREATE TABLE contact_centre_key_request (
        id uuid NOT NULL PRIMARY KEY,
        website_id uuid NOT NULL REFERENCES website (id),
        state text NOT NULL CHECK (state IN ('queued', 'approved', 'rejected', 'changes_requested', 'withdrawn')),
        revision integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        justification text NOT NULL,
        expires_at timestamptz,
        allowed_addresses text[],
        allowed_in_url boolean NOT NULL DEFAULT false,
        daily_quota integer NOT NULL CHECK (daily_quota > 0),
        created_by uuid NOT NULL REFERENCES account (id),
        created_at timestamptz NOT NULL,
        decided_at timestamptz,
        decision_reason text,
        key_id uuid UNIQUE REFERENCES credential (id),
        appeal_of uuid REFERENCES contact_centre_key_request (id),
        CONSTRAINT contact_centre_key_request_key CHECK ((state = 'approved') = (key_id IS NOT NULL)),
        CONSTRAINT contact_centre_key_request_appeal UNIQUE (appeal_of)
      );
      CREATE UNIQUE INDEX contact_centre_key_request_open ON contact_centre_key_request (website_id) WHERE state IN ('queued', 'changes_requested');
      CREATE INDEX contact_centre_key_request_website ON contact_centre_key_request (website_id, created_at, id);
      CREATE TABLE contact_centre_key_request_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES contact_centre_key_request (id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id uuid,
        from_state text,
        to_state text NOT NULL,
        revision integer NOT NULL,
        reason text
      );
      CREATE INDEX contact_centre_key_request_event_request ON contact_centre_key_request_event (request_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE contact_centre_key_request_event, contact_centre_key_request;
      DELETE FROM review_comment WHERE item_id IN (SELECT id FROM review_item WHERE website_id IS NOT NULL);
      DELETE FROM review_item WHERE website_id IS NOT NULL;
      DROP INDEX review_item_appeal_of;
      UPDATE review_item i SET appeal_of = NULL WHERE EXISTS (SELECT 1 FROM review_item o WHERE o.appeal_of = i.appeal_of AND o.revision < i.revision);
      ALTER TABLE review_item DROP COLUMN website_id, ADD CONSTRAINT review_item_appeal_of_key UNIQUE (appeal_of);
      ALTER TABLE credential DROP CONSTRAINT credential_contact_centre, DROP COLUMN claim_until, DROP COLUMN contact_centre;
    `);
  }
}

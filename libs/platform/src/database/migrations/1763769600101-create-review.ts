import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The review queue of all kinds. Queued and decided scope requests become items; a request can be an appeal against another. */
export class CreateReview1763769600101 implements MigrationInterface {
  name = 'CreateReview1763769600101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE platform_setting (
        name text NOT NULL PRIMARY KEY,
        value jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL
      );
      CREATE TABLE review_item (
        id uuid NOT NULL PRIMARY KEY,
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        revision integer NOT NULL,
        title text NOT NULL,
        plugin_id uuid REFERENCES plugin (id),
        account_id uuid NOT NULL REFERENCES account (id),
        risk text NOT NULL CHECK (risk IN ('low', 'medium', 'high')),
        priority integer NOT NULL DEFAULT 0,
        need_eyes integer NOT NULL DEFAULT 1 CHECK (need_eyes IN (1, 2)),
        state text NOT NULL CHECK (state IN ('open', 'decided', 'closed')),
        queued_at timestamptz NOT NULL,
        sla_deadline timestamptz NOT NULL,
        leased_by uuid REFERENCES account (id),
        lease_until timestamptz,
        assignee uuid REFERENCES account (id),
        decided_at timestamptz,
        decided_by uuid REFERENCES account (id),
        outcome jsonb,
        hold_until timestamptz,
        effective_at timestamptz,
        closed_at timestamptz,
        appeal_of uuid UNIQUE REFERENCES review_item (id),
        excluded uuid[] NOT NULL DEFAULT '{}',
        CONSTRAINT review_item_revision UNIQUE (kind, subject_id, revision),
        CONSTRAINT review_item_lease CHECK ((leased_by IS NULL) = (lease_until IS NULL)),
        CONSTRAINT review_item_decided CHECK ((state = 'decided') <= (decided_at IS NOT NULL AND outcome IS NOT NULL))
      );
      CREATE INDEX review_item_queue ON review_item (state, priority DESC, sla_deadline, id);
      CREATE INDEX review_item_subject ON review_item (subject_id, revision);
      CREATE INDEX review_item_plugin ON review_item (plugin_id, queued_at);
      CREATE INDEX review_item_account ON review_item (account_id, queued_at);
      CREATE INDEX review_item_assignee ON review_item (assignee) WHERE assignee IS NOT NULL AND state = 'open';
      CREATE INDEX review_item_held ON review_item (hold_until) WHERE state = 'decided' AND effective_at IS NULL;
      CREATE INDEX review_item_decided_at ON review_item (decided_at) WHERE state = 'decided';
      CREATE TABLE review_verdict (
        id uuid NOT NULL PRIMARY KEY,
        item_id uuid NOT NULL REFERENCES review_item (id) ON DELETE CASCADE,
        reviewer_id uuid NOT NULL REFERENCES account (id),
        outcome jsonb NOT NULL,
        given_at timestamptz NOT NULL,
        taken_back_at timestamptz
      );
      CREATE UNIQUE INDEX review_verdict_live ON review_verdict (item_id, reviewer_id) WHERE taken_back_at IS NULL;
      CREATE INDEX review_verdict_item ON review_verdict (item_id, given_at);
      CREATE TABLE review_comment (
        id uuid NOT NULL PRIMARY KEY,
        subject_id uuid NOT NULL,
        item_id uuid NOT NULL REFERENCES review_item (id) ON DELETE CASCADE,
        author_id uuid NOT NULL REFERENCES account (id),
        side text NOT NULL CHECK (side IN ('developer', 'reviewer')),
        label text CHECK (label IN ('blocker', 'suggestion', 'question')),
        scope text,
        mode text,
        text text NOT NULL,
        written_at timestamptz NOT NULL
      );
      CREATE INDEX review_comment_subject ON review_comment (subject_id, written_at, id);
      CREATE TABLE canned_reason (
        code text NOT NULL PRIMARY KEY,
        title text NOT NULL,
        text text NOT NULL,
        for_verdict text NOT NULL CHECK (for_verdict IN ('deny', 'reject', 'request_changes')),
        updated_at timestamptz NOT NULL
      );
      ALTER TABLE scope_request ADD COLUMN appeal_of uuid UNIQUE REFERENCES scope_request (id);
      ALTER TABLE requested_pair ADD COLUMN verdict_reason_code text;
    `);
    // The catalogue is not at hand here. A high risk is known by its finding; what is unknown is taken for medium.
    await runner.query(`
      INSERT INTO review_item (id, kind, subject_id, revision, title, plugin_id, account_id, risk, state, queued_at, sla_deadline,
                               decided_at, decided_by, outcome, effective_at)
      SELECT gen_random_uuid(), CASE WHEN held THEN 'delta_request' ELSE 'scope_request' END, id, revision, name, plugin_id, account_id,
             CASE WHEN high THEN 'high' ELSE 'medium' END, CASE WHEN state = 'queued' THEN 'open' ELSE 'decided' END, queued_at,
             date_trunc('milliseconds', queued_at) + CASE WHEN high THEN interval '72 hours' ELSE interval '48 hours' END,
             decided_at, decided_by,
             CASE WHEN state <> 'queued' THEN jsonb_build_object(
               'action', CASE state WHEN 'approved' THEN 'approve' WHEN 'rejected' THEN 'reject' ELSE 'request_changes' END,
               'reason', decision_reason, 'reasonCode', null, 'pairs', pairs) END,
             decided_at
      FROM (
        SELECT r.*, p.name, p.account_id,
          EXISTS (SELECT 1 FROM granted_pair g WHERE g.plugin_id = r.plugin_id AND g.request_id <> r.id AND g.granted_at <= r.queued_at) AS held,
          EXISTS (SELECT 1 FROM screening_finding f WHERE f.request_id = r.id AND f.revision = r.revision AND f.code = 'pair_high_risk') AS high,
          coalesce((SELECT jsonb_agg(jsonb_build_object('scope', q.scope, 'mode', q.mode, 'verdict', q.verdict, 'reasonCode', null, 'reason', q.verdict_reason) ORDER BY q.position)
                    FROM requested_pair q WHERE q.request_id = r.id AND q.verdict IS NOT NULL), '[]') AS pairs
        FROM scope_request r JOIN plugin p ON p.id = r.plugin_id
        WHERE r.queued_at IS NOT NULL AND (r.state = 'queued' OR (r.state IN ('approved', 'rejected', 'changes_requested') AND r.decided_at IS NOT NULL))
      ) AS known
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE requested_pair DROP COLUMN verdict_reason_code;
      ALTER TABLE scope_request DROP COLUMN appeal_of;
      DROP TABLE canned_reason, review_comment, review_verdict, review_item, platform_setting;
    `);
  }
}

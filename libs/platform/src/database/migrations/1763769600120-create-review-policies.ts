import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of the review policy, their simulations, and the facts that policies go by. */
export class CreateReviewPolicies1763769600120 implements MigrationInterface {
  name = 'CreateReviewPolicies1763769600120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_policy (
        version integer NOT NULL PRIMARY KEY CHECK (version > 0),
        rules jsonb NOT NULL,
        digest text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid REFERENCES account (id),
        activated_at timestamptz,
        active boolean NOT NULL DEFAULT false
      );
      CREATE UNIQUE INDEX review_policy_active ON review_policy (active) WHERE active;
      CREATE TABLE review_policy_simulation (
        id uuid NOT NULL PRIMARY KEY,
        digest text NOT NULL,
        days integer NOT NULL,
        ran_at timestamptz NOT NULL,
        ran_by uuid NOT NULL REFERENCES account (id),
        agreed integer NOT NULL,
        differed integer NOT NULL
      );
      CREATE INDEX review_policy_simulation_digest ON review_policy_simulation (digest, ran_at);
      CREATE TABLE screened_facts (
        subject_id uuid NOT NULL,
        revision integer NOT NULL,
        facts jsonb NOT NULL,
        policy_version integer NOT NULL,
        outcome jsonb NOT NULL,
        screened_at timestamptz NOT NULL,
        PRIMARY KEY (subject_id, revision)
      );
    `);
    await runner.query(
      'INSERT INTO review_policy (version, rules, digest, created_at, activated_at, active) VALUES (1, $1, $2, now(), now(), true)',
      [DEFAULT_RULES, DIGEST],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE screened_facts, review_policy_simulation, review_policy');
  }
}

/** What a new Gatehouse begins with, as of this migration (libs/review/src/policies/policy-rule.ts). */
const DEFAULT_RULES = JSON.stringify([
  {
    name: 'Low risk and clean',
    when: { kinds: ['scope_request', 'delta_request'], max_risk: 'low', findings: 'none' },
    then: 'auto_approve',
  },
  { name: 'Everything else', when: {}, then: 'queue' },
]);
const DIGEST = '20afb9626b98b82d5bb0dee5422317fd1dfcb950f0274eeb11c7b8838304ebc6';

import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, InvalidInput } from '@gatehouse/platform';
import { ScopeCatalogue } from '@gatehouse/scopes';
import { DataSource, type EntityManager } from 'typeorm';
import { PolicySimulation } from './policy-simulation.entity.js';
import { evaluatePolicy, type PolicyOutcome } from './evaluate-policy.js';
import type { PolicyFacts, PolicyRule } from './policy-rule.js';
import { ReviewPolicyNotFound, SimulationRequired } from './review-policies.errors.js';
import { ReviewPolicy } from './review-policy.entity.js';
import { ruleProblems } from './rule-problems.js';
import { rulesDigest } from './rules-digest.js';
import { ScreenedFacts } from './screened-facts.entity.js';

/** What a policy said, and in which version it was asked. */
export interface AppliedPolicy extends PolicyOutcome {
  readonly version: number;
}

/** A version with what surrounds it. */
export interface ListedPolicy extends ReviewPolicy {
  readonly createdByName: string | null;
  readonly simulatedAt: Date | null;
}

/** Serialises saving and switching on: versions are numbered without gaps, and one is active. */
const POLICY_LOCK = 77_301;

/** The review policy of the platform and its versions. */
@Injectable()
export class ReviewPolicies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly catalogue: ScopeCatalogue,
  ) {}

  /** Makes a new version, which is not switched on. @throws {InvalidInput} as `check` */
  async save(actor: Actor, rules: readonly PolicyRule[]): Promise<number> {
    this.check(rules);
    return this.dataSource.transaction(async (transaction) => {
      await transaction.query('SELECT pg_advisory_xact_lock($1)', [POLICY_LOCK]);
      const rows: { version: number }[] = await transaction.query('SELECT max(version) + 1 AS version FROM review_policy');
      const version = rows[0]?.version ?? 1;
      await transaction.query(
        'INSERT INTO review_policy (version, rules, digest, created_at, created_by, active) VALUES ($1, $2, $3, $4, $5, false)',
        [version, JSON.stringify(rules), rulesDigest(rules), this.clock.now(), actor.id],
      );
      await this.audit.record(transaction, actor, { ...subject(version), action: 'review_policy.save', after: { rules } });
      return version;
    });
  }

  /** @throws {InvalidInput} for rules that would approve a high risk, and for contradictions */
  check(rules: readonly PolicyRule[]): void {
    const problems = ruleProblems(rules, this.catalogue);
    if (problems.length > 0) throw new InvalidInput(problems);
  }

  /** Switches a version on; from its commit every screening goes by it. @throws {SimulationRequired} {ReviewPolicyNotFound} {InvalidInput} */
  async activate(actor: Actor, version: number): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      await transaction.query('SELECT pg_advisory_xact_lock($1)', [POLICY_LOCK]);
      const policy = await transaction.findOneBy(ReviewPolicy, { version });
      if (!policy) throw new ReviewPolicyNotFound();
      if (!(await transaction.existsBy(PolicySimulation, { digest: policy.digest }))) throw new SimulationRequired(version);
      // Once more, because the catalogue may have changed since it was saved.
      this.check(policy.rules);
      const before = await transaction.findOneBy(ReviewPolicy, { active: true });
      if (before?.version === version) return;
      await transaction.update(ReviewPolicy, { active: true }, { active: false });
      await transaction.update(ReviewPolicy, { version }, { active: true, activatedAt: this.clock.now() });
      await this.audit.record(transaction, actor, {
        ...subject(version),
        action: 'review_policy.activate',
        before: { active: before?.version ?? null },
        after: { active: version },
      });
    });
  }

  /** Asks the active policy about one revision of a subject, and keeps what was known and what it said. */
  async apply(transaction: EntityManager, of: { subjectId: string; revision: number }, facts: PolicyFacts): Promise<AppliedPolicy> {
    const policy = await transaction.findOneBy(ReviewPolicy, { active: true });
    const outcome = evaluatePolicy(policy?.rules ?? [], facts);
    const version = policy?.version ?? 0;
    await transaction.query(
      'INSERT INTO screened_facts (subject_id, revision, facts, policy_version, outcome, screened_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [of.subjectId, of.revision, facts, version, outcome, this.clock.now()],
    );
    return { ...outcome, version };
  }

  /** What the policy said about a revision; null when it was never screened. */
  async saidOf(manager: EntityManager, subjectId: string, revision: number): Promise<AppliedPolicy | null> {
    const row = await manager.findOneBy(ScreenedFacts, { subjectId, revision });
    return row ? { ...row.outcome, version: row.policyVersion } : null;
  }

  /** The newest hundred, the newest first; or just one. */
  async list(version: number | null = null): Promise<ListedPolicy[]> {
    const rows: ListedPolicy[] = await this.dataSource.query(
      `SELECT p.version, p.rules, p.digest, p.created_at AS "createdAt", p.created_by AS "createdBy", p.activated_at AS "activatedAt", p.active,
              a.name AS "createdByName", (SELECT max(ran_at) FROM review_policy_simulation s WHERE s.digest = p.digest) AS "simulatedAt"
       FROM review_policy p LEFT JOIN account a ON a.id = p.created_by
       WHERE $1::integer IS NULL OR p.version = $1 ORDER BY p.version DESC LIMIT 100`,
      [version],
    );
    return rows;
  }
}

function subject(version: number): { subjectKind: string; subjectId: string } {
  return { subjectKind: 'review_policy', subjectId: String(version) };
}

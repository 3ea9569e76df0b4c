import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, DAY } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { PolicySimulation } from './policy-simulation.entity.js';
import type { PolicyRule } from './policy-rule.js';
import { replay, type PastDecision, type Replayed } from './replay.js';
import { ReviewPolicies } from './review-policies.js';
import { rulesDigest } from './rules-digest.js';

/** More than a busy platform decides in a year; the newest are looked at. */
export const MAX_REPLAYED = 20_000;

export interface Simulation {
  readonly digest: string;
  readonly ranAt: Date;
  readonly replayed: readonly Replayed[];
}

/** Tries rules on what people decided before. Changes nothing but the note that it was done. */
@Injectable()
export class Simulations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly policies: ReviewPolicies,
  ) {}

  /** @throws {InvalidInput} for rules that could not be saved either */
  async run(actor: Actor, accountId: string, rules: readonly PolicyRule[], days: number): Promise<Simulation> {
    this.policies.check(rules);
    const replayed = replay(rules, await this.decisionsOf(days));
    const simulation = {
      id: randomUUID(),
      digest: rulesDigest(rules),
      days,
      ranAt: this.clock.now(),
      ranBy: accountId,
      agreed: replayed.filter(({ agrees }) => agrees === true).length,
      differed: replayed.filter(({ agrees }) => agrees === false).length,
    };
    await this.dataSource.transaction(async (transaction) => {
      await transaction.insert(PolicySimulation, simulation);
      const { digest, agreed, differed } = simulation;
      await this.audit.record(transaction, actor, {
        action: 'review_policy.simulate',
        subjectKind: 'review_policy_simulation',
        subjectId: simulation.id,
        after: { digest, days, agreed, differed },
      });
    });
    return { digest: simulation.digest, ranAt: simulation.ranAt, replayed };
  }

  /** What a policy decided is not asked: it would only agree with itself. */
  private async decisionsOf(days: number): Promise<PastDecision[]> {
    const rows: PastDecision[] = await this.dataSource.query(
      `SELECT i.kind, i.subject_id AS "subjectId", i.revision, i.title, f.facts, i.decided_at AS "decidedAt",
              CASE i.outcome->>'action' WHEN 'reject' THEN 'rejected' WHEN 'request_changes' THEN 'changes_requested'
                ELSE CASE WHEN i.outcome->'pairs' @> '[{"verdict": "denied"}]' THEN 'partly_approved' ELSE 'approved' END END AS people
       FROM review_item i JOIN screened_facts f ON f.subject_id = i.subject_id AND f.revision = i.revision
       WHERE i.state = 'decided' AND i.decided_by IS NOT NULL AND i.effective_at IS NOT NULL AND i.decided_at >= $1
       ORDER BY i.decided_at DESC LIMIT ${MAX_REPLAYED}`,
      [this.clock.after(-days * DAY)],
    );
    return rows;
  }
}

import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, isUniqueViolation } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { CannedReasonNotFound, CannedReasonTaken } from '../review.errors.js';
import { CannedReason } from './canned-reason.entity.js';
import type { CannedReasonBody, CannedReasonView } from './canned-reasons.dto.js';

/** The reasons that reviewers pick from. */
@Injectable()
export class CannedReasons {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async list(): Promise<CannedReasonView[]> {
    return (await this.dataSource.manager.find(CannedReason, { order: { code: 'ASC' } })).map(viewOf);
  }

  /** How often reviewers picked it, for the whole or for a pair. @throws {CannedReasonNotFound} */
  async verdictsWith(code: string): Promise<number> {
    if (!(await this.dataSource.manager.existsBy(CannedReason, { code }))) throw new CannedReasonNotFound();
    const [row]: { verdicts: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS verdicts FROM review_verdict
       WHERE taken_back_at IS NULL AND (outcome ->> 'reasonCode' = $1 OR outcome -> 'pairs' @> jsonb_build_array(jsonb_build_object('reasonCode', $1::text)))`,
      [code],
    );
    return row?.verdicts ?? 0;
  }

  /** @throws {CannedReasonTaken} */
  async add(actor: Actor, reason: CannedReasonView): Promise<CannedReasonView> {
    try {
      await this.dataSource.transaction(async (transaction) => {
        await transaction.insert(CannedReason, { code: reason.code, ...this.columns(reason) });
        await this.record(transaction, actor, 'add', reason.code, null, reason);
      });
    } catch (error) {
      throw isUniqueViolation(error, 'canned_reason_pkey') ? new CannedReasonTaken(reason.code) : error;
    }
    return reason;
  }

  /** @throws {CannedReasonNotFound} */
  async change(actor: Actor, code: string, body: CannedReasonBody): Promise<CannedReasonView> {
    return this.dataSource.transaction(async (transaction) => {
      const before = await this.lock(transaction, code);
      await transaction.update(CannedReason, { code }, this.columns(body));
      const after = { code, title: body.title, text: body.text, for: body.for };
      await this.record(transaction, actor, 'change', code, before, after);
      return after;
    });
  }

  /** What was said with it keeps its words. @throws {CannedReasonNotFound} */
  async remove(actor: Actor, code: string): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      const before = await this.lock(transaction, code);
      await transaction.delete(CannedReason, { code });
      await this.record(transaction, actor, 'remove', code, before, null);
    });
  }

  private columns({ title, text, for: forVerdict }: CannedReasonBody): Omit<CannedReason, 'code'> {
    return { title, text, forVerdict, updatedAt: this.clock.now() };
  }

  private async lock(transaction: EntityManager, code: string): Promise<CannedReasonView> {
    const reason = await transaction.findOne(CannedReason, { where: { code }, lock: { mode: 'pessimistic_write' } });
    if (!reason) throw new CannedReasonNotFound();
    return viewOf(reason);
  }

  private record(
    transaction: EntityManager,
    actor: Actor,
    verb: string,
    code: string,
    before: CannedReasonView | null,
    after: CannedReasonView | null,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      action: `canned_reason.${verb}`,
      subjectKind: 'canned_reason',
      subjectId: code,
      ...(before ? { before: { ...before } } : {}),
      ...(after ? { after: { ...after } } : {}),
    });
  }
}

function viewOf({ code, title, text, forVerdict }: CannedReason): CannedReasonView {
  return { code, title, text, for: forVerdict };
}

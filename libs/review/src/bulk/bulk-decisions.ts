import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, InvalidInput } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import type { ReviewItem } from '../items/review-item.entity.js';
import type { Reviewer } from '../people/conflict-of-interest.js';
import { Eligibility, eyesDemanded } from '../people/eligibility.js';
import { ofSuspended } from '../people/served.js';
import { itemsById, listItems } from '../queue/queue.queries.js';
import { SetChanged, SUSPENDED } from '../review.errors.js';
import { ReviewSettings } from '../settings/review-settings.js';
import { MAX_BULK, type BulkBody, type BulkResultView, type BulkView } from './bulk.dto.js';
import { skipOf, tokenOf, type BulkStep } from './bulk-plan.js';
import { BulkWork } from './bulk-work.js';

/** One verdict on many items. */
@Injectable()
export class BulkDecisions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: ReviewSettings,
    private readonly eligibility: Eligibility,
    private readonly work: BulkWork,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws {InvalidInput} {SetChanged} */
  async run(reviewer: Reviewer, actor: Actor, body: BulkBody): Promise<BulkView> {
    const reason = checkBody(body);
    const steps = await this.plan(reviewer, body);
    const token = tokenOf(body.verdict, reason ?? body.reason_code ?? null, steps);
    if (body.dry_run)
      return viewOf(
        token,
        null,
        steps.map(({ item, skip }) => resultOf(item, skip)),
      );
    if (body.token !== token) throw new SetChanged();
    const bulkId = await this.begin(actor, body, token, steps);
    const refused = await this.work.decide(
      reviewer,
      actor,
      steps.filter(({ skip }) => skip === null).map(({ item }) => item.id),
      body,
      bulkId,
    );
    return viewOf(
      token,
      bulkId,
      steps.map(({ item, skip }) => resultOf(item, skip ?? refused.get(item.id) ?? null)),
    );
  }

  private async plan(reviewer: Reviewer, { filter, ids }: BulkBody): Promise<BulkStep[]> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const items: ReviewItem[] = ids
      ? await itemsById(manager, ids)
      : await listItems(manager, { state: 'open', ...filter }, { now, me: reviewer.accountId, after: null, limit: MAX_BULK + 1 });
    if (items.length > MAX_BULK)
      throw new InvalidInput([{ pointer: '/filter', detail: `More than ${MAX_BULK} items fit; narrow the filter.` }]);
    const refusals = await this.eligibility.refusals(manager, reviewer, items);
    for (const id of await ofSuspended(manager, items)) refusals.set(id, SUSPENDED);
    const rules = await this.settings.read(manager);
    return items.map((item) => ({
      item,
      skip: skipOf(item, eyesDemanded(item, rules), refusals.get(item.id) ?? null, reviewer.accountId, now),
    }));
  }

  /** The parent row; those of the decisions name it. */
  private async begin(actor: Actor, body: BulkBody, token: string, steps: readonly BulkStep[]): Promise<string> {
    const bulkId = randomUUID();
    await this.dataSource.transaction((transaction) =>
      this.audit.record(transaction, actor, {
        action: 'review.bulk_decision',
        subjectKind: 'bulk_decision',
        subjectId: bulkId,
        after: {
          verdict: body.verdict,
          reason: body.reason ?? null,
          reason_code: body.reason_code ?? null,
          token,
          items: steps.filter(({ skip }) => skip === null).map(({ item }) => item.id),
        },
      }),
    );
    return bulkId;
  }
}

/** @throws {InvalidInput} */
function checkBody({ filter, ids, verdict, reason, reason_code }: BulkBody): string | null {
  const said = reason !== undefined && reason.trim() !== '';
  const problems = [
    ...((filter === undefined) === (ids === undefined) ? [{ pointer: '/filter', detail: 'Give either filter or ids.' }] : []),
    ...(verdict === 'reject' && !said && reason_code === undefined
      ? [{ pointer: '/reason', detail: 'Say why they are rejected; each developer reads it.' }]
      : []),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
  return said ? reason : null;
}

function resultOf({ id, title }: ReviewItem, why: string | null): BulkResultView {
  return { item_id: id, title, result: why === null ? 'decided' : 'skipped', why };
}

function viewOf(token: string, bulkId: string | null, items: BulkResultView[]): BulkView {
  const decided = items.filter(({ result }) => result === 'decided').length;
  return { dry_run: bulkId === null, token, bulk_id: bulkId, decided, skipped: items.length - decided, items };
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, Environment, InvalidInput, Mailer } from '@gatehouse/platform';
import { isScopeMode } from '@gatehouse/scopes';
import { DataSource, type EntityManager } from 'typeorm';
import { ReviewItem } from '../items/review-item.entity.js';
import { ReviewItemNotFound } from '../review.errors.js';
import { ReviewKinds } from '../review-kind.js';
import type { CommentLabel } from '../verdicts/outcome.js';
import { ReviewComment, type ThreadSide } from './review-comment.entity.js';
import type { CommentView } from './thread.dto.js';

/** Something to say. */
export interface Message {
  readonly text: string;
  readonly label?: CommentLabel | undefined;
  readonly scope?: string | undefined;
  readonly mode?: string | undefined;
}

/** What developer and reviewers write to each other about one subject. */
@Injectable()
export class Thread {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly kinds: ReviewKinds,
    private readonly mailer: Mailer,
    private readonly environment: Environment,
    private readonly audit: AuditTrail,
  ) {}

  /** Writes, with an audit row and a mail to the other side. @throws {ReviewItemNotFound} when the subject was never queued */
  async write(actor: Actor, subjectId: string, author: { id: string; name: string }, side: ThreadSide, message: Message): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      const item = await transaction.findOne(ReviewItem, { where: { subjectId }, order: { revision: 'DESC' } });
      if (!item) throw new ReviewItemNotFound();
      const comment = await this.add(transaction, item, author.id, side, message);
      await this.audit.record(transaction, actor, {
        action: 'review_comment.write',
        subjectKind: 'review_item',
        subjectId: item.id,
        after: { comment: comment.id, side, label: comment.label, scope: comment.scope, mode: comment.mode, text: comment.text },
      });
      await this.tell(transaction, item, comment, author.name);
    });
  }

  /** Only the row: for comments that belong to a decision, which has its own audit row and mail. */
  async add(transaction: EntityManager, item: ReviewItem, authorId: string, side: ThreadSide, message: Message): Promise<ReviewComment> {
    const { scope, mode, text, label } = message;
    if ((scope === undefined) !== (mode === undefined) || (mode !== undefined && !isScopeMode(mode)))
      throw new InvalidInput([{ pointer: '/mode', detail: 'A comment about a pair names its scope and its mode (read or write).' }]);
    const comment: ReviewComment = {
      id: randomUUID(),
      subjectId: item.subjectId,
      itemId: item.id,
      authorId,
      side,
      label: label ?? null,
      scope: scope ?? null,
      mode: mode !== undefined && isScopeMode(mode) ? mode : null,
      text,
      writtenAt: this.clock.now(),
    };
    await transaction.insert(ReviewComment, comment);
    return comment;
  }

  /** The oldest first. */
  async read(subjectId: string, manager: EntityManager = this.dataSource.manager): Promise<CommentView[]> {
    const rows: (ReviewComment & { authorName: string })[] = await manager.query(
      `SELECT c.id, c.author_id AS "authorId", a.name AS "authorName", c.side, c.label, c.scope, c.mode, c.text, c.written_at AS "writtenAt"
       FROM review_comment c JOIN account a ON a.id = c.author_id WHERE c.subject_id = $1 ORDER BY c.written_at, c.id`,
      [subjectId],
    );
    return rows.map(({ id, authorName, side, label, scope, mode, text, writtenAt }) => ({
      id,
      by: side,
      author: authorName,
      label,
      scope,
      mode,
      text,
      at: writtenAt.toISOString(),
    }));
  }

  private async tell(transaction: EntityManager, item: ReviewItem, comment: ReviewComment, authorName: string): Promise<void> {
    const { what, developerUrl } = await this.kinds.get(item.kind).describe(transaction, item);
    const toDeveloper = comment.side === 'reviewer';
    const url = toDeveloper ? developerUrl : `${this.environment.values.PUBLIC_URL}/review/items/${item.id}`;
    for (const { id, name, email } of toDeveloper ? await developerOf(transaction, item) : await reviewersOf(transaction, item))
      await this.mailer.send(
        transaction,
        {
          to: email,
          subject: `${item.title}: a message about ${toDeveloper ? what : 'the review'}`,
          text: [`Hello ${name},`, '', `${authorName} wrote:`, '', comment.text, '', `Read and answer at ${url}`, ''].join('\n'),
        },
        `review-comment:${comment.id}:${id}`,
      );
  }
}

interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

async function developerOf(transaction: EntityManager, item: ReviewItem): Promise<Recipient[]> {
  const rows: Recipient[] = await transaction.query('SELECT id, name, email FROM account WHERE id = $1 AND suspended_at IS NULL', [
    item.accountId,
  ]);
  return rows;
}

/** Those who took part; while nobody did, all who can review. */
async function reviewersOf(transaction: EntityManager, item: ReviewItem): Promise<Recipient[]> {
  const rows: (Recipient & { involved: boolean })[] = await transaction.query(
    `SELECT a.id, a.name, a.email, a.id = ANY($2::uuid[])
       OR EXISTS (SELECT 1 FROM review_comment c WHERE c.subject_id = $1 AND c.author_id = a.id)
       OR EXISTS (SELECT 1 FROM review_verdict v JOIN review_item i ON i.id = v.item_id WHERE i.subject_id = $1 AND v.reviewer_id = a.id) AS involved
     FROM account a WHERE a.realm = 'marketplace' AND a.role IN ('reviewer', 'administrator') AND a.confirmed_at IS NOT NULL
       AND a.suspended_at IS NULL AND a.id <> $3 ORDER BY a.id`,
    [item.subjectId, [item.leasedBy, item.assignee].filter((id) => id !== null), item.accountId],
  );
  const involved = rows.filter((row) => row.involved);
  return involved.length > 0 ? involved : rows;
}

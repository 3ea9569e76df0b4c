import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, MINUTE } from '../clock/clock.js';
import { InstanceSecrets } from '../secrets/instance-secrets.js';
import { sha256 } from '../secrets/random.js';
import { canonicalBody, type IdempotentCall } from './idempotency-key.js';
import { AnswerNotKept, IdempotencyKeyReused } from './idempotency.errors.js';

/** So long a repeat gets the same answer. */
export const ANSWER_KEPT_MS = 10 * MINUTE;
const SEAL = 'idempotent-answer';

interface AnswerRow {
  readonly id: string;
  readonly body_hash: Buffer;
  readonly answer_sealed: string | null;
}

/** What may be shown again of a change, and which thing it is about: when that thing ends, the answer goes with it. */
export interface Kept<Answer> {
  readonly subjectId: (answer: Answer) => string;
  /** False: a repeat is recognised, and its answer is not shown again. */
  readonly replayable?: boolean;
}

/**
 * Transactions that can be repeated by an Idempotency-Key. Change and sealed answer commit together, so a process that dies between them, or
 * an answer that is lost on the way, leaves either nothing or something that can be asked for again. Of repeats at once one does the work;
 * the others wait for its commit and get its answer. `work` must use the given manager only: who waits holds a connection.
 */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly secrets: InstanceSecrets,
  ) {}

  /** For reading outside of a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /**
   * @param answer of `work`: plain JSON.
   * @throws {IdempotencyKeyReused} {AnswerNotKept}
   */
  async run<Answer>(call: IdempotentCall | null, kept: Kept<Answer>, work: (tx: EntityManager) => Promise<Answer>): Promise<Answer> {
    if (call === null) return this.dataSource.transaction(work);
    return this.dataSource.transaction(async (tx) => {
      const id = await this.begin(tx, call);
      if (id === null) return this.again<Answer>(tx, call);
      const answer = await work(tx);
      const sealed = kept.replayable === false ? null : this.secrets.seal(SEAL, JSON.stringify(answer), id);
      await tx.query('UPDATE idempotent_answer SET answer_sealed = $2, subject_id = $3 WHERE id = $1', [
        id,
        sealed,
        kept.subjectId(answer),
      ]);
      return answer;
    });
  }

  /** The id of a new row; null when the call was made before. A concurrent one is waited for. */
  private async begin(tx: EntityManager, call: IdempotentCall): Promise<string | null> {
    const id = randomUUID();
    const same = [call.caller, call.route, sha256(call.key)];
    // What is over is gone, whether or not the purge has run.
    await tx.query('DELETE FROM idempotent_answer WHERE caller = $1 AND route = $2 AND key_hash = $3 AND expires_at <= $4', [
      ...same,
      this.clock.now(),
    ]);
    const rows: unknown[] = await tx.query(
      `INSERT INTO idempotent_answer (id, caller, route, key_hash, body_hash, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (caller, route, key_hash) DO NOTHING RETURNING id`,
      [id, ...same, sha256(canonicalBody(call.body)), this.clock.after(ANSWER_KEPT_MS)],
    );
    return rows.length > 0 ? id : null;
  }

  private async again<Answer>(tx: EntityManager, call: IdempotentCall): Promise<Answer> {
    const rows: AnswerRow[] = await tx.query(
      'SELECT id, body_hash, answer_sealed FROM idempotent_answer WHERE caller = $1 AND route = $2 AND key_hash = $3 AND expires_at > $4',
      [call.caller, call.route, sha256(call.key), this.clock.now()],
    );
    const row = rows[0];
    if (!row) throw new AnswerNotKept();
    if (!row.body_hash.equals(sha256(canonicalBody(call.body)))) throw new IdempotencyKeyReused();
    if (row.answer_sealed === null) throw new AnswerNotKept();
    // Our own answer of before, as `work` returned it.
    return JSON.parse(this.secrets.unseal(SEAL, row.answer_sealed, row.id)) as Answer;
  }
}

/** Makes every kept answer about a thing unreadable, in the transaction that ends the thing. */
export async function forgetAnswers(tx: EntityManager, subjectIds: readonly string[]): Promise<void> {
  await tx.query('UPDATE idempotent_answer SET answer_sealed = NULL WHERE subject_id = ANY($1::uuid[])', [subjectIds]);
}

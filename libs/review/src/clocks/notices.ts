import { Injectable } from '@nestjs/common';
import { Clock } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';

/** Remembers which moments were acted upon. */
@Injectable()
export class Notices {
  constructor(private readonly clock: Clock) {}

  /**
   * True for exactly one caller ever; whoever gets true acts in the same transaction, so that the note and the act commit together.
   * A second caller at the same moment waits for the first and then gets false.
   */
  async once(transaction: EntityManager, subjectId: string, revision: number, code: string): Promise<boolean> {
    const rows: unknown[] = await transaction.query(
      'INSERT INTO review_notice (subject_id, revision, code, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING code',
      [subjectId, revision, code, this.clock.now()],
    );
    return rows.length > 0;
  }

  /** Notes moments that nobody acted upon while a later one came; nobody acts upon them any more. Those that are noted stay as they are. */
  async overtake(transaction: EntityManager, subjectId: string, revision: number, codes: readonly string[]): Promise<void> {
    await transaction.query(
      `INSERT INTO review_notice (subject_id, revision, code, at, overtaken) SELECT $1, $2, code, $4, true FROM unnest($3::text[]) AS code
       ON CONFLICT DO NOTHING`,
      [subjectId, revision, codes, this.clock.now()],
    );
  }
}

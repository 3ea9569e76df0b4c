import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome } from './outcome.js';

/** What one reviewer said about one item. A reviewer has at most one that is not taken back. */
@Entity('review_verdict')
export class ReviewVerdict {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  itemId: string;

  @Column('uuid')
  reviewerId: string;

  @Column('jsonb')
  outcome: Outcome;

  @Column('timestamptz')
  givenAt: Date;

  @Column('timestamptz', { nullable: true })
  takenBackAt: Date | null;
}

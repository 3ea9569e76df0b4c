import { Column, Entity, PrimaryColumn } from 'typeorm';

export const REASON_USES = ['deny', 'reject', 'request_changes'] as const;
export type ReasonUse = (typeof REASON_USES)[number];

/** A reason that reviewers need often. What was said with it keeps its words when it is changed or goes. */
@Entity('canned_reason')
export class CannedReason {
  @PrimaryColumn('text')
  code: string;

  @Column('text')
  title: string;

  @Column('text')
  text: string;

  @Column('text')
  forVerdict: ReasonUse;

  @Column('timestamptz')
  updatedAt: Date;
}

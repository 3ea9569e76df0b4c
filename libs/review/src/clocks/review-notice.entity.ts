import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a deadline's moment was acted upon. Kept for good, so that a moment is acted upon once however late a worker comes. */
@Entity('review_notice')
export class ReviewNotice {
  @PrimaryColumn('uuid')
  subjectId: string;

  @PrimaryColumn('integer')
  revision: number;

  /** Which moment, for example `sla_half`. */
  @PrimaryColumn('text')
  code: string;

  @Column('timestamptz')
  at: Date;

  /** Nobody acted: a later moment of the same clock had come before anybody looked. */
  @Column('boolean', { default: false })
  overtaken: boolean;
}

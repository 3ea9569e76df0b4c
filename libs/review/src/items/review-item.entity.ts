import type { ScopeRisk } from '@gatehouse/scopes';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome } from '../verdicts/outcome.js';
import type { ReviewItemState } from './review-item.state.js';

/** One thing that waits for people's decision, or did. What it is about is known by its kind. */
@Entity('review_item')
export class ReviewItem {
  @PrimaryColumn('uuid')
  id: string;

  /** The name of a registered `ReviewKind`, for example `scope_request`. */
  @Column('text')
  kind: string;

  /** The row that the kind decides about. Each of its revisions is an item of its own. */
  @Column('uuid')
  subjectId: string;

  @Column('integer')
  revision: number;

  /** For lists, in the words of the day it was queued. */
  @Column('text')
  title: string;

  @Column('uuid', { nullable: true })
  pluginId: string | null;

  /** The website that it is about, where it is about one. */
  @Column('uuid', { nullable: true })
  websiteId: string | null;

  /** Who asked, and who must not decide: a developer, or an operator of the website. */
  @Column('uuid')
  accountId: string;

  /** The highest tier of all that is asked. */
  @Column('text')
  risk: ScopeRisk;

  /** Higher comes first; 0 is usual. */
  @Column('integer', { default: 0 })
  priority: number;

  /** What the item itself demands; the setting for its tier may demand more. */
  @Column('integer', { default: 1 })
  needEyes: number;

  @Column('text')
  state: ReviewItemState;

  @Column('timestamptz')
  queuedAt: Date;

  @Column('timestamptz')
  slaDeadline: Date;

  /** Counts only until `leaseUntil`. */
  @Column('uuid', { nullable: true })
  leasedBy: string | null;

  @Column('timestamptz', { nullable: true })
  leaseUntil: Date | null;

  @Column('uuid', { nullable: true })
  assignee: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** Null also when a policy decided. */
  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('jsonb', { nullable: true })
  outcome: Outcome | null;

  /** Until when the decision can be taken back; null = it took effect at once. */
  @Column('timestamptz', { nullable: true })
  holdUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  effectiveAt: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  /** Every revision of an appeal names the item whose decision it is against; that a decision is appealed once is its kind's rule. */
  @Column('uuid', { nullable: true })
  appealOf: string | null;

  /** Accounts that must not decide it: those whose decision is appealed against. */
  @Column('uuid', { array: true, default: [] })
  excluded: string[];
}

import type { ScopeMode } from '@gatehouse/scopes';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One (scope, mode) of a request, with why the developer needs it and what the reviewer said about it. */
@Entity('requested_pair')
export class RequestedPair {
  @PrimaryColumn('uuid')
  requestId: string;

  /** Where it stands in the list as the developer wrote it, from 0. */
  @Column('integer')
  position: number;

  @PrimaryColumn('text')
  scope: string;

  @PrimaryColumn('text')
  mode: ScopeMode;

  /** As typed, to the letter. */
  @Column('text')
  justification: string;

  @Column('text', { nullable: true })
  verdict: PairVerdict | null;

  @Column('text', { nullable: true })
  verdictReason: string | null;

  /** Of the canned reason that the reviewer chose, if any. */
  @Column('text', { nullable: true })
  verdictReasonCode: string | null;
}

export type PairVerdict = 'approved' | 'denied';

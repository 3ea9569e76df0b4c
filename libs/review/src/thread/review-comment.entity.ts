import type { ScopeMode } from '@gatehouse/scopes';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CommentLabel } from '../verdicts/outcome.js';

/** One message in the thread between developer and reviewers. The thread belongs to the subject and spans its revisions. */
@Entity('review_comment')
export class ReviewComment {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  subjectId: string;

  @Column('uuid')
  itemId: string;

  @Column('uuid')
  authorId: string;

  @Column('text')
  side: ThreadSide;

  @Column('text', { nullable: true })
  label: CommentLabel | null;

  @Column('text', { nullable: true })
  scope: string | null;

  @Column('text', { nullable: true })
  mode: ScopeMode | null;

  @Column('text')
  text: string;

  @Column('timestamptz')
  writtenAt: Date;
}

/** `developer`: who asked, also where that is an operator of a website. */
export type ThreadSide = 'developer' | 'reviewer';

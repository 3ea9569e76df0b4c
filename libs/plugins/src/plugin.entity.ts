import { Column, Entity, PrimaryColumn } from 'typeorm';

export const VISIBILITIES = ['private', 'public'] as const;
/** `public` is stored, and behaves as private until public listing exists. */
export type Visibility = (typeof VISIBILITIES)[number];

/** A plugin of a developer's account. */
@Entity('plugin')
export class Plugin {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  accountId: string;

  @Column('text')
  visibility: Visibility;

  @Column('text')
  name: string;

  @Column('text')
  description: string;

  /** Where the browser goes after an install; compared as a whole. */
  @Column('text', { nullable: true })
  callbackUrl: string | null;

  /** `urn:<account slug>:<plugin slug>:<n>`; stays when the plugin is renamed. */
  @Column('text', { unique: true })
  urn: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;

  /** A deleted plugin is kept for the audit; nothing finds it any more. */
  @Column('timestamptz', { nullable: true })
  deletedAt: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A workspace of the platform. */
@Entity('website')
export class Website {
  @PrimaryColumn('uuid')
  id: string;

  /** The id that an existing platform knows the website by; then `id` is the same. */
  @Column('text', { nullable: true, unique: true })
  externalId: string | null;

  @Column('text')
  name: string;

  /** Lower-case host name in its ASCII form. */
  @Column('text')
  domain: string;

  @Column('jsonb', { default: {} })
  settings: WebsiteSettings;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;
}

/** What the REST API reads and writes as the settings of a website; its shape belongs to libs/website-data. */
export type WebsiteSettings = Record<string, unknown>;

import { Column, Entity, PrimaryColumn } from 'typeorm';

export interface Person {
  readonly nickname: string;
  readonly phone?: string;
  readonly locale?: string;
}

export interface Company {
  readonly name?: string;
  readonly url?: string;
  readonly description?: string;
}

/** Somebody whom a website knows, apart from any conversation. */
@Entity('people_profile')
export class PeopleProfile {
  @PrimaryColumn('uuid')
  id: string;

  @PrimaryColumn('uuid')
  websiteId: string;

  /** At most one profile of a website has an address, whatever the case of its letters. */
  @Column('text', { nullable: true })
  email: string | null;

  @Column('jsonb')
  person: Person;

  @Column('jsonb', { default: {} })
  company: Company;

  @Column('text', { array: true, default: [] })
  segments: string[];

  @Column('text', { nullable: true })
  notepad: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a website lets some of its operators and keys do, in place of a built-in role. */
@Entity('access_group')
export class AccessGroup {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  websiteId: string;

  /** Unique within the website, whatever the case of its letters. */
  @Column('text')
  name: string;

  /** `scope/mode`. One that has left the catalogue allows nothing. */
  @Column('text', { array: true })
  pairs: string[];

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One edition of the scope catalogue that a process started with: which words and risks stood when a request was decided. */
@Entity('scope_catalogue')
export class CatalogueEdition {
  /** SHA-256 of its content. */
  @PrimaryColumn('bytea')
  digest: Buffer;

  @Column('text')
  version: string;

  /** When it was first loaded. */
  @Column('timestamptz')
  loadedAt: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The private URL through which websites install a plugin. One per plugin; renewing it replaces the secret. */
@Entity('install_link')
export class InstallLink {
  @PrimaryColumn('uuid')
  pluginId: string;

  /** SHA-256 of the secret: what an opened link is compared with. */
  @Column('bytea')
  secretHash: Buffer;

  /** The secret sealed under the instance key with the plugin's id, because Settings shows the link again. */
  @Column('text')
  secretSealed: string;

  @Column('boolean', { default: true })
  enabled: boolean;

  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  /** How many websites may install through this secret; null = any number. */
  @Column('integer', { nullable: true })
  maxUses: number | null;

  @Column('integer', { default: 0 })
  uses: number;

  @Column('timestamptz')
  renewedAt: Date;
}

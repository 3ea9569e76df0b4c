import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One website's acceptance of one plugin. A website has at most one live install of a plugin; an uninstalled row stays as history. */
@Entity('install')
export class Install {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  websiteId: string;

  @Column('uuid')
  pluginId: string;

  @Column('uuid')
  installedBy: string;

  @Column('timestamptz')
  installedAt: Date;

  @Column('timestamptz', { nullable: true })
  uninstalledAt: Date | null;

  @Column('uuid', { nullable: true })
  uninstalledBy: string | null;

  /** The plugin's own settings on this website; Gatehouse does not look inside. */
  @Column('jsonb', { default: {} })
  settings: InstallSettings;

  /** Null until somebody saved settings: the website is not configured yet. */
  @Column('timestamptz', { nullable: true })
  settingsSavedAt: Date | null;
}

export type InstallSettings = Readonly<Record<string, unknown>>;

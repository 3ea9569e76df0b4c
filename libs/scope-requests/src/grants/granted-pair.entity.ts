import type { ScopeMode } from '@gatehouse/scopes';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One (scope, mode) that a plugin's production keypair holds, and the request that it came from. */
@Entity('granted_pair')
export class GrantedPair {
  @PrimaryColumn('uuid')
  pluginId: string;

  @PrimaryColumn('text')
  scope: string;

  @PrimaryColumn('text')
  mode: ScopeMode;

  @Column('uuid')
  requestId: string;

  @Column('timestamptz')
  grantedAt: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PluginEnvironment } from './plugin-environment.js';

/** How often a plugin called a route on one UTC day, and the scope that the route needs (empty: none). */
@Entity('route_use')
export class RouteUseCount {
  @PrimaryColumn('uuid')
  pluginId: string;

  @PrimaryColumn('text')
  environment: PluginEnvironment;

  /** `YYYY-MM-DD`, UTC. */
  @PrimaryColumn('date')
  day: string;

  /** Method and pattern, for example `GET /v1/website/:website_id`. */
  @PrimaryColumn('text')
  route: string;

  @PrimaryColumn('text')
  scope: string;

  @PrimaryColumn('text')
  mode: string;

  /** PostgreSQL's bigint arrives as text. */
  @Column('bigint')
  count: string;
}

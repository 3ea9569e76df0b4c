import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';
import { SnakeNaming } from './snake-naming.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** What every connection of Gatehouse to PostgreSQL has in common. The schema is changed by migrations only. */
export function dataSourceOptions(url: string, applicationName: string): PostgresOptions {
  return {
    type: 'postgres',
    url,
    applicationName,
    namingStrategy: new SnakeNaming(),
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    synchronize: false,
    logging: false,
    poolSize: 10,
    connectTimeoutMS: 5_000,
    // Sessions compare and store UTC whatever the server's setting is.
    extra: { options: '-c timezone=UTC', keepAlive: true },
  };
}

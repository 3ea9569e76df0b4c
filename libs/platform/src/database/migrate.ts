import { runMigrations as runQueueMigrations } from 'bullmq';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { Environment } from '../config/environment.js';
import { dataSourceOptions } from './data-source-options.js';

/** Any constant will do, as long as nothing else in the database takes it. */
const MIGRATION_LOCK = 4_217_001;

/**
 * Brings the schema (and that of the queues, while they live in PostgreSQL) up to date. Every process calls it at its start;
 * an advisory lock on a connection of its own makes one of them do the work and the others wait.
 */
export async function migrateDatabase(environment: Environment): Promise<void> {
  const url = environment.directDatabaseUrl;
  const lock = new Client({ connectionString: url });
  // The lock goes with its connection, so a process killed half-way blocks nobody.
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = await new DataSource({ ...dataSourceOptions(url, 'gatehouse migrate'), poolSize: 1 }).initialize();
    try {
      await dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await dataSource.destroy();
    }
    if (environment.values.REDIS_URL === '') await runQueueMigrations(lock, 'bullmq');
  } finally {
    await lock.end();
  }
}

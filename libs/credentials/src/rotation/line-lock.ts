import type { EntityManager } from 'typeorm';

/**
 * Lets changes to a credential, its predecessor and its successor follow each other. A row lock is not enough: whoever waited for the row of the
 * old key does not see the new one, which was inserted meanwhile, and would end the one without the other. Take it before any of the rows.
 */
export async function lockLine(tx: EntityManager, line: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`credential-line/${line}`]);
}

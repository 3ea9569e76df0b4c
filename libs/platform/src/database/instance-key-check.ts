import type { DataSource } from 'typeorm';
import { equalBytes } from '../secrets/random.js';
import type { InstanceSecrets } from '../secrets/instance-secrets.js';

/**
 * The database keeps a fingerprint of each instance key it has met. Starting with another key under a known version would make
 * every sealed value and every issued key unreadable, so the start stops in words instead.
 */
export async function checkInstanceKeys(dataSource: DataSource, secrets: InstanceSecrets, now: Date): Promise<void> {
  for (const version of secrets.versions) {
    const fingerprint = secrets.hmac('instance-key-fingerprint', [], version);
    await dataSource.query('INSERT INTO instance_key (version, fingerprint, first_seen_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      version,
      fingerprint,
      now,
    ]);
    const rows: { fingerprint: Buffer }[] = await dataSource.query('SELECT fingerprint FROM instance_key WHERE version = $1', [version]);
    const stored = rows[0];
    if (!stored || !equalBytes(stored.fingerprint, fingerprint))
      throw new Error(
        `INSTANCE_KEYS lists another key as version ${version} than this database was made with. Restore the old key, or give the new one a new version and list it first.`,
      );
  }
}

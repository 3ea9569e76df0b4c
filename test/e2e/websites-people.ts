import { randomBytes, randomUUID } from 'node:crypto';
import type { Realm } from '@gatehouse/auth';
import { DAY, sha256 } from '@gatehouse/platform';
import type { TestGatehouse } from '../support/apps.js';
import { HttpClient } from '../support/http-client.js';
import type { Person } from '../support/journey.js';

/** Somebody with a confirmed account and a session. Sign-up has tests of its own and is limited per network, so the rows are written directly. */
export async function aPerson(gatehouse: TestGatehouse, realm: Realm, name: string): Promise<Person & { readonly id: string }> {
  const id = randomUUID();
  const words = name.toLowerCase().replaceAll(/\W+/g, '-');
  const email = `${words}.${id.slice(0, 8)}@example.com`;
  await gatehouse.database.query(
    `INSERT INTO account (id, realm, email, name, slug, password_hash, role, created_at, confirmed_at) VALUES ($1, $2, $3, $4, $5, '-', $6, $7, $7)`,
    [id, realm, email, name, `${words}-${id.slice(0, 8)}`, realm === 'website' ? 'member' : 'developer', gatehouse.clock.now()],
  );
  return { id, email, name, password: '', http: await aSession(gatehouse, realm, id) };
}

/** A signed-in browser of an account; the session outlasts every move of the test's clock. */
export async function aSession(gatehouse: TestGatehouse, realm: Realm, accountId: string): Promise<HttpClient> {
  const token = randomBytes(32).toString('base64url');
  const late = gatehouse.clock.after(1_000 * DAY);
  await gatehouse.database.query(
    'INSERT INTO session (id, account_id, token_hash, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $4, $4, $4)',
    [randomUUID(), accountId, sha256(token), late],
  );
  return new HttpClient(gatehouse.environment.values.PUBLIC_URL, { cookie: `gatehouse_${realm}=${token}` }, '/api/openapi.json');
}

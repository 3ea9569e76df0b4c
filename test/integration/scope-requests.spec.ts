import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';

const READ = { text: 'Read the settings of your website.', risk: 'low' };

/** A catalogue with one scope, as SCOPES_FILE. */
function catalogueFile(folder: string, scopes: readonly object[]): string {
  const file = join(folder, 'scopes.json');
  writeFileSync(file, JSON.stringify({ version: 'test', scopes }));
  return file;
}

describe('the scope catalogue at the start of a process', () => {
  let gatehouse: TestGatehouse;
  beforeEach(async () => {
    gatehouse = await aGatehouse();
    const query = (sql: string): Promise<object[]> => gatehouse.database.query(sql);
    await query(`INSERT INTO account (id, realm, email, name, slug, password_hash, role, created_at)
      VALUES ('00000000-0000-4000-8000-000000000001', 'marketplace', 'dora@example.com', 'Dora', 'dora', '-', 'developer', now())`);
    await query(`INSERT INTO plugin (id, account_id, visibility, name, description, urn, created_at, updated_at)
      VALUES ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'private', 'Order Sync', '', 'urn:dora:order-sync:0', now(), now())`);
    await query(`INSERT INTO scope_request (id, plugin_id, state, created_by, created_at)
      VALUES ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002', 'approved', '00000000-0000-4000-8000-000000000001', now())`);
    await query(`INSERT INTO granted_pair (plugin_id, scope, mode, request_id, granted_at)
      VALUES ('00000000-0000-4000-8000-000000000002', 'website:settings', 'write', '00000000-0000-4000-8000-000000000003', now())`);
  });
  afterEach(() => gatehouse.stop());

  const startWith = async (modes: object): Promise<void> => {
    const folder = gatehouse.environment.values.DATA_DIR;
    const file = catalogueFile(folder, [{ name: 'website:settings', group: 'website', description: 'Settings.', modes }]);
    Object.assign(gatehouse.environment.values, { SCOPES_FILE: file });
    await gatehouse.startMarketplace();
  };

  it('stops the start when a granted pair has vanished from it, naming pair and plugin', async () => {
    await expect(startWith({ read: READ })).rejects.toThrow(/website:settings\/write: used by grant of "Order Sync"/);
    expect(await gatehouse.database.query('SELECT 1 FROM scope_catalogue')).toEqual([]);
  });

  it('starts when the pair is only retired, and notes the edition once', async () => {
    await startWith({ read: READ, write: { text: 'Change the settings of your website.', risk: 'high', retired: true } });
    await gatehouse.startWorker();
    expect(await gatehouse.database.query('SELECT version FROM scope_catalogue')).toEqual([{ version: 'test' }]);
  });

  it('does not mind what only decided requests and deleted plugins named', async () => {
    await gatehouse.database.query('UPDATE plugin SET deleted_at = now()');
    await gatehouse.database.query(
      `INSERT INTO requested_pair (request_id, position, scope, mode, justification)
       VALUES ('00000000-0000-4000-8000-000000000003', 0, 'website:gone', 'read', 'Long ago.')`,
    );
    await startWith({ read: READ });
  });
});

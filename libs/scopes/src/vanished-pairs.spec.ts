import { loadCatalogue } from './load-catalogue.js';
import { parseCatalogue } from './parse-catalogue.js';
import { CatalogueError } from './scopes.errors.js';
import { ensureNoPairVanished } from './vanished-pairs.js';

describe('ensureNoPairVanished', () => {
  it('lets the start go on when every pair in use is there, retired or not', () => {
    const retired = { text: 'Old.', risk: 'low', retired: true };
    const scope = { name: 'stock:levels', group: 'website', description: 'Stock.', modes: { read: retired } };
    const catalogue = parseCatalogue({ version: '2', scopes: [scope] }, 'test');
    expect(() => ensureNoPairVanished(catalogue, [{ scope: 'stock:levels', mode: 'read', usedBy: ['a grant'] }])).not.toThrow();
  });

  it('stops the start with each missing pair, where it is used, and what to do', () => {
    const check = () =>
      ensureNoPairVanished(loadCatalogue(undefined), [
        { scope: 'bucket:url', mode: 'read', usedBy: ['grant of "Acme Sync"'] },
        { scope: 'website:settings', mode: 'read', usedBy: ['grant of "Acme Sync"'] },
        { scope: 'stock:levels', mode: 'write', usedBy: [] },
        { scope: 'bucket:url', mode: 'read', usedBy: ['install 1', 'install 2', 'install 3', 'install 4', 'install 5'] },
      ]);
    expect(check).toThrow('mark its mode "retired": true instead of deleting it');
    try {
      check();
    } catch (error) {
      expect(error instanceof CatalogueError && error.problems).toEqual([
        'bucket:url/read: used by grant of "Acme Sync", install 1, install 2, install 3, install 4 and 1 more',
        'stock:levels/write: used by stored rows',
      ]);
    }
  });
});

import { loadCatalogue, type ScopePair } from '@gatehouse/scopes';
import { pairsToAskFor, useByPair } from './pair-use.js';

const READ: ScopePair = { scope: 'website:settings', mode: 'read' };
const OPERATORS: ScopePair = { scope: 'website:operators', mode: 'read' };
const line = (route: string, needs: ScopePair | null, count: number) => ({ route, needs, count, lastDay: '2026-11-01' });
const LINES = [line('GET /b', READ, 5), line('GET /open', null, 4), line('GET /a', READ, 2), line('GET /c', OPERATORS, 1)];
const catalogue = loadCatalogue(undefined);

describe('use of pairs', () => {
  it('adds the routes that need one pair, and leaves out routes that need none', () => {
    expect([...useByPair(LINES)]).toEqual([
      ['website:settings/read', { count: 7, routes: ['GET /b', 'GET /a'] }],
      ['website:operators/read', { count: 1, routes: ['GET /c'] }],
    ]);
  });

  it('proposes what was used and is not held, and never what the catalogue does not offer', () => {
    const unknown = line('GET /d', { scope: 'website:gone', mode: 'read' }, 9);
    expect(pairsToAskFor([...LINES, unknown], [READ], catalogue)).toEqual([{ ...OPERATORS, count: 1, routes: ['GET /c'] }]);
    expect(pairsToAskFor([], [], catalogue)).toEqual([]);
  });
});

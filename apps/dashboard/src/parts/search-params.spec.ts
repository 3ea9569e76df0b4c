import { parseSearch, stringifySearch } from './search-params.js';

describe('the search of an address', () => {
  it.each([
    [{ status: '401' }, '?status=401'],
    [{ older_than_hours: 24 }, '?older_than_hours=24'],
    [{ group: 'route', from: '2026-11-22', to: undefined }, '?group=route&from=2026-11-22'],
    [{ next: '/review?risk=high&state=open' }, '?next=%2Freview%3Frisk%3Dhigh%26state%3Dopen'],
    [{}, ''],
  ])('writes %j in plain words', (search, text) => expect(stringifySearch(search)).toBe(text));

  it('reads an address that was copied while values stood in quotes', () => {
    expect(parseSearch('?status=%22401%22&older_than_hours=24&flag=true')).toEqual({ status: '401', older_than_hours: '24', flag: 'true' });
  });

  it.each(['"', '"quoted"', '"half', 'a"b', '{"a":1}', 'ü & =', '+1 2', ''])('gives %j back as it was', (value) => {
    expect(parseSearch(stringifySearch({ value }))).toEqual({ value });
  });
});

import { dropLooseKeys, findLooseKeys } from './loose-keys.js';

const KEY = `gth_pp1_${'a'.repeat(55)}`;

describe('a key outside the Authorization header', () => {
  it('is found in the query, the body and the path, also when it is repeated', () => {
    expect(findLooseKeys({ key: KEY }, { api_key: KEY }, { website_id: KEY })).toEqual([KEY, KEY, KEY]);
    expect(findLooseKeys({ key: [KEY, 'x'] }, undefined, {})).toEqual([KEY]);
  });

  it('is not seen in what only bears its name', () => {
    expect(findLooseKeys({ key: 'x', api_key: 7 }, { key: { nested: KEY } }, { website_id: 'x' })).toEqual([]);
    expect(findLooseKeys(null, [KEY], {})).toEqual([]);
  });

  it('is taken out; data of the caller is left alone', () => {
    const query = { key: KEY, page: '1' };
    const body = { api_key: 'sk-of-another-service', key: [KEY] };
    dropLooseKeys(query, body, undefined);
    expect(query).toEqual({ page: '1' });
    expect(body).toEqual({ api_key: 'sk-of-another-service' });
  });
});

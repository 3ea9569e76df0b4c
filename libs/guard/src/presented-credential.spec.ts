import type { DataPlaneRequest } from './data-plane-request.js';
import { readCredential } from './presented-credential.js';

const IDENTIFIER = '0f0f0f0f-1111-4222-8333-444444444444';
const KEY = `gth_pp1_${'a'.repeat(55)}`;
const OTHER_KEY = `gth_pd1_${'b'.repeat(55)}`;

const basic = (identifier: string, key: string): string => `Basic ${Buffer.from(`${identifier}:${key}`).toString('base64')}`;

/** What is found, or the reason and the sentence of the refusal. */
function read(over: Partial<DataPlaneRequest>): unknown {
  const request: DataPlaneRequest = {
    id: 'request',
    route: { kind: 'unknown', method: 'GET', allow: [] },
    params: {},
    authorization: [basic(IDENTIFIER, KEY)],
    tier: 'plugin',
    simulate: undefined,
    looseKeys: [],
    tls: true,
    address: '192.0.2.1',
    ...over,
  };
  const found = readCredential(request, 'X-Crisp-Tier');
  return 'reason' in found ? `${found.reason}: ${found.message}` : found;
}

describe('the credential of a request', () => {
  it('is identifier and key, the identifier in its canonical form', () => {
    expect(read({ authorization: [basic(IDENTIFIER.toUpperCase(), KEY)] })).toMatchObject({
      place: 'header',
      identifier: IDENTIFIER,
      text: KEY,
      key: { kind: 'plugin', environment: 'production', version: 1 },
    });
  });

  it.each(['plugin', 'Plugin', ' plugin ', 'plugin, plugin'])('is taken with the tier %p', (tier) => {
    expect(read({ tier })).toMatchObject({ place: 'header' });
  });

  it.each([
    [undefined, /is missing\. A plugin keypair needs "X-Crisp-Tier: plugin"/],
    ['', /is missing/],
    ['user', /"X-Crisp-Tier: user" contradicts the key.*"X-Crisp-Tier: plugin"/],
    ['website', /contradicts the key/],
    ['plugin, user', /does not name one tier/],
    ['operator', /does not name one tier/],
  ])('is refused with the tier %p, naming the header', (tier, words) => {
    expect(read({ tier })).toMatch(/^invalid_session: /);
    expect(read({ tier })).toMatch(words);
  });

  it.each([
    [[], [], /^invalid_session: The request carries no credential/],
    [['Digest x'], [], /^invalid_session: The Authorization header is malformed/],
    [['Basic'], [], /malformed/],
    [['Basic ???'], [], /malformed/],
    [['Basic bm9jb2xvbg=='], [], /malformed/],
    [['Bearer'], [], /malformed/],
    [[basic(IDENTIFIER, 'secret')], [], /^invalid_session: The key is malformed/],
    [['Bearer of-something'], [], /^invalid_session: The key is malformed/],
    [[`Bearer ${KEY}`], [], /not sent as Bearer/],
    [[basic('me', KEY)], [], /^invalid_session: The identifier is malformed/],
    [[basic(IDENTIFIER, KEY), basic(IDENTIFIER, OTHER_KEY)], [], /^ambiguous_credentials: /],
    [[basic(IDENTIFIER, KEY), 'Digest x'], [], /^ambiguous_credentials: /],
    [[basic(IDENTIFIER, KEY)], [OTHER_KEY], /^ambiguous_credentials: /],
    [[], [KEY, OTHER_KEY], /^ambiguous_credentials: /],
  ])('%p with the loose keys %p is refused in words', (authorization, looseKeys, words) => {
    expect(read({ authorization, looseKeys })).toMatch(words);
  });

  it.each([
    [[basic(IDENTIFIER, KEY), basic(IDENTIFIER, KEY)], []],
    [[basic(IDENTIFIER, KEY), basic(IDENTIFIER.toUpperCase(), KEY)].slice(0, 1), [KEY, KEY]],
    [[basic(IDENTIFIER, KEY)], [KEY]],
  ])('is one when it comes several times', (authorization, looseKeys) => {
    expect(read({ authorization, looseKeys })).toMatchObject({ place: 'header', text: KEY });
  });

  it('alone in the URL is found without its identifier, whatever the tier', () => {
    expect(read({ authorization: [], looseKeys: [KEY, KEY], tier: undefined })).toEqual({ place: 'loose', text: KEY });
  });

  it('never appears in a sentence about it', () => {
    for (const authorization of [[`Bearer ${KEY}`], [basic('me', KEY)], [basic(IDENTIFIER, `${KEY}!`)]])
      expect(String(read({ authorization }))).not.toContain('aaaa');
  });
});

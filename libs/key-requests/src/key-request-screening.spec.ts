import { DAY } from '@gatehouse/platform';
import { keyRequestFacts, screenKeyRequest, type KeyRequestContext } from './key-request-screening.js';

const now = new Date('2026-11-22T00:00:00Z');
const calm: KeyRequestContext = { now, askedBy: { accountAgeDays: 100, manages: true }, websiteAgeDays: 100, otherKeys: 0 };
const good = {
  justification: 'The dialler of our contact centre reads and writes conversations.',
  expiresAt: new Date(now.getTime() + 365 * DAY),
  allowedAddresses: ['203.0.113.0/24'],
  allowedInUrl: false,
};

describe('screening of a request for a contact-centre key', () => {
  it('is content with a reason, a closed address list and a modest life', () => {
    expect(screenKeyRequest(good, calm)).toEqual([]);
  });

  it.each([
    ['justification_short', 'warning', { justification: 'We need it. -----------------' }, {}],
    ['asker_left', 'warning', {}, { askedBy: { accountAgeDays: 100, manages: false } }],
    ['another_key', 'warning', {}, { otherKeys: 1 }],
    ['allowed_in_url', 'warning', { allowedInUrl: true }, {}],
    ['from_everywhere', 'note', { allowedAddresses: null }, {}],
    ['never_expires', 'warning', { expiresAt: null }, {}],
    ['long_life', 'note', { expiresAt: new Date(now.getTime() + 401 * DAY) }, {}],
    ['website_young', 'note', {}, { websiteAgeDays: 6 }],
    ['account_young', 'note', {}, { askedBy: { accountAgeDays: 0, manages: true } }],
  ] as const)('finds %s', (code, severity, asked, context) => {
    expect(screenKeyRequest({ ...good, ...asked }, { ...calm, ...context }).map((one) => [one.code, one.severity])).toEqual([
      [code, severity],
    ]);
  });

  it('tells policies that it is of high risk, always', () => {
    expect(keyRequestFacts(calm, { approved: 3, denied: 0 }, []).risk).toBe('high');
  });
});

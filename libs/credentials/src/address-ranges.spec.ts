import { canonicalRange, liesIn } from './address-ranges.js';

describe('a range of addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7/32'],
    [' 203.0.113.7/24 ', '203.0.113.0/24'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:DB8::1', '2001:db8::1/128'],
    ['2001:db8:1:2:3::/48', '2001:db8:1::/48'],
  ])('%p is kept as %p', (text, range) => {
    expect(canonicalRange(text)).toBe(range);
  });

  it.each([
    '',
    'x',
    '203.0.113',
    '0x7f.1',
    '010.0.0.1',
    '203.0.113.7/33',
    '203.0.113.7/',
    '203.0.113.7/8/8',
    '::1/129',
    'fe80::1%eth0',
    '1.2.3.4/-1',
  ])('%p is none', (text) => {
    expect(canonicalRange(text)).toBeNull();
  });

  it.each([
    ['203.0.113.255', true],
    ['203.0.114.0', false],
    ['::ffff:203.0.113.9', true],
    ['2001:db8:1::5', true],
    ['2001:db8:2::5', false],
    ['not an address', false],
    ['', false],
  ])('lets %p in: %p', (address, inside) => {
    expect(liesIn(address, ['203.0.113.0/24', '2001:db8:1::/48'])).toBe(inside);
  });

  it('of one family never lets in an address of the other', () => {
    expect(liesIn('2001:db8::1', ['0.0.0.0/0'])).toBe(false);
    expect(liesIn('203.0.113.1', ['::/0'])).toBe(false);
  });
});

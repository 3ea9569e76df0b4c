import { toDomain } from './domain.js';

describe('the domain of a website', () => {
  it.each([
    ['example.com', 'example.com'],
    ['  Shop.Example.COM ', 'shop.example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['a.co', 'a.co'],
    ['1.example', '1.example'],
  ])('%j is kept as %j', (given, kept) => {
    expect(toDomain(given)).toBe(kept);
  });

  it.each([
    '',
    'localhost',
    'https://example.com',
    'example.com/path',
    'example.com:443',
    'user@example.com',
    'example..com',
    '-a.example',
    'a-.example',
    'exa mple.com',
    '127.0.0.1',
    '[::1]',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
    '*.example.com',
    'under_score.example',
  ])('%j is refused', (given) => {
    expect(toDomain(given)).toBeNull();
  });

  it('keeps no line break of what was typed', () => {
    expect(toDomain('example.com\n')).toBe('example.com');
  });
});

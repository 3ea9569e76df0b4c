import { readToken, setCookie } from './session-cookie.js';

const token = 'a'.repeat(43);

describe('the session cookie', () => {
  it('cannot be read by scripts, sent across sites, or sent without TLS or to another host', () => {
    expect(setCookie('marketplace', token, 60_000, false)).toBe(
      `__Host-gatehouse_marketplace=${token}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure`,
    );
  });

  it('does without TLS in the embedded mode only', () => {
    expect(setCookie('website', '', 0, true)).toBe('gatehouse_website=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax');
  });

  it('is found among others', () => {
    expect(readToken(`theme=dark; gatehouse_website=${'b'.repeat(43)}; gatehouse_marketplace=${token}`, 'marketplace', true)).toBe(token);
  });

  it.each([
    ['another realm', `gatehouse_website=${token}`],
    ['a name that only ends like it', `xgatehouse_marketplace=${token}`],
    ['no token of ours', 'gatehouse_marketplace=123'],
    ['nothing', undefined],
  ])('is not found in %s', (_what, header) => {
    expect(readToken(header, 'marketplace', true)).toBeUndefined();
  });

  it('without the prefix counts for nothing outside the embedded mode', () => {
    expect(readToken(`gatehouse_marketplace=${token}`, 'marketplace', false)).toBeUndefined();
  });
});

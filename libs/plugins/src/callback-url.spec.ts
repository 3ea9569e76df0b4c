import { callbackUrlProblem } from './callback-url.js';

describe('a callback URL', () => {
  it.each(['https://plugin.example.com', 'https://plugin.example.com:8443/installed?from=gatehouse', 'https://bücher.example/'])(
    '%s is fine',
    (url) => {
      expect(callbackUrlProblem(url, false)).toBeUndefined();
    },
  );

  it.each([
    ['no URL', 'plugin.example.com', /must be a URL/],
    ['plain HTTP', 'http://plugin.example.com/', /https/],
    ['another scheme', 'javascript:alert(1)', /https/],
    ['a scheme of apps', 'myapp://installed', /https/],
    ['a user name', 'https://user@example.com/', /user name/],
    ['a password', 'https://user:secret@example.com/', /user name/],
    ['an empty user name', 'https://@example.com/', /user name/],
    ['a fragment', 'https://example.com/#done', /fragment/],
    ['an empty fragment', 'https://example.com/#', /fragment/],
    ['a line break', 'https://example.com/\n', /must be a URL/],
    ['a backslash', 'https://example.com\\@evil.example/', /must be a URL/],
    ['too many characters', `https://example.com/${'a'.repeat(2_000)}`, /at most 2000/],
    ['the machine itself', 'http://localhost:4000/', /https/],
  ])('with %s is refused in words', (_what, url, words) => {
    expect(callbackUrlProblem(url, false)).toMatch(words);
  });

  it('may be plain HTTP on localhost, and nowhere else, while one develops on the same machine', () => {
    expect(callbackUrlProblem('http://localhost:4000/installed', true)).toBeUndefined();
    for (const url of ['http://localhost.example.com/', 'http://localhost@example.com/', 'http://example.com/', 'http://127.0.0.1:4000/'])
      expect(callbackUrlProblem(url, true)).toBeDefined();
  });
});

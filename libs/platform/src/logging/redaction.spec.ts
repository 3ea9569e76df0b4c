import { redact } from './redaction.js';

const key = `gth_pp1_${'a1B'.repeat(18)}Z`;

describe('redaction', () => {
  it.each([
    ['a key in a query', `/v1/website/x?key=${key}`, '/v1/website/x?key=[redacted]'],
    ['a key in a path', `/api/v1/${key}/sendsms`, '/api/v1/gth_pp1_[redacted]/sendsms'],
    ['half a key in its place in a path', `/api/v1/${key.slice(0, 20)}/sendsms/1`, '/api/v1/[redacted]/sendsms/1'],
    ['a key in disguise', `/v1/website/${key.replace('gth', '%67th').replace('B', '%42')}`, '/v1/website/gth_pp1_[redacted]'],
    ['a key in a sentence', `the key ${key} is wrong`, 'the key gth_pp1_[redacted] is wrong'],
    [
      'the secret of an install link',
      '/install/0b8e1c5e-1111-4222-8333-444455556666/s3cr3t?payload=x',
      '/install/0b8e1c5e-1111-4222-8333-444455556666/[redacted]?payload=x',
    ],
    ['the token of the mailbox', '/mailbox/abcdef/messages', '/mailbox/[redacted]/messages'],
    ['a token in a query', '/x?a=1&token=abc&b=2', '/x?a=1&token=[redacted]&b=2'],
  ])('hides %s', (_what, text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('leaves everything else alone', () => {
    const text = '/v1/website/0b8e1c5e-1111-4222-8333-444455556666/settings?page=2';
    expect(redact(text)).toBe(text);
  });
});

import { readEnvironment } from '../config/environment.js';
import { InstanceSecrets } from './instance-secrets.js';

const secretsOf = (keys: string): InstanceSecrets =>
  new InstanceSecrets(readEnvironment({ GATEHOUSE_MODE: 'embedded', DATABASE_URL: 'postgres://x/y', INSTANCE_KEYS: keys }));
const first = `1:${'11'.repeat(32)}`;
const second = `2:${'22'.repeat(32)}`;

describe('instance secrets', () => {
  it('open what they sealed, for the same purpose and context only', () => {
    const secrets = secretsOf(first);
    const sealed = secrets.seal('mailbox', 'Grüße 👋', 'row-1');
    expect(sealed).not.toContain('Gr');
    expect(secrets.unseal('mailbox', sealed, 'row-1')).toBe('Grüße 👋');
    expect(() => secrets.unseal('mailbox', sealed, 'row-2')).toThrow();
    expect(() => secrets.unseal('outbox', sealed, 'row-1')).toThrow();
  });

  it('never seal one text twice alike', () => {
    const secrets = secretsOf(first);
    expect(secrets.seal('mailbox', 'x', 'c')).not.toBe(secrets.seal('mailbox', 'x', 'c'));
  });

  it('refuse a sealed value of which one bit was changed', () => {
    const secrets = secretsOf(first);
    const sealed = secrets.seal('mailbox', 'text', 'c');
    const tail = sealed.at(-1) === 'A' ? 'B' : 'A';
    expect(() => secrets.unseal('mailbox', sealed.slice(0, -2) + tail + sealed.slice(-1), 'c')).toThrow();
  });

  it('go on opening what a retired key sealed, and seal with the current one', () => {
    const sealed = secretsOf(first).seal('mailbox', 'old', 'c');
    const rotated = secretsOf(`${second},${first}`);
    expect(rotated.unseal('mailbox', sealed, 'c')).toBe('old');
    expect(rotated.seal('mailbox', 'new', 'c')).toMatch(/^v2\./);
    expect(() => secretsOf(second).unseal('mailbox', sealed, 'c')).toThrow('instance key 1 is not in INSTANCE_KEYS');
  });

  it('derive different values from parts that join to the same text', () => {
    const secrets = secretsOf(first);
    expect(secrets.hmac('token', ['ab', 'c']).equals(secrets.hmac('token', ['a', 'bc']))).toBe(false);
    expect(secrets.hmac('token', ['ab', 'c']).equals(secrets.hmac('other', ['ab', 'c']))).toBe(false);
  });
});

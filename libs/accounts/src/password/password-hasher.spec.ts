import { PasswordHasher } from './password-hasher.js';

describe('the hash of a password', () => {
  const hasher = new PasswordHasher();

  it('is argon2id with 19 MiB, two passes and one lane', async () => {
    await expect(hasher.hash('purple lantern drives slowly')).resolves.toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('fits its password, also typed on a keyboard that composes characters otherwise, and no other', async () => {
    const stored = await hasher.hash('caf\u00e9 au lait at nine');
    await expect(hasher.verify(stored, 'cafe\u0301 au lait at nine')).resolves.toBe(true);
    await expect(hasher.verify(stored, 'cafe au lait at nine')).resolves.toBe(false);
  });

  it('fits nothing where there is no account', async () => {
    await expect(hasher.verify(null, '')).resolves.toBe(false);
  });
});

import { WeakPassword } from '../accounts.errors.js';
import { PasswordPolicy } from './password-policy.js';

const ada = { email: 'ada.lovelace@engines.example', name: 'Ada Lovelace' };
const policy = new PasswordPolicy();
const refusal = async (password: string, owner = ada): Promise<WeakPassword | undefined> => {
  try {
    await policy.check(password, owner, '/password');
    return undefined;
  } catch (error) {
    if (error instanceof WeakPassword) return error;
    throw error;
  }
};

describe('a password', () => {
  it.each([
    ['leaked and common', 'password1234'],
    ['leaked and common, in disguise', 'P@ssw0rd1234'],
    ['a walk over the keyboard', 'qwertyuiop[]'],
    ['one character over and over', 'aaaaaaaaaaaaaaaaaaaa'],
    ['a long repetition', 'abcdefg'.repeat(18)],
    ['made of the own e-mail', 'ada.lovelace@engines.example'],
    ['made of the own name', 'LovelaceAda1'],
  ])('is refused when it is %s', async (_what, password) => {
    const problem = await refusal(password);
    expect(problem?.details.code).toBe('weak_password');
    expect(problem?.details.errors?.[0]?.pointer).toBe('/password');
    expect(problem?.details.detail).not.toContain(password);
  });

  it.each(['11 letters!', 'x'.repeat(129)])('is refused when its length is out of 12–128: %s', async (password) => {
    expect((await refusal(password))?.details.detail).toMatch(/12 to 128 characters/);
  });

  it.each([
    'purple lantern drives slowly',
    'kX9#mQ2vLp7!wZ',
    'lila Laterne fährt langsam',
    '紫の提灯がゆっくり走る夜の道',
    'umbrella thirteen walnut Kyoto ' + 'Zq8 '.repeat(20),
  ])('is taken when nobody would guess it: %s', async (password) => {
    expect(await refusal(password)).toBeUndefined();
  });

  it('takes no more than a moment to judge, whatever it is made of', async () => {
    await refusal('a first one loads the lists');
    const began = performance.now();
    await refusal('l33t4ss0k1p0'.repeat(10) + '@$!');
    await refusal('@4$5!1|0o'.repeat(14));
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});

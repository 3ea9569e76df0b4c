import { isVisibleName, normaliseEmail, normaliseName, slugOf } from './account-text.js';

describe('the e-mail of an account', () => {
  it('has one spelling, whatever case and space it was typed with', () => {
    expect(normaliseEmail('  Ada.Lovelace@Example.COM\t')).toBe('ada.lovelace@example.com');
  });

  it('is left alone when it is no text, so that validation refuses it', () => {
    expect(normaliseEmail({ toLowerCase: 1 })).toEqual({ toLowerCase: 1 });
  });
});

describe('the name of an account', () => {
  it.each(['Ada', 'Ада Лавлейс', 'नेहा', 'می‌خواهم', '👩‍💻 Ada', 'O’Neill, J.', '李'])('may be %s', (name) => {
    expect(isVisibleName(normaliseName(name))).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['a line break', 'Ada\nLovelace'],
    ['a NUL', 'Ada\u0000'],
    ['a directional override', 'Ada \u202Eecalevol'],
    ['a zero-width space', 'Ada\u200B'],
    ['joiners alone', '\u200D\u200C'],
    ['a filler that shows nothing', '\u3164'],
    ['a lone surrogate', 'Ada\uD800'],
    ['101 characters', 'a'.repeat(101)],
  ])('is refused when it is %s', (_what, name) => {
    expect(isVisibleName(normaliseName(name))).toBe(false);
  });

  it('counts characters as people do, not UTF-16 units', () => {
    expect(isVisibleName('😀'.repeat(100))).toBe(true);
  });

  it('is refused when it is no text', () => {
    expect(isVisibleName(normaliseName(7))).toBe(false);
  });
});

describe('the slug of an account', () => {
  it('is the name in ASCII and a suffix', () => {
    expect(slugOf('Zoë  O’Neill', 'X7K2')).toBe('zoe-o-neill-x7k2');
  });

  it('exists for a name without any ASCII letter', () => {
    expect(slugOf('李', 'abc')).toBe('account-abc');
  });

  it('never ends a long name with a dash before the suffix', () => {
    expect(slugOf(`${'a'.repeat(39)} b`, 'x')).toBe(`${'a'.repeat(39)}-x`);
  });
});

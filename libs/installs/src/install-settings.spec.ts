import { InvalidInput } from '@gatehouse/platform';
import { checkSettings, MAX_SETTINGS_BYTES, mergeSettings } from './install-settings.js';

/** The cases of RFC 7396, appendix A, whose target and patch are both objects. */
const RFC_7396 = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
] as const;

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = { a: value };
  return value;
}

describe('settings of an install', () => {
  test.each(RFC_7396)('%j merged with %j gives %j', (target, patch, result) => {
    expect(mergeSettings(target, patch)).toEqual(result);
  });

  it('keeps a member called __proto__ as plain data', () => {
    const patch = checkSettings(JSON.parse('{"__proto__":{"admin":true}}'));
    const merged = mergeSettings({}, patch);
    expect(JSON.stringify(merged)).toBe('{"__proto__":{"admin":true}}');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  });

  test.each([[[]], ['text'], [null], [7]])('%j is refused: settings are an object', (value) => {
    expect(() => checkSettings(value)).toThrow(InvalidInput);
  });

  it('accepts what just fits and refuses one byte or level more', () => {
    const fits = { a: 'x'.repeat(MAX_SETTINGS_BYTES - '{"a":""}'.length) };
    expect(checkSettings(fits)).toBe(fits);
    expect(() => checkSettings({ a: `${fits.a}x` })).toThrow('larger than');
    expect(checkSettings(nested(20))).toBeDefined();
    expect(() => checkSettings(nested(21))).toThrow('nested deeper');
    expect(() => checkSettings(nested(200_000))).toThrow('nested deeper');
  });

  it('refuses text that PostgreSQL cannot store, and only that', () => {
    expect(() => checkSettings({ a: '\u0000' })).toThrow('cannot be stored');
    expect(() => checkSettings({ '\ud800': 1 })).toThrow('cannot be stored');
    expect(checkSettings({ a: '\\u0000 \\ud800 😀' })).toBeDefined();
  });
});

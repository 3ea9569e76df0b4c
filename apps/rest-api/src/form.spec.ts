import { looksLikeJson, readForm } from './form.js';

describe('a form', () => {
  it.each([
    ['a=1&b=two+words&c=%C3%A9', { a: '1', b: 'two words', c: 'é' }],
    ['key=x&key=y', { key: ['x', 'y'] }],
    ['a=b=c&&d', { a: 'b=c', d: '' }],
    ['', {}],
  ])('%p is read as %p', (text, expected) => {
    expect(readForm(text)).toEqual(expected);
  });

  it.each(['a=%', 'a=%zz', '%ff=1', 'a=%E0%A4', 'a=\u00e9', 'a=\n', '__proto__=1', 'constructor=1'])('%p is refused', (text) => {
    expect(readForm(text)).toBeNull();
  });

  it('is told from JSON under its content type', () => {
    expect(['{"name":"x"}', ' [1]', 'name={"x":1}'].map(looksLikeJson)).toEqual([true, true, false]);
  });
});

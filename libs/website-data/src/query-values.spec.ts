import { readFlag, readPage } from './query-values.js';

describe('a page number', () => {
  it.each([
    ['0', 1],
    ['1', 1],
    ['20', 20],
    ['007', 7],
  ])('%s is page %d', (text, page) => {
    expect(readPage(text)).toBe(page);
  });

  it.each(['', '-1', '1.0', '1e3', ' 1', '0x1', '1000001', '99999999', '١'])('is not %p', (text) => {
    expect(() => readPage(text)).toThrow('whole number');
  });
});

describe('a flag', () => {
  it.each([
    ['1', true],
    ['True', true],
    ['0', false],
    ['FALSE', false],
    ['', false],
    [undefined, false],
  ])('%p is %p', (value, expected) => {
    expect(readFlag({ flag: value }, 'flag')).toBe(expected);
  });

  it.each(['yes', '2', ['1', '0'], { a: 1 }])('is not %p', (value) => {
    expect(() => readFlag({ flag: value }, 'flag')).toThrow('1 or 0');
  });
});

import { csvLine } from './csv.js';

describe('a line of CSV', () => {
  it.each([
    ['plain values', ['a', 1, null, 0.5], 'a,1,,0.5\r\n'],
    ['commas, quotes and line breaks', ['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"\r\n'],
    ['what a spreadsheet would run', ['=1+1', '+1', '-1', '@x', '\t=1'], "'=1+1,'+1,'-1,'@x,'\t=1\r\n"],
    ['a formula that needs quotes too', ['=HYPERLINK("x","y")'], '"\'=HYPERLINK(""x"",""y"")"\r\n'],
    ['a number below nought, which is none', [-1], '-1\r\n'],
  ])('holds %s', (_what, values, line) => {
    expect(csvLine(values)).toBe(line);
  });
});

import { toE164 } from './phone-number.js';

describe('a phone number', () => {
  it.each([
    ['15555551234', '+15555551234'],
    ['+15555551234', '+15555551234'],
    ['+4930123456', '+4930123456'],
    ['442079460000', '+442079460000'],
  ])('%s is kept as %s', (text, expected) => {
    expect(toE164(text)).toBe(expected);
  });

  it.each([
    ['seven digits', '1555555'],
    ['sixteen digits', '1555555123456789'],
    ['a length that its country does not have', '155555512345'],
    ['a country code that does not exist', '+99912345678'],
    ['spaces', '1 555 555 1234'],
    ['a plus alone', '+'],
    ['two plus signs', '++15555551234'],
    ['letters', '1555CALLNOW'],
    ['digits of another script', '١٥٥٥٥٥٥١٢٣٤'],
    ['nothing', ''],
  ])('is refused with %s', (_why, text) => {
    expect(toE164(text)).toBeNull();
  });
});

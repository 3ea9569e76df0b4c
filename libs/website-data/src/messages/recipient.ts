import { InvalidInput } from '@gatehouse/platform';
import type { ChannelKind } from '@gatehouse/websites';
import { isEmail } from 'class-validator';
import { toE164 } from './phone-number.js';

const NO_NUMBER =
  'This is no phone number: send 8 to 15 digits with the country code, a plus before them or not, of a length that the country has.';

/** @throws {InvalidInput} pointing at the field */
export function phoneNumber(text: string, pointer: string): string {
  const number = toE164(text);
  if (number === null) throw new InvalidInput([{ pointer, detail: NO_NUMBER }]);
  return number;
}

/** To whom, in the one form of its kind. @throws {InvalidInput} */
export function recipientOn(kind: ChannelKind, to: string): string {
  switch (kind) {
    case 'sms':
    case 'whatsapp':
      return phoneNumber(to, '/to');
    case 'email':
      if (!isEmail(to)) throw new InvalidInput([{ pointer: '/to', detail: 'An e-mail channel sends to an e-mail address.' }]);
      return to;
    case 'chat':
    case 'messenger':
    case 'instagram':
    case 'telegram':
      return to;
  }
}

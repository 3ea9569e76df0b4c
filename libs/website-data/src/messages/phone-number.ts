import { parsePhoneNumberFromString } from 'libphonenumber-js';

const FORM = /^\+?\d{8,15}$/;

/**
 * The number in E.164, or null. It must have 8 to 15 digits and a *possible* length for its country code; whether it is assigned is for the
 * carrier to find out (15555551234 of the vendor's documentation is not).
 */
export function toE164(text: string): string | null {
  if (!FORM.test(text)) return null;
  const number = parsePhoneNumberFromString(text.startsWith('+') ? text : `+${text}`);
  return number?.isPossible() ? number.number : null;
}

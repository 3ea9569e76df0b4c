/** Longest address that SMTP can deliver to (RFC 5321, section 4.5.3.1.3, less the angle brackets). */
export const EMAIL_MAX = 254;
export const NAME_MAX = 100;

/**
 * Controls, private and unassigned code points, line separators, directional overrides, and letters that show nothing: a name
 * stands before a website's owner when they decide whom to trust, so what it says must be what is seen.
 * Joiners (U+200C, U+200D) stay, because scripts and emoji need them.
 */
const INVISIBLE = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|(?![\u200c\u200d])\p{Cf}/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** One spelling an address. Values that are no text are left for the validation to refuse. */
export function normaliseEmail(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().toLowerCase() : value;
}

/** Composed, trimmed, with single spaces. */
export function normaliseName(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC').replace(/ +/g, ' ').trim() : value;
}

/** Whether a normalised name has 1–100 characters, all of which can be seen. */
export function isVisibleName(name: unknown): boolean {
  return typeof name === 'string' && !INVISIBLE.test(name) && VISIBLE.test(name) && [...name].length <= NAME_MAX;
}

/** The account's part of a URN: its name in ASCII and a random suffix that makes it unique. */
export function slugOf(name: string, suffix: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
  return `${words === '' ? 'account' : words}-${suffix.toLowerCase()}`;
}

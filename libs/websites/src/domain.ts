import { domainToASCII } from 'node:url';

/**
 * A host name as we store it: lower case, international names in their ASCII form (RFC 5891).
 *
 * @returns null when it is no host name of at least two labels, for example a URL, an address with a port or an IP address.
 */
export function toDomain(text: string): string | null {
  const typed = text.trim().toLowerCase();
  // domainToASCII would cut these off together with what follows.
  if (/[\s/?#@:%\\]/.test(typed)) return null;
  const ascii = domainToASCII(typed);
  if (ascii.length > 253) return null;
  const labels = ascii.split('.');
  const wellFormed = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  return labels.length >= 2 && wellFormed && !/^\d+$/.test(labels.at(-1) ?? '') ? ascii : null;
}

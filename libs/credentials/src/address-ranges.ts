import ipaddr from 'ipaddr.js';

/** A range in its canonical form (`203.0.113.0/24`, `2001:db8::/32`; a single address is a range of one). Null for anything else. */
export function canonicalRange(text: string): string | null {
  const [address = '', length, ...rest] = text.trim().split('/');
  if (rest.length > 0 || !isAddress(address) || (length !== undefined && !/^\d{1,3}$/.test(length))) return null;
  const parsed = ipaddr.parse(address);
  const bits = length === undefined ? (parsed.kind() === 'ipv4' ? 32 : 128) : Number(length);
  if (bits > (parsed.kind() === 'ipv4' ? 32 : 128)) return null;
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`);
  return `${network.toString()}/${bits}`;
}

/** Whether an address lies in one of the ranges. An IPv4 address that came in IPv6 clothes counts as IPv4; what is no address lies nowhere. */
export function liesIn(address: string, ranges: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some((text) => {
    const [network, bits] = ipaddr.parseCIDR(text);
    return network.kind() === parsed.kind() && parsed.match(network, bits);
  });
}

/** Not the short and octal forms of IPv4, which people and programs read differently; no zones. */
function isAddress(text: string): boolean {
  return text.includes(':') ? !text.includes('%') && ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
}

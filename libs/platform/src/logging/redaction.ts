/**
 * What a scanner for leaked keys should look for; documented in docs/keys.md.
 * `gth_` + kind and environment + version of the checksum key + `_` + 44 random and 11 checksum characters, before them the id in 22
 * characters where the key carries it. A range, not `{55}`: what follows the 55th character must not stay in the log.
 */
export const KEY_PATTERN = /gth_([a-z]{2}\d+)_[0-9A-Za-z]{55,77}/g;

const INSTALL_LINK = /(\/install\/[0-9a-fA-F-]{36}\/)[^/?#\s"]+/g;
const MAILBOX_LINK = /(\/mailbox\/)[^/?#\s"]+/g;
/** A segment that is a key by its place, whatever stands there; `me` is none. */
const KEY_SEGMENT = /(\/api\/v1\/)(?!me\/|gth_[a-z]{2}\d+_\[redacted\]\/)[^/?#\s"]+(\/sendsms)/g;
const QUERY_SECRET = /([?&](?:key|api_key|token|code|secret|password)=)[^&#\s"]+/gi;

/** Replaces every key, install link, mailbox link and secret query value in a text. Applied to each URL and message before it is logged or echoed. */
export function redact(text: string): string {
  return unescaped(text)
    .replace(KEY_PATTERN, 'gth_$1_[redacted]')
    .replace(KEY_SEGMENT, '$1[redacted]$2')
    .replace(INSTALL_LINK, '$1[redacted]')
    .replace(MAILBOX_LINK, '$1[redacted]')
    .replace(QUERY_SECRET, '$1[redacted]');
}

/** Letters and digits that were percent-encoded, which changes nothing of what they mean (RFC 3986, section 2.3), but would hide a key. */
function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (sequence, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : sequence;
  });
}

/**
 * What a scanner for leaked keys should look for; documented in docs/keys.md.
 * `gth_` + kind and environment + version of the checksum key + `_` + 44 random and 11 checksum characters, before them the id in 22
 * characters where the key carries it. A range, not `{55}`: what follows the 55th character must not stay in the log.
 */
export const KEY_PATTERN = /gth_([a-z]{2}\d+)_[0-9A-Za-z]{55,77}/g;

const INSTALL_LINK = /(\/install\/[0-9a-fA-F-]{36}\/)[^/?#\s"]+/g;
const MAILBOX_LINK = /(\/mailbox\/)[^/?#\s"]+/g;
const QUERY_SECRET = /([?&](?:key|api_key|token|code|secret|password)=)[^&#\s"]+/gi;

/** Replaces every key, install link, mailbox link and secret query value in a text. Applied to each URL and message before it is logged or echoed. */
export function redact(text: string): string {
  return text
    .replace(KEY_PATTERN, 'gth_$1_[redacted]')
    .replace(INSTALL_LINK, '$1[redacted]')
    .replace(MAILBOX_LINK, '$1[redacted]')
    .replace(QUERY_SECRET, '$1[redacted]');
}

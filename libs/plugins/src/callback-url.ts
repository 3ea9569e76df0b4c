const LONGEST = 2_000;

/**
 * What is wrong with a callback URL, in a sentence, or undefined. It is compared as a whole and gets `website_id` appended, and
 * browsers are sent there, so it must say exactly one place: https, without user information and fragment.
 *
 * @param plainLocalhost whether http://localhost may be used (embedded mode only: a plugin under development on the same machine)
 */
export function callbackUrlProblem(text: string, plainLocalhost: boolean): string | undefined {
  if (text.length > LONGEST) return `callback_url must have at most ${LONGEST} characters.`;
  if (/[\s\\\p{C}]/u.test(text) || !URL.canParse(text)) return 'callback_url must be a URL such as https://plugin.example.com/installed.';
  const url = new URL(text);
  const local = plainLocalhost && url.protocol === 'http:' && url.hostname === 'localhost';
  if (url.protocol !== 'https:' && !local)
    return `callback_url must begin with https://${plainLocalhost ? ' (or http://localhost while you develop on this machine)' : ''}.`;
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/i.test(text))
    return 'callback_url must not contain a user name or password.';
  if (text.includes('#')) return 'callback_url must not contain a fragment (#…): it would not reach your server.';
  return undefined;
}

/**
 * Where the browser goes after an install: the plugin's registered callback URL, to the letter, with `website_id` and `payload`
 * added to its query. Nothing of the address comes from the request. Null when the plugin has no callback.
 */
export function callbackRedirect(callbackUrl: string | null, websiteId: string, payload: string | null): string | null {
  if (callbackUrl === null) return null;
  const added = new URLSearchParams({ website_id: websiteId, ...(payload === null ? {} : { payload }) });
  const hash = callbackUrl.indexOf('#');
  const address = hash < 0 ? callbackUrl : callbackUrl.slice(0, hash);
  const fragment = hash < 0 ? '' : callbackUrl.slice(hash);
  const separator = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return `${address}${separator}${added.toString()}${fragment}`;
}

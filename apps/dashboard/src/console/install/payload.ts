/**
 * What the link hands through to the plugin's callback: opaque text. Read when the page is opened, because the router takes what looks like
 * a number for one, and writes the address anew.
 */
export const payload: string | undefined = new URLSearchParams(location.search).get('payload') ?? undefined;

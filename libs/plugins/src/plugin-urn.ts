const LONGEST_SLUG = 40;

/** The plugin's part of its URN: its name in lower-case ASCII letters, digits and dashes; `plugin` when nothing is left of it. */
export function pluginSlug(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST_SLUG)
    .replace(/-$/, '');
  return slug === '' ? 'plugin' : slug;
}

/** What all plugins of one account and slug have in common, up to and with the last colon. */
export function urnPrefix(accountSlug: string, name: string): string {
  return `urn:${accountSlug}:${pluginSlug(name)}:`;
}

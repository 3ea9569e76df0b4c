import { useInstalls } from './use-installs.js';
import { useKeys, useUserKeys } from './use-keys.js';
import type { Website } from './use-website.js';

/** Names for the ids of plugins and keys in reports; an id without a name stays as it is. */
export function useNames({ id }: Website): (id: string | null) => string | null {
  const installs = useInstalls(id).items ?? [];
  const keys = useKeys(id, true).items ?? [];
  const userKeys = useUserKeys(id).items ?? [];
  const names = new Map([
    ...installs.map(({ plugin }) => [plugin.id, plugin.name] as const),
    ...keys.map((key) => [key.id, key.name ?? key.id] as const),
    ...userKeys.map((key) => [key.id, key.account_name ?? key.id] as const),
  ]);
  return (given) => (given === null ? null : (names.get(given) ?? given));
}

import type { FailureCause } from '@gatehouse/guard';
import type { Mail } from '@gatehouse/platform';

/** The use of a key that worked once, and whose it was. */
export interface SpentKey {
  readonly identifier: string;
  readonly kind: 'plugin' | 'website' | 'user';
  readonly environment: string | null;
  readonly state: string;
  readonly name: string | null;
  readonly pluginName: string | null;
  readonly websiteName: string | null;
  readonly cause: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly requestId: string;
  readonly at: Date;
}

/** Causes that only a key can have that was once good: whoever sends it has had it. */
const SPENT = {
  rolled: 'was replaced by a newer one',
  expired: 'has expired',
  revoked: 'was revoked or deleted',
  plugin_deleted: 'belongs to a plugin that was deleted',
} as const satisfies Partial<Record<FailureCause, string>>;

export function isSpent(cause: string): cause is keyof typeof SPENT {
  return Object.hasOwn(SPENT, cause);
}

export function spentKeyMail(key: SpentKey, publicUrl: string): Omit<Mail, 'to'> {
  const what = nameOf(key);
  const over = isSpent(key.cause) ? SPENT[key.cause] : 'is over';
  const text = [
    `Somebody called the REST API with ${what} that ${over}. The request was refused.`,
    `When: ${key.at.toISOString()}\nFrom: ${key.address ?? 'an unknown address'}\nProgram: ${key.userAgent ?? 'unknown'}\nKey id: ${key.identifier}\nRequest-Id: ${key.requestId}`,
    'If this is a program of yours, it still holds the old key: give it the present one. If it is none of yours, somebody has your old key; it opens nothing any more.',
    key.cause === 'rolled' && key.state === 'active' ? 'The present key goes on working; nothing about it was changed.' : '',
    `What was called, and from where, is in your request log (${publicUrl}/console). You are told at most once an hour for each key.`,
  ];
  return { subject: `A key that is over is still used: ${subjectOf(key)}`, text: text.filter((part) => part !== '').join('\n\n') };
}

function nameOf({ kind, environment, name, pluginName, websiteName }: SpentKey): string {
  switch (kind) {
    case 'plugin':
      return `a ${environment ?? ''} key of your plugin "${pluginName ?? ''}"`;
    case 'website':
      return `the key "${name ?? ''}" of your website "${websiteName ?? ''}"`;
    case 'user':
      return `a user key of yours on the website "${websiteName ?? ''}"`;
  }
}

function subjectOf({ kind, name, pluginName, websiteName }: SpentKey): string {
  switch (kind) {
    case 'plugin':
      return pluginName ?? 'your plugin';
    case 'website':
      return name ?? 'a website key';
    case 'user':
      return `your user key on ${websiteName ?? 'a website'}`;
  }
}

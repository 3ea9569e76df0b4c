import { randomBytes } from 'node:crypto';

export { freePort } from '../../apps/launcher/ports.mjs';

/** The environment of an embedded instance, as the launcher would compose it; every secret is made anew. */
export function embeddedEnvironment(over: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    GATEHOUSE_MODE: 'embedded',
    INSTANCE_KEYS: `1:${randomBytes(32).toString('hex')}`,
    MAILBOX_TOKEN: randomBytes(32).toString('base64url'),
    LOG_LEVEL: 'info',
    ...over,
  };
}

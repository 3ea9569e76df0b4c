import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';

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

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

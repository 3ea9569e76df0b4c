import { join } from 'node:path';
import { keepSecret, randomHex, randomText } from './secrets.mjs';

/** The one the embedded mode makes at its first start; the marketplace reads the same file. */
export const administratorFile = 'administrator.json';

/**
 * The secrets of an embedded instance, made at its first start.
 *
 * @param {string} folder
 */
export const embeddedSecrets = (folder) => {
  const administrator = keepSecret(join(folder, administratorFile), () =>
    JSON.stringify({ email: 'administrator@gatehouse.localhost', password: randomText(18) }),
  );
  /** @type {{ email: string, password: string }} */
  const { email, password } = JSON.parse(administrator.value);
  return {
    instanceKeys: keepSecret(join(folder, 'instance-keys'), () => `1:${randomHex(32)}`).value,
    mailboxToken: keepSecret(join(folder, 'mailbox-token'), () => randomText(32)).value,
    administrator: { email, password, isNew: administrator.isNew },
  };
};

/**
 * What the processes of an embedded instance are told; whatever the user set themselves stands.
 *
 * @param {object} parts
 * @param {NodeJS.ProcessEnv} parts.given
 * @param {string} parts.folder
 * @param {string} parts.databaseUrl
 * @param {{ instanceKeys: string, mailboxToken: string }} parts.secrets
 * @param {{ marketplace?: number, restApi?: number }} parts.ports
 * @returns {NodeJS.ProcessEnv}
 */
export const embeddedEnvironment = ({ given, folder, databaseUrl, secrets, ports }) => {
  const marketplace = String(ports.marketplace ?? 3000);
  const restApi = String(ports.restApi ?? 3001);
  return {
    ...given,
    GATEHOUSE_MODE: 'embedded',
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    MARKETPLACE_PORT: marketplace,
    REST_API_PORT: restApi,
    PUBLIC_URL: given.PUBLIC_URL || `http://localhost:${marketplace}`,
    REST_API_URL: given.REST_API_URL || `http://localhost:${restApi}`,
    INSTANCE_KEYS: given.INSTANCE_KEYS || secrets.instanceKeys,
    MAILBOX_TOKEN: given.MAILBOX_TOKEN || secrets.mailboxToken,
  };
};

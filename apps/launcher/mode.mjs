/**
 * The same rule as the environment schema of libs/platform, which cannot be imported before it is built.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
export const isEmbedded = (environment) =>
  environment.GATEHOUSE_MODE
    ? environment.GATEHOUSE_MODE === 'embedded'
    : !environment.DATABASE_URL && !environment.PUBLIC_URL && !environment.HOST;

/** One line for the person at the terminal. */
export const say = (/** @type {string} */ text) => void process.stdout.write(`${text}\n`);

/**
 * Says what is going on, and every ten seconds that it still is, until the work ends.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const whileSaying = async (what, work) => {
  const startedAt = Date.now();
  say(`${what} …`);
  const reminder = setInterval(() => say(`${what} … (${Math.round((Date.now() - startedAt) / 1000)} s)`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(reminder);
  }
};

/**
 * The sentence inside whatever was thrown.
 *
 * @param {unknown} error
 */
export const wordsOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * The code of a system error, such as ENOENT. (Asked without `instanceof`, which fails between the realms of a test runner.)
 *
 * @param {unknown} error
 */
export const codeOf = (error) => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);

/** Both places the queues may live in. Redis is left out, loudly, where the machine has none. */
const redis = process.env.TEST_REDIS_URL;

/** Runs the same tests once on each queue backend. `over` is the environment that chooses it. */
export function onBothQueueBackends(define: (over: Readonly<Record<string, string>>) => void): void {
  describe('with the queues in PostgreSQL', () => {
    define({});
  });
  (redis ? describe : describe.skip)('with the queues in Redis', () => {
    define({ REDIS_URL: redis ?? '' });
  });
}

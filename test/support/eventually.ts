import { setTimeout as wait } from 'node:timers/promises';

/** Repeats `attempt` until it neither throws nor returns undefined; fails with its last error after `withinMs`. */
export async function eventually<Value>(attempt: () => Promise<Value | undefined> | Value | undefined, withinMs = 15_000): Promise<Value> {
  const end = Date.now() + withinMs;
  for (;;) {
    let problem: unknown = new Error('it did not happen');
    try {
      const value = await attempt();
      if (value !== undefined) return value;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > end) throw problem;
    await wait(25);
  }
}

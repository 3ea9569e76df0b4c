import { jest } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { paced, readingAgain } from './moves-with.js';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('reading again', () => {
  it('is done at once, once more for all who ask meanwhile, and takes a fifth of the time at most', async () => {
    let reads = 0;
    const { ask, stop } = paced(async () => {
      reads += 1;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    });
    for (let times = 0; times < 5; times++) ask();
    expect(reads).toBe(1);
    await jest.advanceTimersByTimeAsync(4_900);
    ask();
    expect(reads).toBe(1);
    await jest.advanceTimersByTimeAsync(200);
    expect(reads).toBe(2);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(2);
    ask();
    ask();
    stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(3);
  });

  it('goes on after a reading that failed', async () => {
    let reads = 0;
    const { ask } = paced(() => Promise.reject(new Error(`the API is away (${(reads += 1)})`)));
    ask();
    await jest.advanceTimersByTimeAsync(10);
    ask();
    expect(reads).toBe(2);
  });

  it('reads only what moves with a busy topic, and everything but the session for the others', async () => {
    const queries = new QueryClient();
    const read: string[] = [];
    const watch = (name: string, movesWith?: 'requests' | 'queue') =>
      new QueryObserver(queries, {
        queryKey: [name],
        queryFn: () => read.push(name),
        ...(movesWith ? { meta: { movesWith } } : {}),
      }).subscribe(() => undefined);
    const ends = [watch('session'), watch('usage', 'requests'), watch('place', 'queue'), watch('name')];
    await jest.advanceTimersByTimeAsync(10);
    const readFor = async (topic?: string): Promise<string[]> => {
      read.length = 0;
      const again = readingAgain(queries);
      again.read(topic);
      await jest.advanceTimersByTimeAsync(10);
      again.stop();
      return [...read].sort();
    };
    expect(await readFor('plugin-requests:1')).toEqual(['usage']);
    expect(await readFor('website-requests:1')).toEqual(['usage']);
    expect(await readFor('queue')).toEqual(['place']);
    for (const topic of ['plugin:1', 'website:1', 'review', '*', undefined])
      expect(await readFor(topic)).toEqual(['name', 'place', 'usage']);
    for (const end of ends) end();
    queries.clear();
  });
});

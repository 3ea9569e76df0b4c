import { DAY, HOUR, MINUTE } from '@gatehouse/platform';
import { estimateRemaining, paceOf, reviewTimes } from './estimate.js';

type Risk = 'low' | 'medium' | 'high';
interface Item {
  readonly risk: Risk;
  readonly arrives: number;
  readonly deadline: number;
  /** How long a reviewer is busy with it. */
  readonly work: number;
  decided: number;
  /** The estimate published when it arrived: remaining milliseconds. */
  estimate: number | null;
  /** For comparison: what the middle item of its tier took. */
  naive: number | null;
}

const MIX: readonly { risk: Risk; share: number; sla: number; work: number }[] = [
  { risk: 'low', share: 0.2, sla: 4 * HOUR, work: 8 * MINUTE },
  { risk: 'medium', share: 0.5, sla: 24 * HOUR, work: 18 * MINUTE },
  { risk: 'high', share: 0.3, sla: 48 * HOUR, work: 35 * MINUTE },
];
const MONTHS_BEFORE = 30 * DAY;
const END = 60 * DAY;

/** Two reviewers, on weekdays from 9 to 17; developers ask at any hour, on weekdays three times as often. The same run every time. */
function simulate(seed: number): Item[] {
  const random = generator(seed);
  const items: Item[] = [];
  for (let time = 0; time < END;) {
    time += -Math.log(1 - random()) * (isWeekday(time) ? 50 : 150) * MINUTE;
    const kind = MIX.find(({ share }, index) => random() < share / MIX.slice(index).reduce((sum, one) => sum + one.share, 0)) ?? MIX[2];
    if (!kind) continue;
    const work = kind.work * Math.exp(0.6 * normal(random));
    items.push({ risk: kind.risk, arrives: time, deadline: time + kind.sla, work, decided: Infinity, estimate: null, naive: null });
  }
  const free = [0, 0];
  const waiting: Item[] = [];
  let next = 0;
  for (let minute = 0; minute < END + 30 * DAY; minute += MINUTE) {
    for (; items[next] !== undefined && (items[next]?.arrives ?? 0) <= minute; next += 1) {
      const item = items[next];
      if (!item) break;
      waiting.push(item);
      waiting.sort((a, b) => a.deadline - b.deadline);
      if (item.arrives >= MONTHS_BEFORE) publish(item, items, waiting.indexOf(item) + 1);
    }
    if (!isOfficeHour(minute)) continue;
    for (const [reviewer, until] of free.entries()) {
      if (until > minute) continue;
      const item = waiting.shift();
      if (!item) break;
      item.decided = minute + item.work;
      free[reviewer] = item.decided;
    }
  }
  return items.filter(({ arrives }) => arrives >= MONTHS_BEFORE);
}

function publish(item: Item, all: readonly Item[], position: number): void {
  const now = item.arrives;
  const decided = all.filter((one) => one.decided <= now && one.decided > now - 30 * DAY);
  const { samples, p50 } = reviewTimes(decided.filter(({ risk }) => risk === item.risk).map((one) => one.decided - one.arrives));
  const pace = paceOf(
    decided.map((one) => new Date(one.decided)),
    30,
  );
  item.estimate = estimateRemaining({ now: new Date(now), position, waitedMs: 0, pace, samples, p50 });
  item.naive = p50;
}

function meanAbsoluteError(items: readonly Item[], of: (item: Item) => number | null): number {
  const errors = items.flatMap((item) => {
    const guess = of(item);
    return guess === null ? [] : [Math.abs(guess - (item.decided - item.arrives))];
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length / HOUR;
}

describe('published estimates against a simulated month', () => {
  it('err less than publishing the median alone would, and the error is printed', () => {
    const items = [1, 2].flatMap(simulate);
    expect(items.length).toBeGreaterThan(1_000);
    expect(items.every(({ decided, estimate }) => Number.isFinite(decided) && estimate !== null)).toBe(true);
    const error = meanAbsoluteError(items, ({ estimate }) => estimate);
    const naive = meanAbsoluteError(items, ({ naive: median }) => median);
    const actual = items.reduce((sum, item) => sum + item.decided - item.arrives, 0) / items.length / HOUR;
    const byTier = MIX.map(({ risk }) => {
      const tier = items.filter((item) => item.risk === risk);
      return `${risk} ${meanAbsoluteError(tier, ({ estimate }) => estimate).toFixed(1)} h`;
    });
    process.stdout.write(
      `Estimates over ${items.length} simulated reviews: mean absolute error ${error.toFixed(1)} h (${byTier.join(', ')}); ` +
        `the median alone ${naive.toFixed(1)} h; mean review time ${actual.toFixed(1)} h.\n`,
    );
    expect(error).toBeLessThan(naive);
    expect(error).toBeLessThan(actual);
  });
});

function isWeekday(time: number): boolean {
  return Math.floor(time / DAY) % 7 < 5;
}

function isOfficeHour(time: number): boolean {
  const hour = (time % DAY) / HOUR;
  return isWeekday(time) && hour >= 9 && hour < 17;
}

/** mulberry32: small, good enough, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

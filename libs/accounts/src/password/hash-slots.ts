import { TooBusy } from '../accounts.errors.js';

/**
 * Lets a few pieces of heavy work run at once and a bounded crowd wait for them, first come, first served.
 * Beyond that it refuses at once: a flood of sign-ins must not eat the memory of the process.
 */
export class HashSlots {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mayWait: number,
  ) {}

  /** @throws {TooBusy} when the crowd is full. */
  async run<Value>(work: () => Promise<Value>): Promise<Value> {
    await this.enter();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // The slot is handed over, never freed in between, so that nobody can jump the queue.
      if (next) next();
      else this.running -= 1;
    }
  }

  private enter(): Promise<void> {
    if (this.running < this.atOnce) {
      this.running += 1;
      return Promise.resolve();
    }
    if (this.waiting.length >= this.mayWait) return Promise.reject(new TooBusy());
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

import { Injectable } from '@nestjs/common';

/** The only source of time. Tests replace it; nothing else calls `Date.now()` or `new Date()`. */
export abstract class Clock {
  abstract now(): Date;

  /** The present moment plus (or minus) some milliseconds. */
  after(milliseconds: number): Date {
    return new Date(this.now().getTime() + milliseconds);
  }
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The UTC day of a moment as `YYYY-MM-DD`; quotas and usage count by it. */
export function utcDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

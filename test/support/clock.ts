import { Clock } from '@gatehouse/platform';

/** A clock that runs with real time until a test moves it. */
export class MovableClock extends Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Moves this clock forward (or back) by some milliseconds. */
  advance(milliseconds: number): void {
    this.offsetMs += milliseconds;
  }
}

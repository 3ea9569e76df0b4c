import type { RequestRecord } from './request-record.js';

/** Rows that wait to be written, the oldest first, up to a bound: beyond it the oldest are given up. */
export class RequestBuffer {
  private rows: RequestRecord[] = [];
  private lost = 0;

  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.rows.length;
  }

  add(row: RequestRecord): void {
    this.rows.push(row);
    this.keepWithinBounds();
  }

  /** Takes up to `count` of the oldest out. */
  take(count: number): RequestRecord[] {
    return this.rows.splice(0, count);
  }

  /** Puts rows back that could not be written. */
  putBack(rows: readonly RequestRecord[]): void {
    this.rows = [...rows, ...this.rows];
    this.keepWithinBounds();
  }

  /** How many were given up since the last call. */
  takeLost(): number {
    const { lost } = this;
    this.lost = 0;
    return lost;
  }

  private keepWithinBounds(): void {
    if (this.rows.length <= this.capacity) return;
    // Some more than needed at once: moving the whole buffer for each new row would cost more than the rows are worth.
    const excess = this.rows.length - this.capacity + Math.floor(this.capacity / 100);
    this.rows.splice(0, excess);
    this.lost += excess;
  }
}

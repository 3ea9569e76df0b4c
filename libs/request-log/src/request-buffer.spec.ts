import { RequestBuffer } from './request-buffer.js';
import type { RequestRecord } from './request-record.js';

const row = (id: number): RequestRecord => ({
  id: String(id),
  at: new Date(0),
  credentialId: null,
  websiteId: null,
  onWebsite: false,
  method: 'GET',
  route: null,
  status: 404,
  reason: 'not_found',
  cause: null,
  message: null,
  latencyMs: 1,
  address: null,
  userAgent: null,
});
const rows = (from: number, to: number): RequestRecord[] => Array.from({ length: to - from }, (_, index) => row(from + index));
const ids = (taken: readonly RequestRecord[]): number[] => taken.map(({ id }) => Number(id));

describe('the buffer of the request log', () => {
  it('gives the oldest rows first, and those that were put back before all others', () => {
    const buffer = new RequestBuffer(100);
    for (const one of rows(0, 5)) buffer.add(one);
    const taken = buffer.take(3);
    expect(ids(taken)).toEqual([0, 1, 2]);
    buffer.add(row(5));
    buffer.putBack(taken);
    expect(ids(buffer.take(10))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(buffer.takeLost()).toBe(0);
  });

  it('gives up the oldest beyond its bound, and counts each of them once', () => {
    const buffer = new RequestBuffer(100);
    for (const one of rows(0, 1_000)) buffer.add(one);
    const lost = buffer.takeLost();
    const kept = ids(buffer.take(1_000));
    expect(kept.length).toBeLessThanOrEqual(100);
    expect(kept.length + lost).toBe(1_000);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 1_000 - kept.length + index));
    expect(buffer.takeLost()).toBe(0);
  });

  it('holds its bound also when a batch is put back', () => {
    const buffer = new RequestBuffer(100);
    buffer.putBack(rows(0, 150));
    expect(buffer.size + buffer.takeLost()).toBe(150);
    expect(buffer.size).toBeLessThanOrEqual(100);
  });
});

import { randomUUID } from 'node:crypto';
import { DAY, utcDay } from '@gatehouse/platform';
import { LogPartitions, RequestLogStore, type RequestRecord } from '@gatehouse/request-log';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';

describe('the store of the request log', () => {
  let gatehouse: TestGatehouse;
  let store: RequestLogStore;
  let partitions: LogPartitions;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    const app = await gatehouse.startRestApi();
    store = app.get(RequestLogStore, { strict: false });
    partitions = app.get(LogPartitions, { strict: false });
  });
  afterAll(() => gatehouse.stop());

  const row = (over: Partial<RequestRecord> = {}): RequestRecord => ({
    id: randomUUID(),
    at: gatehouse.clock.now(),
    credentialId: null,
    websiteId: null,
    onWebsite: false,
    method: 'GET',
    route: '/v1/website/:website_id',
    status: 200,
    reason: 'resolved',
    cause: null,
    message: null,
    latencyMs: 1.5,
    address: '127.0.0.1',
    userAgent: null,
    ...over,
  });
  const written = async (rows: readonly RequestRecord[]): Promise<number> => {
    const ids = rows.map(({ id }) => id).filter((id) => id.length === 36);
    return (await gatehouse.database.query('SELECT 1 FROM request_log WHERE id = ANY($1)', [ids])).length;
  };

  it('writes the neighbours of a row that the database will not take, and says which it was', async () => {
    const good = Array.from({ length: 20 }, () => row());
    const bad = [row({ status: 99_999 }), row({ id: 'no id' }), row({ userAgent: 'nul \u0000 inside' })];
    const refused = await store.write([...good.slice(0, 7), ...bad.slice(0, 2), ...good.slice(7), ...bad.slice(2)]);
    expect(new Set(refused.map((one) => one.row))).toEqual(new Set(bad));
    expect(await written(good)).toBe(20);
    expect(await written(bad)).toBe(0);
  });

  it('keeps a row once, however often a batch of unknown outcome is repeated', async () => {
    const rows = [row(), row()];
    await Promise.all([store.write(rows), store.write(rows), store.write(rows)]);
    expect(await written(rows)).toBe(2);
  });

  it('takes rows of a day that has no partition from many nodes at once, also of days long past and far ahead', async () => {
    const batches = Array.from({ length: 8 }, (_, index) => [
      row({ at: gatehouse.clock.after(100 * DAY) }),
      row({ at: gatehouse.clock.after(-(100 + (index % 3)) * DAY) }),
    ]);
    const refused = await Promise.all(batches.map((batch) => store.write(batch)));
    expect(refused.flat()).toEqual([]);
    expect(await written(batches.flat())).toBe(16);
    expect(await partitions.days()).toContain(utcDay(gatehouse.clock.after(100 * DAY)));
  });

  it('drops old days while somebody reads another, and waits no longer than two seconds for who reads an old one', async () => {
    const old = gatehouse.clock.after(-200 * DAY);
    await store.write([row({ at: old })]);
    await gatehouse.database.query('BEGIN');
    await gatehouse.database.query('SELECT 1 FROM request_log WHERE requested_at < $1 LIMIT 1', [old]);
    const limit = utcDay(gatehouse.clock.after(-199 * DAY));
    expect(await partitions.dropBefore(limit)).toEqual([]);
    // Who writes was not held up for good by the attempt.
    const late = row();
    await store.write([late]);
    await gatehouse.database.query('COMMIT');
    expect(await partitions.dropBefore(limit)).toEqual([utcDay(old)]);
    expect(await written([late])).toBe(1);
  });
});

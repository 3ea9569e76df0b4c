import { AttemptLimiter } from '@gatehouse/platform';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';

const LIMIT = { name: 'spec', limit: 5, windowMs: 60_000 };

describe('counted attempts', () => {
  let gatehouse: TestGatehouse;
  let limiter: AttemptLimiter;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    limiter = (await gatehouse.startWorker()).get(AttemptLimiter);
  });
  afterAll(() => gatehouse.stop());

  it('lets exactly the limit pass, also when all come at once', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => limiter.take(LIMIT, 'at once')));
    expect(results.filter(({ allowed }) => allowed)).toHaveLength(5);
  });

  it('counts each subject by itself, and says when to come back', async () => {
    for (let i = 0; i < 6; i++) await limiter.take(LIMIT, 'one');
    const refused = await limiter.take(LIMIT, 'one');
    expect(refused.allowed).toBe(false);
    expect(refused.retryAfterSeconds).toBeGreaterThan(50);
    expect((await limiter.take(LIMIT, 'another')).allowed).toBe(true);
  });

  it('begins again when the window has ended', async () => {
    for (let i = 0; i < 6; i++) await limiter.take(LIMIT, 'later');
    gatehouse.clock.advance(LIMIT.windowMs + 1);
    expect(await limiter.take(LIMIT, 'later')).toMatchObject({ allowed: true, count: 1 });
  });

  it('keeps no subject in clear', async () => {
    await limiter.take(LIMIT, 'somebody@example.com');
    const rows = await gatehouse.database.query<{ dump: string }>('SELECT attempt::text AS dump FROM attempt');
    expect(rows.some(({ dump }) => dump.includes(Buffer.from('somebody').toString('hex')) || dump.includes('somebody'))).toBe(false);
  });
});

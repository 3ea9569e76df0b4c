import { Mailbox, Mailer, OutboxRelay, Queues } from '@gatehouse/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { eventually } from '../support/eventually.js';
import { onBothQueueBackends } from '../support/queue-backends.js';

onBothQueueBackends((over) => {
  let gatehouse: TestGatehouse;
  let worker: NestFastifyApplication;

  const mail = (to: string) => ({ to, subject: 'Hello', text: 'A mail.' });
  const send = (to: string, dedupeKey?: string) =>
    worker.get(DataSource).transaction((transaction) => worker.get(Mailer).send(transaction, mail(to), dedupeKey));
  const received = async (to: string) => worker.get(Mailbox).list(to);
  const arrived = (to: string) => eventually(async () => ((await received(to)).length > 0 ? true : undefined));
  const nothingUndone = () =>
    eventually(async () => {
      const [row] = await gatehouse.database.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM outbox_message WHERE done_at IS NULL',
      );
      return row?.count === 0 ? true : undefined;
    });

  beforeAll(async () => {
    gatehouse = await aGatehouse(over);
    worker = await gatehouse.startWorker();
  });
  afterAll(() => gatehouse.stop());

  it('sends a mail once its transaction has committed', async () => {
    await send('committed@example.com');
    await arrived('committed@example.com');
    expect(await received('committed@example.com')).toEqual([expect.objectContaining(mail('committed@example.com'))]);
  });

  it('sends nothing when the transaction rolls back', async () => {
    const failing = worker.get(DataSource).transaction(async (transaction) => {
      await worker.get(Mailer).send(transaction, mail('rolled-back@example.com'));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await send('after@example.com');
    await arrived('after@example.com');
    expect(await received('rolled-back@example.com')).toEqual([]);
  });

  it('sends one mail for one dedupe key, however often it is asked for', async () => {
    for (let i = 0; i < 5; i++) await send('once@example.com', 'one-key');
    await nothingUndone();
    expect(await received('once@example.com')).toHaveLength(1);
  });

  it('does a job once that the queue delivers many times', async () => {
    await send('delivered@example.com', 'delivered');
    await nothingUndone();
    const [row] = await gatehouse.database.query<{ id: string }>(`SELECT id FROM outbox_message WHERE dedupe_key = 'delivered'`);
    if (!row) throw new Error('no outbox row');
    const queue = worker.get(Queues).get('mail');
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => queue.add('mail.send', { outboxId: row.id }, { jobId: `again-${i}`, removeOnComplete: true })),
    );
    await eventually(async () => {
      const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
      return Object.values(counts).every((count) => count === 0) ? true : undefined;
    });
    expect(await received('delivered@example.com')).toHaveLength(1);
  });

  it('keeps its jobs to itself when another instance shares the server of the queues', async () => {
    const neighbour = await aGatehouse(over);
    try {
      const theirs = (await neighbour.startWorker()).get(Queues).get('mail');
      const ours = worker.get(Queues).get('mail');
      const job = await ours.add('mail.send', { outboxId: '' }, { delay: 60_000 });
      expect(await ours.getJobCounts('delayed')).toEqual({ delayed: 1 });
      expect(await theirs.getJobCounts('delayed')).toEqual({ delayed: 0 });
      await job.remove();
    } finally {
      await neighbour.stop();
    }
  });

  it('keeps a job whose payload nobody can read, and says why', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    await gatehouse.database.query(
      `INSERT INTO outbox_message (id, queue, job, payload_sealed, created_at) VALUES ($1, 'mail', 'mail.send', 'garbage', now())`,
      [id],
    );
    const row = await eventually(async () => {
      const [found] = await gatehouse.database.query<{ last_error: string | null; done_at: Date | null }>(
        'SELECT last_error, done_at FROM outbox_message WHERE id = $1',
        [id],
      );
      return found?.last_error ? found : undefined;
    });
    expect(row.last_error).toContain('malformed');
    expect(row.done_at).toBeNull();
    await gatehouse.database.query('DELETE FROM outbox_message WHERE id = $1', [id]);
  });

  it('does again a job that the queue has lost', async () => {
    await worker.get(OutboxRelay).stop();
    await send('lost@example.com');
    // The row says dispatched and the queue knows nothing of it: what is left after a Redis that lost its data.
    await gatehouse.database.query('UPDATE outbox_message SET dispatched_at = now() WHERE dispatched_at IS NULL');
    expect(await received('lost@example.com')).toEqual([]);
    gatehouse.clock.advance(60_000);
    await worker.get(OutboxRelay).sweep();
    await arrived('lost@example.com');
    expect(await received('lost@example.com')).toHaveLength(1);
  });
});

import { aReviewStage, type ReviewStage } from '../support/review-stage.js';
import type { Person } from '../support/journey.js';
import { eventually } from '../support/eventually.js';
import { onBothQueueBackends } from '../support/queue-backends.js';

interface Failing {
  items: { id: string; queue: string; job: string; error: string }[];
}

onBothQueueBackends((over) => {
  let stage: ReviewStage;
  let administrator: Person;
  beforeAll(async () => {
    stage = await aReviewStage(over);
    administrator = await stage.reviewer('Ada Administrator', 'administrator');
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  const failing = async () => (await administrator.http.get<Failing>('/api/administration/queues/failing')).body.items;

  it('show administrators how much work there is, and nobody else', async () => {
    const answer = await administrator.http.get<{ backend: string; queues: { name: string; undone: number }[] }>(
      '/api/administration/queues',
    );
    expect(answer.status).toBe(200);
    expect(answer.body.backend).toBe('REDIS_URL' in over ? 'redis' : 'postgresql');
    expect(answer.body.queues.map(({ name }) => name)).toEqual(['review', 'mail', 'maintenance']);
    for (const http of [stage.developer.http, stage.journey.visitor()]) {
      expect([401, 403]).toContain((await http.get('/api/administration/queues')).status);
      expect([401, 403]).toContain((await http.get('/api/administration/queues/failing')).status);
    }
  });

  it('list a failing job with its error, and try it again at an administrator’s word', async () => {
    const id = '00000000-0000-4000-8000-000000000002';
    await stage.gatehouse.database.query(
      `INSERT INTO outbox_message (id, queue, job, payload_sealed, created_at) VALUES ($1, 'mail', 'mail.send', 'garbage', now())`,
      [id],
    );
    const [job] = await eventually(async () => ((await failing()).length > 0 ? failing() : undefined));
    expect(job).toMatchObject({ id, queue: 'mail', job: 'mail.send' });
    expect(job?.error).toContain('malformed');

    const refused = await stage.developer.http.post(`/api/administration/queues/failing/${id}/retry`);
    expect(refused.status).toBe(403);
    const retried = await administrator.http.post<Failing>(`/api/administration/queues/failing/${id}/retry`);
    expect(retried.status).toBe(200);
    expect(
      await stage.gatehouse.database.query(`SELECT 1 FROM audit_event WHERE action = 'job.retry' AND subject_id = $1`, [id]),
    ).toHaveLength(1);

    await stage.gatehouse.database.query('DELETE FROM outbox_message WHERE id = $1', [id]);
    const gone = await administrator.http.post<{ code: string }>(`/api/administration/queues/failing/${id}/retry`);
    expect({ status: gone.status, code: gone.body.code }).toEqual({ status: 404, code: 'job_not_failing' });
  });
});

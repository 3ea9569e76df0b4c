import { expect } from '@jest/globals';
import { aReviewStage, type ReviewStage } from '../support/review-stage.js';

interface Event {
  readonly id: string;
  readonly action: string;
  readonly actor_name: string | null;
  readonly subject_id: string;
  readonly after: Record<string, unknown> | null;
  readonly intact: boolean;
}
interface Page {
  readonly items: Event[];
  readonly next_cursor: string | null;
}

describe('the audit log', () => {
  let stage: ReviewStage;
  beforeAll(async () => {
    stage = await aReviewStage();
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());

  it('shows administrators who changed what, page by page, and marks a row that somebody edited', async () => {
    const ann = await stage.reviewer('Ann Administrator', 'administrator');
    const { id } = await stage.journey.plugin(stage.developer, 'First name');
    await stage.developer.http.patch(`/api/plugins/${id}`, { name: 'Second name' });
    await stage.developer.http.patch(`/api/plugins/${id}`, { name: 'Third name' });
    const path = `/api/administration/audit?subject_id=${id}&limit=2`;
    const first = (await ann.http.get<Page>(path)).body;
    expect(first.items.map(({ action, after }) => [action, after?.name])).toEqual([
      ['plugin.change', 'Third name'],
      ['plugin.change', 'Second name'],
    ]);
    expect(first.items[0]?.actor_name).toBe(`Dora Developer (${stage.developer.email})`);
    const second = (await ann.http.get<Page>(`${path}&cursor=${first.next_cursor ?? ''}`)).body;
    expect(second.items.map(({ action }) => action)).toEqual(['plugin.create']);
    expect([...first.items, ...second.items].every(({ intact }) => intact)).toBe(true);

    await stage.gatehouse.database.query(`UPDATE audit_event SET after = '{"name": "Forged"}' WHERE id = $1`, [second.items[0]?.id]);
    const forged = (await ann.http.get<Page>(`/api/administration/audit?subject_id=${id}&action=plugin.create`)).body;
    expect(forged.items.map(({ intact }) => intact)).toEqual([false]);
    const nouns = (await ann.http.get<Page>(`/api/administration/audit?subject_id=${id}&action=keypair`)).body;
    expect(nouns.items).toEqual([]);
  });

  it('is closed to everybody else', async () => {
    const rita = await stage.reviewer('Rita');
    for (const { http } of [rita, stage.developer])
      expect((await http.get('/api/administration/audit')).body).toMatchObject({ code: 'role_required' });
    expect((await stage.gatehouse.visitor().get('/api/administration/audit')).status).toBe(401);
  });
});

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

  it('gives administrators all that fits as CSV, harmless to spreadsheets, and says that it was taken', async () => {
    const ann = await stage.reviewer('Anna Administrator', 'administrator');
    const { id } = await stage.journey.plugin(stage.developer, 'Exported');
    for (const name of ['=cmd()', 'Say "x", please']) await stage.developer.http.patch(`/api/plugins/${id}`, { name });
    await stage.gatehouse.database.query(
      `INSERT INTO audit_event (id, at, actor_kind, action, subject_kind, subject_id, digest)
       SELECT gen_random_uuid(), now() - n * interval '1 minute', 'system', 'bulk.row', 'bulk', '=1+' || n, '' FROM generate_series(1, 2500) n`,
    );
    stage.gatehouse.clock.advance(1_000);
    const path = '/api/administration/audit/export';
    const file = await ann.http.get(`${path}?subject_id=${id}`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/);
    const lines = file.text.trim().split('\r\n');
    expect(lines[0]).toBe('at,actor_kind,actor_id,actor_name,action,subject_kind,subject_id,address,request_id,intact,before,after,id');
    expect(lines.slice(1).map((line) => line.split(',')[4])).toEqual(['plugin.change', 'plugin.change', 'plugin.create']);
    expect(lines[1]).toContain('""name"":""Say \\""x\\"", please""');
    const many = (await ann.http.get(`${path}?action=bulk`)).text.trim().split('\r\n').slice(1);
    expect(new Set(many).size).toBe(2500);
    expect(many.every((line) => line.split(',')[6]?.startsWith("'=1+"))).toBe(true);
    const taken = (await ann.http.get<Page>('/api/administration/audit?action=audit.export')).body.items;
    expect(taken.map(({ after }) => after)).toEqual([{ action: 'bulk' }, { subject_id: id }]);
    expect((await ann.http.get(`${path}?action=1`)).status).toBe(400);
    expect((await ann.http.get<Page>('/api/administration/audit?action=audit.export')).body.items).toHaveLength(2);
  });

  it('is closed to everybody else', async () => {
    const rita = await stage.reviewer('Rita');
    for (const { http } of [rita, stage.developer])
      expect((await http.get('/api/administration/audit')).body).toMatchObject({ code: 'role_required' });
    for (const { http } of [rita, stage.developer])
      expect((await http.get('/api/administration/audit/export')).body).toMatchObject({ code: 'role_required' });
    expect((await stage.gatehouse.visitor().get('/api/administration/audit')).status).toBe(401);
    expect((await stage.gatehouse.visitor().get('/api/administration/audit/export')).status).toBe(401);
  });
});

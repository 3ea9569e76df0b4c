import { DAY, HOUR } from '@gatehouse/platform';
import { UnclaimedKeysSchedule } from '@gatehouse/key-requests';
import { asBearer } from '../support/builders.js';
import type { Person } from '../support/journey.js';
import { aReviewStage, type ReviewStage } from '../support/review-stage.js';
import { aPerson } from './websites-people.js';

type Somebody = Person & { readonly id: string };
interface RequestOfTest {
  id: string;
  code: string;
  state: string;
  revision: number;
  key_id: string | null;
  decision_reason: string | null;
  errors?: { pointer: string }[];
  events: { by: string; to: string }[];
  progress: { waits_for: string; missing: string[]; queue_position: number | null; sla_deadline: string | null };
}
interface KeyOfTest {
  id: string;
  name: string;
  state: string;
  contact_centre: boolean;
  account_id: string | null;
  created_by: string | null;
  roles: string[];
  masked_key: string | null;
}
interface Claimed {
  code: string;
  key_id: string;
  key_secret: string;
  key: KeyOfTest;
}

const WHY = 'The dialler of our contact centre reads and writes every conversation.';

describe('contact-centre keys', () => {
  let stage: ReviewStage;
  let rita: Person;
  let rolf: Person;
  let owner: Somebody;
  let websiteId: string;

  beforeAll(async () => {
    stage = await aReviewStage();
    await stage.gatehouse.startRestApi();
    // Full access is of high risk: the platform's own rule, which other tests switch off.
    await stage.gatehouse.database.query(`DELETE FROM platform_setting WHERE name = 'review'`);
    [rita, rolf] = [await stage.reviewer('Rita Reviewer'), await stage.reviewer('Rolf Reviewer')];
  }, 60_000);
  afterAll(() => stage.gatehouse.stop());
  beforeEach(async () => {
    owner = await aPerson(stage.gatehouse, 'website', 'Vera Owner');
    websiteId = (await owner.http.post<{ id: string }>('/api/websites', { name: 'Voice', domain: 'voice.example' })).body.id;
  });

  const path = (rest = ''): string => `/api/websites/${websiteId}/contact-centre-key-requests${rest}`;
  const keys = (rest = ''): string => `/api/websites/${websiteId}/keys${rest}`;
  const inDays = (days: number): string => stage.gatehouse.clock.after(days * DAY).toISOString();
  const terms = (over: object = {}): object => ({ name: 'Dialler', justification: WHY, expires_at: inDays(300), ...over });
  const ask = (over: object = {}, by: Person = owner) => by.http.post<RequestOfTest>(path(), terms(over));
  const read = async (id: string): Promise<RequestOfTest> => (await owner.http.get<RequestOfTest>(path(`/${id}`))).body;
  const operator = async (role: string, name = `A ${role}`): Promise<Somebody> => {
    const person = await aPerson(stage.gatehouse, 'website', name);
    await stage.gatehouse.database.query(
      'INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, $3, now(), now())',
      [websiteId, person.id, role],
    );
    return person;
  };
  const itemOf = (requestId: string): Promise<string> => stage.journey.itemOf(rita, requestId);
  const decide = async (requestId: string, body: object, by: Person) =>
    by.http.post<{ code?: string; state: string }>(`/api/review/items/${await itemOf(requestId)}/decision`, body);
  const approved = async (over: object = {}): Promise<string> => {
    const { body } = await ask(over);
    for (const reviewer of [rita, rolf]) expect((await decide(body.id, { verdict: 'approve' }, reviewer)).status).toBe(200);
    return (await read(body.id)).key_id ?? '';
  };
  const claim = (keyId: string, by: Person = owner) => by.http.post<Claimed>(keys(`/${keyId}/claim`));
  const use = async (secret: string): Promise<number> =>
    (await stage.gatehouse.caller(undefined, asBearer({ secret })).patch(`/v1/website/${websiteId}/settings`, { name: 'Voice' })).status;

  it('are asked for by owners and administrators, and approved by two people', async () => {
    const administrator = await operator('administrator', 'Ada Administrator');
    const { status, body } = await ask({}, administrator);
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'queued', key_id: null, progress: { waits_for: 'reviewer', missing: [] } });
    expect(body.progress.queue_position).toBeGreaterThanOrEqual(1);
    const dueIn = new Date(body.progress.sla_deadline ?? '').getTime() - stage.gatehouse.clock.now().getTime();
    expect(Math.abs(dueIn - 48 * HOUR)).toBeLessThan(HOUR);

    const card = await rita.http.get<{
      kind: string;
      risk: string;
      need_eyes: number;
      plugin: null;
      website: { id: string; name: string };
      developer: { name: string };
      findings: { code: string }[];
      details: Record<string, unknown>;
    }>(`/api/review/items/${await itemOf(body.id)}`);
    expect(card.body).toMatchObject({
      kind: 'contact_centre_key',
      risk: 'high',
      need_eyes: 2,
      plugin: null,
      website: { id: websiteId, name: 'Voice', domain: 'voice.example' },
      developer: { name: 'Ada Administrator' },
      details: { name: 'Dialler', access: 'full', allowed_addresses: null, justification: WHY },
    });
    expect(card.body.findings.map(({ code }) => code).sort()).toEqual(['account_young', 'from_everywhere', 'website_young']);
    const found = await rita.http.get<{ items: { subject_id: string }[] }>(
      `/api/review/items?kind=contact_centre_key&website_id=${websiteId}&limit=5`,
    );
    expect(found.body.items.map(({ subject_id }) => subject_id)).toEqual([body.id]);

    expect((await decide(body.id, { verdict: 'approve' }, rita)).status).toBe(200);
    expect(await read(body.id)).toMatchObject({ state: 'queued', key_id: null, progress: { waits_for: 'second_reviewer' } });
    expect((await decide(body.id, { verdict: 'approve' }, rita)).body.code).toBe('second_reviewer_needed');
    expect((await owner.http.get<{ items: unknown[] }>(keys())).body.items).toEqual([]);
    expect((await decide(body.id, { verdict: 'approve' }, rolf)).status).toBe(200);
    const done = await read(body.id);
    expect(done).toMatchObject({ state: 'approved', progress: { waits_for: 'nobody', missing: ['Claim the key.'] } });
    expect(done.events.map(({ by, to }) => [by, to])).toEqual([
      ['developer', 'queued'],
      ['reviewer', 'approved'],
    ]);
    const subjects = await stage.subjectsTo(administrator.email);
    expect(subjects.filter((subject) => subject.includes('contact-centre key is in the queue'))).toHaveLength(1);
    expect(subjects.filter((subject) => subject.includes('contact-centre key is approved'))).toHaveLength(1);
    expect(await stage.auditOf(body.id)).toEqual(['contact_centre_key_request.ask', 'contact_centre_key_request.approve']);
  });

  it('are claimed once, belong to nobody, and open the whole website', async () => {
    const id = await approved({ daily_quota: 5 });
    const listed = (await owner.http.get<{ items: KeyOfTest[] }>(keys())).body.items;
    expect(listed).toMatchObject([{ id, name: 'Dialler', state: 'unclaimed', contact_centre: true, masked_key: null, roles: ['owner'] }]);
    const administrator = await operator('administrator');
    const answers = await Promise.all([claim(id), claim(id, administrator)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('already_claimed');
    const made = answers.find(({ status }) => status === 200)?.body;
    expect(made?.key).toMatchObject({ id, state: 'active', account_id: null, contact_centre: true });
    const secret = made?.key_secret ?? '';
    expect(await use(secret)).toBe(200);
    for (const url of [keys(), keys(`/${id}`)]) expect((await owner.http.get(url)).text).not.toContain(secret.slice(8, -4));
    expect((await owner.http.post(keys(`/${id}/acknowledge`))).status).toBe(200);
    expect((await administrator.http.patch<KeyOfTest>(keys(`/${id}`), { name: 'Dialler 7' })).body.name).toBe('Dialler 7');
    // Not tied to who asked: the key outlives their membership.
    await stage.gatehouse.database.query('DELETE FROM operator WHERE website_id = $1 AND account_id = $2', [websiteId, owner.id]);
    expect(await use(secret)).toBe(200);
    expect((await administrator.http.delete(keys(`/${id}`))).status).toBe(200);
    expect(await use(secret)).toBe(401);
    expect(await stage.auditOf(id)).toEqual([
      'website_key.prepare',
      'website_key.claim',
      'website_key.acknowledge',
      'website_key.rename',
      'website_key.delete',
    ]);
  });

  it('are hidden from strangers, and not asked for or claimed by lesser roles', async () => {
    const keyId = await approved();
    const [request] = (await owner.http.get<{ items: RequestOfTest[] }>(path())).body.items;
    const stranger = await aPerson(stage.gatehouse, 'website', 'A Stranger');
    const calls = (by: Person) => [
      ask({}, by),
      by.http.get(path()),
      by.http.get(path(`/${request?.id ?? ''}`)),
      by.http.put(path(`/${request?.id ?? ''}`), terms()),
      by.http.post(path(`/${request?.id ?? ''}/withdraw`)),
      by.http.get(path(`/${request?.id ?? ''}/thread`)),
      claim(keyId, by),
    ];
    expect((await Promise.all(calls(stranger))).map(({ status }) => status)).toEqual(Array(7).fill(404));
    const reader = await operator('account_reader');
    expect((await Promise.all(calls(reader))).map(({ status }) => status)).toEqual([403, 200, 200, 403, 403, 403, 403]);
    const other = (await stranger.http.post<{ id: string }>('/api/websites', { name: 'Other', domain: 'other.example' })).body.id;
    for (const url of [`contact-centre-key-requests/${request?.id ?? ''}`, `keys/${keyId}`])
      expect((await stranger.http.get(`/api/websites/${other}/${url}`)).status).toBe(404);
    expect((await stranger.http.post(`/api/websites/${other}/keys/${keyId}/claim`)).status).toBe(404);
    expect((await owner.http.get<KeyOfTest>(keys(`/${keyId}`))).body.state).toBe('unclaimed');
    // The claimer's role counts at the moment of the claim, whoever asked.
    await operator('owner', 'The Successor');
    await stage.gatehouse.database.query(`UPDATE operator SET role = 'operator' WHERE website_id = $1 AND account_id = $2`, [
      websiteId,
      owner.id,
    ]);
    expect((await claim(keyId)).body.code).toBe('operator_role_required');
  });

  it('are decided by nobody who works on the website, by whatever account', async () => {
    const { body } = await ask();
    const twin = await stage.reviewer('Olga Twin');
    const person = await operator('operator', 'Olga Twin');
    await stage.gatehouse.database.query('UPDATE account SET email = $2 WHERE id = $1', [
      person.id,
      twin.email.toUpperCase().toLowerCase(),
    ]);
    const refused = await decide(body.id, { verdict: 'approve' }, twin);
    expect([refused.status, refused.body.code]).toEqual([403, 'conflict_of_interest']);
    const lease = await twin.http.post<{ code: string }>(`/api/review/items/${await itemOf(body.id)}/lease`);
    expect(lease.body.code).toBe('conflict_of_interest');
    // Who asked stays out, also after leaving the website.
    await stage.gatehouse.database.query('DELETE FROM operator WHERE account_id = ANY ($1)', [[person.id, owner.id]]);
    await stage.gatehouse.database.query('UPDATE review_item SET account_id = $2 WHERE subject_id = $1', [body.id, person.id]);
    expect((await decide(body.id, { verdict: 'reject', reason: 'No.' }, twin)).body.code).toBe('conflict_of_interest');
    const [row] = await stage.gatehouse.database.query<{ state: string }>('SELECT state FROM contact_centre_key_request WHERE id = $1', [
      body.id,
    ]);
    expect(row?.state).toBe('queued');
  });

  it('are revised when changes are asked for, talked about, withdrawn, rejected and appealed against', async () => {
    const { body } = await ask({ justification: 'Need it.' });
    const asked = await decide(body.id, { verdict: 'request_changes', reason: 'Which machines call?' }, rita);
    expect(asked.status).toBe(200);
    expect(await read(body.id)).toMatchObject({ state: 'changes_requested', progress: { waits_for: 'you' } });
    const written = await owner.http.post<{ items: { by: string; text: string }[] }>(path(`/${body.id}/thread`), { text: 'Two diallers.' });
    expect(written.body.items.at(-1)).toMatchObject({ by: 'developer', text: 'Two diallers.' });
    expect(await stage.subjectsTo(rita.email)).toContainEqual(expect.stringContaining('Voice: contact-centre key Dialler: a message'));
    const revised = await owner.http.put<RequestOfTest>(path(`/${body.id}`), terms({ allowed_addresses: ['203.0.113.7'] }));
    expect(revised.body).toMatchObject({ state: 'queued', revision: 2, allowed_addresses: ['203.0.113.7/32'] });

    expect((await decide(body.id, { verdict: 'reject' }, rita)).status).toBe(400);
    expect((await decide(body.id, { verdict: 'reject', reason: 'Not yet.' }, rita)).status).toBe(200);
    expect(await read(body.id)).toMatchObject({ state: 'rejected', decision_reason: 'Not yet.' });
    const appeals = await Promise.all(
      [1, 2].map(() => owner.http.post<RequestOfTest>(path(`/${body.id}/appeal`), { reason: 'Look again.' })),
    );
    expect(appeals.map(({ status }) => status).sort()).toEqual([201, 409]);
    const appeal = appeals.find(({ status }) => status === 201)?.body.id ?? '';
    expect((await decide(appeal, { verdict: 'approve' }, rita)).body.code).toBe('conflict_of_interest');
    // Each revision of an appeal keeps the first decider out.
    await decide(appeal, { verdict: 'request_changes', reason: 'Shorter.' }, rolf);
    expect((await owner.http.put(path(`/${appeal}`), terms())).status).toBe(200);
    expect((await decide(appeal, { verdict: 'approve' }, rita)).body.code).toBe('conflict_of_interest');
    expect((await owner.http.post<RequestOfTest>(path(`/${appeal}/withdraw`))).body.state).toBe('withdrawn');
    expect((await owner.http.post<RequestOfTest>(path(`/${appeal}/appeal`), { reason: 'Again.' })).body.code).toBe('wrong_state');
    expect((await stage.subjectsTo(owner.email)).filter((subject) => /is rejected|is withdrawn|needs changes/.test(subject))).toHaveLength(
      4,
    );
  });

  it('have one winner when two decide, or withdrawal and approval meet', async () => {
    const { body } = await ask();
    await decide(body.id, { verdict: 'approve' }, rita);
    const third = await stage.reviewer('Rosa Reviewer');
    const item = await itemOf(body.id);
    const verdicts = await Promise.all([
      rolf.http.post(`/api/review/items/${item}/decision`, { verdict: 'approve' }),
      third.http.post(`/api/review/items/${item}/decision`, { verdict: 'reject', reason: 'No.' }),
      owner.http.post(path(`/${body.id}/withdraw`)),
    ]);
    expect(verdicts.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { state } = await read(body.id);
    const { items } = (await owner.http.get<{ items: KeyOfTest[] }>(keys())).body;
    expect(items).toHaveLength(state === 'approved' ? 1 : 0);
  });

  it('are asked for one at a time, on terms that keys have, and no policy approves them', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, (_none, at) => ask({ name: `Key ${at}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('key_request_open');
    expect(answers.find(({ status }) => status === 201)?.body.state).toBe('queued');
    for (const [over, pointer] of [
      [{ expires_at: 'never' }, '/expires_at'],
      [{ expires_at: inDays(-1) }, '/expires_at'],
      [{ allowed_addresses: ['everywhere'] }, '/allowed_addresses/0'],
      [{ justification: ' ' }, '/justification'],
      [{ daily_quota: 0 }, '/daily_quota'],
      [{ name: '' }, '/name'],
    ] as const) {
      const refused = await ask(over);
      expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
    const administrator = await operator('administrator');
    expect((await ask({ allowed_in_url: true }, administrator)).body.code).toBe('operator_role_required');
    await owner.http.post(keys(), { name: 'Taken', expires_at: inDays(3), roles: ['operator'] });
    expect((await ask({ name: 'TAKEN' })).body.code).toBe('key_name_taken');
  });

  it('are approved also when their name was taken meanwhile, and expire unclaimed after 30 days, with a reminder', async () => {
    const { body } = await ask();
    await owner.http.post(keys(), { name: 'dialler', expires_at: inDays(300), roles: ['operator'] });
    for (const reviewer of [rita, rolf]) await decide(body.id, { verdict: 'approve' }, reviewer);
    const keyId = (await read(body.id)).key_id ?? '';
    expect((await owner.http.get<KeyOfTest>(keys(`/${keyId}`))).body).toMatchObject({ name: 'Dialler 2', state: 'unclaimed' });

    const schedule = stage.worker.get(UnclaimedKeysSchedule, { strict: false });
    stage.gatehouse.clock.advance(4 * DAY);
    await Promise.all([schedule.run(), schedule.run()]);
    const reminders = async (what: string): Promise<number> =>
      (await stage.subjectsTo(owner.email)).filter((subject) => subject.endsWith(what)).length;
    expect([await reminders('waits to be claimed'), await reminders('was not claimed in time')]).toEqual([1, 0]);
    stage.gatehouse.clock.advance(27 * DAY);
    // Checked at the claim, whether or not the schedule has run.
    expect((await claim(keyId)).body.code).toBe('claim_lapsed');
    await Promise.all([schedule.run(), schedule.run()]);
    expect((await claim(keyId)).body.code).toBe('claim_lapsed');
    expect([await reminders('waits to be claimed'), await reminders('was not claimed in time')]).toEqual([1, 1]);
    expect((await owner.http.get<KeyOfTest>(keys(`/${keyId}`))).body.state).toBe('expired');
    expect((await owner.http.delete(keys(`/${keyId}`))).status).toBe(200);
  });
});

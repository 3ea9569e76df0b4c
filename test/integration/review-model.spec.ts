import { randomUUID } from 'node:crypto';
import type { Actor } from '@gatehouse/audit';
import { AppError } from '@gatehouse/platform';
import { BulkDecisions, Decisions, Leases, type Reviewer } from '@gatehouse/review';
import { ScopeRequestsService } from '@gatehouse/scope-requests';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';

type Who = 'rita' | 'rolf';
type Action = { readonly does: 'approve' | 'reject' | 'bulk' | 'lease'; readonly by: Who } | { readonly does: 'withdraw' };
interface Model {
  readonly state: 'queued' | 'approved' | 'rejected' | 'withdrawn';
  readonly holder: Who | null;
}

const who = fc.constantFrom<Who>('rita', 'rolf');
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ does: fc.constantFrom('approve' as const, 'reject' as const, 'bulk' as const, 'lease' as const), by: who }),
  fc.constant({ does: 'withdraw' as const }),
);

/** What one action does to an item, and whether it succeeds. */
function step(model: Model, done: Action): [Model, boolean] {
  if (model.state !== 'queued') return [model, false];
  if (done.does === 'withdraw') return [{ ...model, state: 'withdrawn' }, true];
  if (model.holder !== null && model.holder !== done.by) return [model, false];
  switch (done.does) {
    case 'lease':
      return [{ ...model, holder: done.by }, true];
    case 'reject':
      return [{ ...model, state: 'rejected' }, true];
    case 'approve':
    case 'bulk':
      return [{ ...model, state: 'approved' }, true];
  }
}

/** What is seen after both, when one came wholly before the other. */
function inOrder(first: Action, second: Action): { state: string; firstWon: boolean; secondWon: boolean } {
  const [between, firstWon] = step({ state: 'queued', holder: null }, first);
  const [after, secondWon] = step(between, second);
  return { state: after.state, firstWon, secondWon };
}

describe('two actions on one item at the same moment', () => {
  let gatehouse: TestGatehouse;
  let app: NestFastifyApplication;
  const developerId = randomUUID();
  const reviewers: Record<Who, Reviewer> = {
    rita: { accountId: randomUUID(), email: 'rita@example.com', role: 'reviewer', name: 'Rita' },
    rolf: { accountId: randomUUID(), email: 'rolf@example.com', role: 'reviewer', name: 'Rolf' },
  };
  beforeAll(async () => {
    gatehouse = await aGatehouse();
    app = await gatehouse.startMarketplace();
    for (const [id, name, role] of [
      [developerId, 'dora', 'developer'],
      [reviewers.rita.accountId, 'rita', 'reviewer'],
      [reviewers.rolf.accountId, 'rolf', 'reviewer'],
    ])
      await gatehouse.database.query(
        `INSERT INTO account (id, realm, email, name, slug, password_hash, role, created_at, confirmed_at)
         VALUES ($1, 'marketplace', $2::text || '@example.com', $2::text, $2::text, 'none', $3, now(), now())`,
        [id, name, role],
      );
  }, 60_000);
  afterAll(() => gatehouse.stop());

  async function anItem(): Promise<{ pluginId: string; requestId: string; itemId: string }> {
    const [pluginId, requestId, itemId] = [randomUUID(), randomUUID(), randomUUID()];
    await gatehouse.database.query(
      `WITH p AS (INSERT INTO plugin (id, account_id, visibility, name, description, urn, created_at, updated_at)
              VALUES ($1::uuid, $4::uuid, 'private', 'Orders', '', 'urn:' || $1::uuid::text, now(), now())),
            r AS (INSERT INTO scope_request (id, plugin_id, state, created_by, created_at, submitted_at, queued_at)
              VALUES ($2::uuid, $1::uuid, 'queued', $4::uuid, now(), now(), now())),
            q AS (INSERT INTO requested_pair (request_id, position, scope, mode, justification)
              VALUES ($2::uuid, 0, 'website:settings', 'read', 'We show the name of the shop.'))
       INSERT INTO review_item (id, kind, subject_id, revision, title, plugin_id, account_id, risk, state, queued_at, sla_deadline)
       VALUES ($3::uuid, 'scope_request', $2::uuid, 1, 'Orders', $1::uuid, $4::uuid, 'low', 'open', now(), now() + interval '1 day')`,
      [pluginId, requestId, itemId, developerId],
    );
    return { pluginId, requestId, itemId };
  }

  const actorOf = (id: string): Actor => ({ kind: 'account', id, address: null, requestId: null });

  /** Made ready first (a bulk decision has its dry run), so that both begin at the same moment. */
  async function prepared(
    done: Action,
    { pluginId, requestId, itemId }: Awaited<ReturnType<typeof anItem>>,
  ): Promise<() => Promise<boolean>> {
    if (done.does === 'withdraw')
      return () => succeeded(app.get(ScopeRequestsService, { strict: false }).withdraw(actorOf(developerId), pluginId, requestId));
    const reviewer = reviewers[done.by];
    const actor = actorOf(reviewer.accountId);
    switch (done.does) {
      case 'lease':
        return () => succeeded(app.get(Leases, { strict: false }).take(reviewer, actor, itemId));
      case 'approve':
        return () => succeeded(app.get(Decisions, { strict: false }).decide(reviewer, actor, itemId, { verdict: 'approve' }));
      case 'reject':
        return () => succeeded(app.get(Decisions, { strict: false }).decide(reviewer, actor, itemId, { verdict: 'reject', reason: 'No.' }));
      case 'bulk': {
        const bulk = app.get(BulkDecisions, { strict: false });
        const body = { ids: [itemId], verdict: 'approve' as const };
        const { token } = await bulk.run(reviewer, actor, { ...body, dry_run: true });
        return async () => {
          const run = bulk.run(reviewer, actor, { ...body, dry_run: false, token });
          return (await succeeded(run)) && (await run).decided === 1;
        };
      }
    }
  }

  it('ends as if one had come wholly before the other: never two winners, no lost verdict, one audit row for each change', async () => {
    await fc.assert(
      fc.asyncProperty(action, action, async (one, two) => {
        const item = await anItem();
        const ready = [await prepared(one, item), await prepared(two, item)];
        const [oneWon = false, twoWon = false] = await Promise.all(ready.map((go) => go()));
        const [row] = await gatehouse.database.query<{
          state: string;
          granted: number;
          decided: number;
          verdicts: number;
          changed: number;
        }>(
          `SELECT r.state,
             (SELECT count(*)::int FROM granted_pair g WHERE g.plugin_id = r.plugin_id) AS granted,
             (SELECT count(*)::int FROM audit_event a WHERE a.subject_id = $2 AND a.action = 'review_item.decide') AS decided,
             (SELECT count(*)::int FROM review_verdict v WHERE v.item_id::text = $2 AND v.taken_back_at IS NULL) AS verdicts,
             (SELECT count(*)::int FROM audit_event a WHERE a.subject_id = r.id::text) AS changed
           FROM scope_request r WHERE r.id = $1`,
          [item.requestId, item.itemId],
        );
        const seen = { state: row?.state, firstWon: oneWon, secondWon: twoWon };
        const turned = inOrder(two, one);
        expect([inOrder(one, two), { state: turned.state, firstWon: turned.secondWon, secondWon: turned.firstWon }]).toContainEqual(seen);
        const decided = seen.state === 'approved' || seen.state === 'rejected' ? 1 : 0;
        expect(row).toMatchObject({
          granted: seen.state === 'approved' ? 1 : 0,
          decided,
          verdicts: decided,
          changed: seen.state === 'queued' ? 0 : 1,
        });
      }),
      { numRuns: 1_000 },
    );
  }, 400_000);
});

/** False for a refusal; anything else that goes wrong fails the test. */
async function succeeded(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

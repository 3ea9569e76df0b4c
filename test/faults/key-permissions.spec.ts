import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { AccessGroups, UserKeyRotation } from '@gatehouse/credentials';
import { SYSTEM } from '@gatehouse/audit';
import { OPERATOR_ROLES, OperatorsService, type OperatorRole } from '@gatehouse/websites';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { asBearer, Builders } from '../support/builders.js';
import { embeddedEnvironment, freePort } from '../support/environment.js';
import { startProcess, type GatehouseProcess } from '../support/processes.js';

/** One route for each pair, written down by hand, and what each role may, from docs/keys.md. */
const PROBES: Record<string, [method: string, path: string, body?: object]> = {
  'website:settings/read': ['GET', '/settings'],
  'website:settings/write': ['PATCH', '/settings', { name: 'Acme' }],
  'website:operators/read': ['GET', '/operators/list'],
  'website:channels/read': ['GET', '/channels'],
  'website:conversation:sessions/read': ['GET', '/conversations/1'],
  'website:conversation:initiate/write': ['POST', '/conversation'],
  'website:people:profiles/read': ['GET', '/people/profiles/1'],
  'website:people:profiles/write': ['POST', '/people/profile', { person: { nickname: 'Ada' } }],
};
const PAIRS = Object.keys(PROBES);
const READS = PAIRS.filter((pair) => pair.endsWith('/read'));
const OF_ROLE: Record<OperatorRole, readonly string[]> = {
  owner: PAIRS,
  administrator: PAIRS,
  account_reader: READS,
  operator: PAIRS.filter((pair) => pair !== 'website:settings/write'),
};

type Change =
  | { what: 'role'; who: number; role: OperatorRole }
  | { what: 'group'; who: number; group: number | null }
  | { what: 'pairs'; group: number; pairs: string[] }
  | { what: 'delete group'; group: number; to: number }
  | { what: 'roll' | 'leave'; who: number };

const OPERATORS = 3;
const GROUPS = 3;
const who = fc.integer({ min: 0, max: OPERATORS - 1 });
const group = fc.integer({ min: 0, max: GROUPS - 1 });
const pairs = fc.uniqueArray(fc.constantFrom(...PAIRS), { minLength: 1, maxLength: PAIRS.length });
const role = fc.constantFrom(...OPERATOR_ROLES);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('role' as const), who, role }) },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('group' as const), who, group: fc.option(group) }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('pairs' as const), group, pairs }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('delete group' as const), group, to: group }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('roll' as const, 'leave' as const), who }) },
);

interface Somebody {
  readonly accountId: string;
  secret: string;
  role: OperatorRole;
  group: number | null;
  gone: boolean;
}

/** What an operator may do at this moment, according to what was done so far. */
interface Model {
  readonly people: Somebody[];
  readonly groups: ({ readonly id: string; pairs: readonly string[] } | null)[];
}

describe('the keys of operators, at two REST APIs of one database', () => {
  let gatehouse: TestGatehouse;
  let marketplace: NestFastifyApplication;
  let build: Builders;
  const nodes: { process: GatehouseProcess; url: string }[] = [];

  beforeAll(async () => {
    const shared = { INSTANCE_KEYS: `1:${randomBytes(32).toString('hex')}` };
    gatehouse = await aGatehouse(shared);
    marketplace = await gatehouse.startMarketplace();
    build = new Builders(marketplace);
    const aNode = async (): Promise<void> => {
      const port = String(await freePort());
      const over = {
        ...shared,
        DATABASE_URL: gatehouse.database.url,
        DATA_DIR: mkdtempSync(join(tmpdir(), 'gatehouse-test-')),
        REST_API_PORT: port,
        KEY_REQUESTS_PER_MINUTE: '1000000',
      };
      nodes.push({ process: await startProcess('rest-api', embeddedEnvironment(over)), url: `http://127.0.0.1:${port}` });
    };
    await Promise.all([aNode(), aNode()]);
  }, 120_000);
  afterAll(async () => {
    for (const { process } of nodes) await process.kill('SIGTERM');
    await gatehouse.stop();
  });

  const allowedAt = async (url: string, websiteId: string, secret: string): Promise<string[]> => {
    const answers = await Promise.all(
      PAIRS.map(async (pair) => {
        const [method, path, body] = PROBES[pair] ?? ['GET', ''];
        const answer = await fetch(`${url}/v1/website/${websiteId}${path}`, {
          method,
          headers: { ...asBearer({ secret }), 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        // 429: the keys of those who left fail so often that their network is told to wait; good ones of the same network are not slowed.
        if (![200, 201, 206, 401, 403, 429].includes(answer.status))
          throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
        return answer.status < 300 ? [pair] : [];
      }),
    );
    return answers.flat();
  };

  const mayNow = ({ groups }: Model, { role: own, group: at, gone }: Somebody): string[] => {
    const given = at === null ? OF_ROLE[own] : (groups[at]?.pairs ?? []);
    return gone ? [] : PAIRS.filter((pair) => given.includes(pair));
  };

  it('allow exactly what the operator may at each moment, whatever is changed, on both at once', async () => {
    const services = {
      operators: marketplace.get(OperatorsService, { strict: false }),
      groups: marketplace.get(AccessGroups, { strict: false }),
      keys: marketplace.get(UserKeyRotation, { strict: false }),
    };
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(role, { minLength: OPERATORS, maxLength: OPERATORS }),
        fc.array(change, { minLength: 4, maxLength: 10 }),
        async (roles, changes) => {
          const websiteId = await build.aWebsite();
          const byAccountId = await build.anOperator(websiteId);
          const editor = { websiteId, byAccountId };
          const people = await Promise.all(
            roles.map(async (own): Promise<Somebody> => ({
              ...(await build.aUserKey(websiteId, own)),
              role: own,
              group: null,
              gone: false,
            })),
          );
          const groups: Model['groups'] = [];
          for (let at = 0; at < GROUPS; at++)
            groups.push({ ...(await services.groups.create(SYSTEM, editor, `Group ${at}`, [PAIRS[at] ?? ''])), pairs: [PAIRS[at] ?? ''] });
          const model: Model = { people, groups };

          /** Does the change with the real services, and to the model; one that the rules refuse changes neither. */
          const apply = async (one: Change): Promise<void> => {
            const person = 'who' in one ? people[one.who] : undefined;
            const target = 'group' in one && one.group !== null ? groups[one.group] : null;
            if (person?.gone) return;
            switch (one.what) {
              case 'role':
                if (!person) return;
                await services.operators.changeRole(SYSTEM, byAccountId, websiteId, person.accountId, one.role);
                Object.assign(person, { role: one.role, group: null });
                break;
              case 'group':
                if (!person || (one.group !== null && !target)) return;
                if (one.group !== null && ['owner', 'administrator'].includes(person.role)) {
                  await expect(services.groups.assign(SYSTEM, editor, person.accountId, target?.id ?? '')).rejects.toThrow(
                    'Give the operator another role first',
                  );
                  return;
                }
                await services.groups.assign(SYSTEM, editor, person.accountId, target?.id ?? null);
                person.group = one.group;
                break;
              case 'pairs':
                if (!target) return;
                await services.groups.update(SYSTEM, editor, target.id, { pairs: one.pairs });
                target.pairs = one.pairs;
                break;
              case 'delete group': {
                const to = groups[one.to];
                if (!target || !to || to === target) return;
                await services.groups.delete(SYSTEM, editor, target.id, to.id);
                for (const member of people.filter((other) => other.group === one.group)) member.group = one.to;
                groups[one.group] = null;
                break;
              }
              case 'roll':
                if (!person) return;
                person.secret = (await services.keys.roll(SYSTEM, { websiteId, accountId: person.accountId, byAccountId })).secret;
                break;
              case 'leave':
                if (!person) return;
                await services.operators.remove(SYSTEM, byAccountId, websiteId, person.accountId);
                person.gone = true;
                break;
            }
            applied += 1;
          };

          for (const one of changes) {
            await apply(one);
            await Promise.all(
              people.flatMap((person) =>
                nodes.map(async ({ url }) => {
                  expect({ one, role: person.role, allowed: await allowedAt(url, websiteId, person.secret) }).toEqual({
                    one,
                    role: person.role,
                    allowed: mayNow(model, person),
                  });
                }),
              ),
            );
          }
        },
      ),
      { numRuns: 8 },
    );
    expect(applied).toBeGreaterThan(15);
  }, 240_000);
});

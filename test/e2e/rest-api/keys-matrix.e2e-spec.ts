import type { IssuedKey } from '@gatehouse/credentials';
import { SUCCESSES, type DeclaredAccess } from '@gatehouse/guard';
import { MINUTE } from '@gatehouse/platform';
import { OPERATOR_ROLES, type OperatorRole } from '@gatehouse/websites';
import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { asBasic, asBearer, Builders } from '../../support/builders.js';
import { bodyOf, pathOf, ROUTES } from '../../support/declared-routes.js';
import { rawRequest } from '../../support/raw-request.js';

/** Written down once more on purpose: by hand, from docs/keys.md. What an operator may do differs by group; the group is told by the scope. */
const MAY: Record<OperatorRole, (group: 'website' | 'other') => string[]> = {
  owner: () => ['read', 'write'],
  administrator: () => ['read', 'write'],
  account_reader: () => ['read'],
  operator: (group) => (group === 'website' ? ['read'] : ['read', 'write']),
};
const OF_GROUP_WEBSITE = ['website:settings', 'website:operators', 'website:availability'];

/** Open to every website key, and then refused by a rule of their own: these keys may not rotate themselves, and no schedule prepared a successor. */
const BY_ITS_OWN_RULES: Readonly<Record<string, string>> = {
  '/v1/website/:website_id/keys/self/rotate': '403 self_rotation_disabled',
  '/v1/website/:website_id/keys/self/claim': '409 nothing_to_claim',
};

describe('every route of the REST API, for website and user keys', () => {
  let gatehouse: TestGatehouse;
  let build: Builders;
  let origin: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    build = new Builders(await gatehouse.startRestApi());
    origin = `http://127.0.0.1:${gatehouse.environment.values.REST_API_PORT}`;
  });
  afterAll(() => gatehouse.stop());
  beforeEach(() => gatehouse.clock.advance(2 * MINUTE));

  const keyOf = (kind: 'website' | 'user', websiteId: string, role: OperatorRole): Promise<IssuedKey> =>
    kind === 'website' ? build.aWebsiteKey(websiteId, { roles: [role] }) : build.aUserKey(websiteId, role);

  describe.each(ROUTES)('$method $path', (route) => {
    const { access } = route;
    const hasWebsite = route.path.includes(':website_id');

    const send = async (headers: Record<string, string>, websiteId: string): Promise<string> => {
      const answer = await rawRequest(origin, pathOf(route, { websiteId, pluginId: websiteId }), {
        method: route.method,
        headers,
        ...(access.readsBody ? { body: bodyOf(route) } : {}),
      });
      if (answer.status >= 400)
        expect(answer.body.data?.documentation_url).toMatch(new RegExp(`/docs/errors/${String(answer.body.reason)}$`));
      return `${answer.status} ${String(answer.body.reason)}`;
    };

    it.each(['website', 'user'] as const)('is open to a %s key as its tiers, its website and its roles say', async (kind) => {
      for (const role of OPERATOR_ROLES) {
        const websiteId = await build.furnish(await build.aWebsite());
        const key = await keyOf(kind, websiteId, role);
        const expected = expectedFor(access, kind, role, route.path);
        for (const headers of [asBasic(key), asBearer(key), { ...asBearer(key), 'x-crisp-tier': kind }])
          expect({ role, answer: await send(headers, websiteId) }).toEqual({ role, answer: expected });
        for (const tier of ['plugin', kind === 'user' ? 'website' : 'user'])
          expect(await send({ ...asBearer(key), 'x-crisp-tier': tier }, websiteId)).toBe('401 invalid_session');
        const elsewhere = await send(asBearer(key), await build.aWebsite());
        const open = access.tiers.includes(kind);
        const foreign = expected.startsWith('2') && route.path.includes(':message_id') ? '404 message_not_found' : expected;
        expect(elsewhere).toBe(hasWebsite && open ? '404 website_not_found' : foreign);
      }
    });
  });
});

function expectedFor(access: DeclaredAccess, kind: 'website' | 'user', role: OperatorRole, path: string): string {
  if (!access.tiers.includes(kind)) return '403 restricted_route_tier';
  // Open to operators in the official document, but answered by the install link and the console here.
  if (path.startsWith('/v1/plugins/subscription/')) return '403 restricted_route_tier';
  if (access.needs && !MAY[role](OF_GROUP_WEBSITE.includes(access.needs.scope) ? 'website' : 'other').includes(access.needs.mode))
    return kind === 'user' ? '403 website_member_role_not_allowed' : '403 not_allowed';
  return BY_ITS_OWN_RULES[path] ?? `${SUCCESSES[access.answers]} ${access.answers}`;
}

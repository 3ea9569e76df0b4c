import type { Access } from './access.js';
import { pairProblem, websiteIn, websiteProblem } from './standing.js';

const WEBSITE = '0f0f0f0f-1111-4222-8333-444444444444';
const PLUGIN = '1f0f0f0f-1111-4222-8333-444444444444';
const URL = 'https://gatehouse.example';
const READ = { scope: 'website:settings', mode: 'read' } as const;

function anAccess(over: Partial<Access> = {}): Access {
  return {
    kind: 'plugin',
    identifier: '2f0f0f0f-1111-4222-8333-444444444444',
    environment: 'production',
    state: 'active',
    secretHash: null,
    lastUsedAt: null,
    expiresAt: null,
    retiringSince: null,
    graceEndsAt: null,
    idleEndDays: null,
    nextRotationAt: null,
    rotateGraceDays: null,
    endsOnUse: null,
    pluginId: PLUGIN,
    pluginName: 'Orders',
    pluginDeleted: false,
    accountId: '3f0f0f0f-1111-4222-8333-444444444444',
    ownerEmail: 'developer@example.com',
    ownerSuspended: false,
    installId: '4f0f0f0f-1111-4222-8333-444444444444',
    trusted: false,
    keyRetired: false,
    granted: new Set(),
    consented: new Set(),
    requested: new Set(),
    ...over,
  };
}

const at = (website_id?: string, plugin_id?: string) => ({
  params: { ...(website_id === undefined ? {} : { website_id }), ...(plugin_id === undefined ? {} : { plugin_id }) },
});

describe('a plugin on a website', () => {
  it.each(['', 'x', `${WEBSITE}x`, ` ${WEBSITE}`, `{${WEBSITE}}`, WEBSITE.replaceAll('-', ''), '../admin', `${WEBSITE}\n`])(
    'is nowhere under the malformed id %p, even if installed',
    (id) => {
      expect(websiteIn(at(id))).toBeNull();
      expect(websiteProblem(anAccess(), at(id))).toMatch(/^the website is not subscribed to the plugin/);
    },
  );

  it('stands by its install in production, by trust in development, and by neither for the other', () => {
    const development = { environment: 'development' } as const;
    expect(websiteProblem(anAccess(), at(WEBSITE))).toBeNull();
    expect(websiteProblem(anAccess({ installId: null, trusted: true }), at(WEBSITE))).toMatch(/install link/);
    expect(websiteProblem(anAccess({ ...development, trusted: true, installId: null }), at(WEBSITE))).toBeNull();
    expect(websiteProblem(anAccess(development), at(WEBSITE))).toMatch(/trust code/);
  });

  it('may name only itself, in any case of letters', () => {
    expect(websiteProblem(anAccess(), at(WEBSITE, PLUGIN.toUpperCase()))).toBeNull();
    for (const other of [WEBSITE, anAccess().identifier, 'x', ''])
      expect(websiteProblem(anAccess(), at(WEBSITE, other))).toMatch(/only itself.*connect\/account/);
  });

  it('needs no website where the path names none', () => {
    expect(websiteProblem(anAccess({ installId: null }), at())).toBeNull();
  });
});

describe('a pair', () => {
  const held = (granted: string[], consented: string[]): Access => anAccess({ granted: new Set(granted), consented: new Set(consented) });
  const pair = 'website:settings/read';
  const write = 'website:settings/write';

  it('must be granted and consented', () => {
    expect(pairProblem(held([pair], [pair]), READ, false, URL)).toBeNull();
    expect(pairProblem(held([], [pair]), READ, false, URL)).toMatch(/the grant is missing.*reviewer.*https:\/\/gatehouse\.example/);
    expect(pairProblem(held([], [pair]), READ, false, URL)).not.toMatch(/consent/);
    expect(pairProblem(held([pair], []), READ, false, URL)).toMatch(
      /the consent of this website is missing.*owner.*https:\/\/gatehouse\.example/,
    );
    expect(pairProblem(held([pair], []), READ, false, URL)).not.toMatch(/grant/);
    expect(pairProblem(held([], []), READ, false, URL)).toMatch(/grant is missing.*; and the consent/);
  });

  it('is not the other mode of its scope, and the sentence says so to who holds that', () => {
    const problem = pairProblem(held([write], [write]), READ, false, URL);
    expect(problem).toMatch(/website:settings in the mode read \(website:settings\/read\)/);
    expect(problem).toMatch(/Write does not include read\.$/);
    expect(pairProblem(held([pair], [pair]), { ...READ, mode: 'write' }, false, URL)).toMatch(/Read does not include write\.$/);
  });

  it('is not needed in development, unless production is played: then what was granted or asked for counts', () => {
    const development = anAccess({ environment: 'development' });
    expect(pairProblem(development, READ, false, URL)).toBeNull();
    expect(pairProblem(development, READ, true, URL)).toMatch(/In production this request would be refused/);
    expect(pairProblem({ ...development, requested: new Set([pair]) }, READ, true, URL)).toBeNull();
    expect(pairProblem({ ...development, granted: new Set([pair]) }, READ, true, URL)).toBeNull();
    expect(pairProblem({ ...development, requested: new Set([write]) }, READ, true, URL)).toMatch(/Write does not include read/);
  });

  it('is not played away by a production keypair', () => {
    expect(pairProblem(anAccess({ requested: new Set([pair]) }), READ, true, URL)).not.toBeNull();
  });
});

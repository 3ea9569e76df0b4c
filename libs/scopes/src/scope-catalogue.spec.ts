import fc from 'fast-check';
import type { CatalogueFile } from './catalogue-file.js';
import { DEFAULT_CATALOGUE } from './default-catalogue.js';
import { loadCatalogue } from './load-catalogue.js';
import { parseCatalogue } from './parse-catalogue.js';
import { pairKey, parsePairKey } from './scope-pair.js';

const catalogue = loadCatalogue(undefined);

/** The same JSON value with the keys of every object in another order. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, shuffled(item, seed)]);
  return Object.fromEntries(
    entries.sort(([a], [b]) => ((a.charCodeAt(0) * 31 + a.length * seed) % 17) - ((b.charCodeAt(0) * 31 + b.length * seed) % 17)),
  );
}

const changed = (change: (file: CatalogueFile) => void): CatalogueFile => {
  const copy = structuredClone(DEFAULT_CATALOGUE);
  change(copy);
  return copy;
};

describe('the built-in catalogue', () => {
  it('holds the 28 known scopes and three of our own, of which five names are marked as not verified', () => {
    expect(catalogue.scopes()).toHaveLength(31);
    expect(
      catalogue
        .scopes()
        .flatMap(({ name, verified }) => (verified ? [] : [name]))
        .sort(),
    ).toEqual([
      'website:analytics',
      'website:people:conversations',
      'website:people:events',
      'website:people:statistics',
      'website:people:suggest',
    ]);
  });

  it('gives every pair its own sentence for the website owner', () => {
    const sentences = catalogue.pairs().map((pair) => catalogue.describe(pair));
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^]*\.$/);
  });

  it.each([
    ['website:conversation:messages/read', 'high'],
    ['website:conversation:messages/write', 'high'],
    ['website:people:profiles/write', 'high'],
    ['website:settings/write', 'high'],
    ['website:verify/read', 'high'],
    ['website:operators/read', 'medium'],
    ['website:availability/read', 'low'],
    ['website:settings/read', 'low'],
  ])('rates %s as %s', (key, risk) => {
    const pair = parsePairKey(key);
    expect(pair && catalogue.riskOf(pair)).toBe(risk);
  });
});

describe('ScopeCatalogue', () => {
  it('knows a pair only in the modes that the scope has', () => {
    expect(catalogue.has({ scope: 'bucket:url', mode: 'write' })).toBe(true);
    expect(catalogue.has({ scope: 'bucket:url', mode: 'read' })).toBe(false);
    expect(catalogue.has({ scope: 'bucket:url', mode: 'constructor' })).toBe(false);
    expect(catalogue.has({ scope: 'constructor', mode: 'read' })).toBe(false);
    expect(catalogue.find('website:nothing')).toBeNull();
  });

  it('refuses to describe a pair that it does not hold', () => {
    expect(() => catalogue.describe({ scope: 'bucket:url', mode: 'read' })).toThrow('bucket:url/read');
  });

  it('keeps a retired pair among its pairs', () => {
    const file = changed(({ scopes }) => scopes.flatMap(({ modes }) => modes.read ?? []).forEach((mode) => (mode.retired = true)));
    const retired = parseCatalogue(file, 'test');
    const pair = { scope: 'website:settings', mode: 'read' };
    expect(retired.pairs()).toEqual(catalogue.pairs());
    expect([retired.has(pair), retired.isRetired(pair), catalogue.isRetired(pair)]).toEqual([true, true, false]);
  });

  it('has one digest for one meaning, whatever the order of keys and scopes', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.shuffledSubarray([...DEFAULT_CATALOGUE.scopes], { minLength: DEFAULT_CATALOGUE.scopes.length }),
        (seed, scopes) => {
          expect(parseCatalogue(shuffled({ ...DEFAULT_CATALOGUE, scopes }, seed), 'test').digest).toBe(catalogue.digest);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each<[string, (file: CatalogueFile) => void]>([
    ['the version', (file) => (file.version = 'other')],
    ['a risk', ({ scopes: [first] }) => first?.modes.write && (first.modes.write.risk = 'low')],
    ['a sentence', ({ scopes: [first] }) => first?.modes.write && (first.modes.write.text += '!')],
    ['a retirement', ({ scopes: [first] }) => first?.modes.write && (first.modes.write.retired = true)],
    ['a scope', ({ scopes }) => scopes.pop()],
  ])('has another digest when %s changes', (_, change) => {
    expect(parseCatalogue(changed(change), 'test').digest).not.toBe(catalogue.digest);
  });
});

describe('pair keys', () => {
  it('lead back to the pair', () => {
    for (const pair of catalogue.pairs()) expect(parsePairKey(pairKey(pair))).toEqual(pair);
  });

  it.each(['', '/', '/read', 'read', 'website:settings', 'website:settings/', 'website:settings/reads', 'a/b/read'])('refuse %p', (key) => {
    expect(parsePairKey(key)).toBeNull();
  });
});

import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { DEFAULT_CATALOGUE } from './default-catalogue.js';
import { loadCatalogue } from './load-catalogue.js';
import { parseCatalogue } from './parse-catalogue.js';

const catalogue = loadCatalogue(undefined);
const names = catalogue.scopes().map(({ name }) => name);
const unknown = (scope: string) => catalogue.check([{ scope, mode: 'read' }])[0];

describe('checking pairs', () => {
  it('finds nothing wrong with every pair of the catalogue', () => {
    expect(catalogue.check(catalogue.pairs())).toEqual([]);
  });

  it('answers a name with up to two wrong letters with a real name that is no farther away', () => {
    const edit = fc.record({ at: fc.nat(), kind: fc.constantFrom('drop', 'insert', 'replace'), letter: fc.constantFrom(...'abcxyz:_-9') });
    const typo = fc.tuple(fc.constantFrom(...names), fc.array(edit, { minLength: 1, maxLength: 2 })).map(([name, edits]) =>
      edits.reduce((text, { at, kind, letter }) => {
        const index = at % text.length;
        return text.slice(0, index) + (kind === 'drop' ? '' : letter) + text.slice(kind === 'insert' ? index : index + 1);
      }, name),
    );
    fc.assert(
      fc.property(typo, (scope) => {
        fc.pre(!names.includes(scope));
        const problem = unknown(scope);
        expect(problem).toMatchObject({ code: 'unknown_scope', index: 0 });
        expect(problem?.suggestions).not.toHaveLength(0);
        for (const name of problem?.suggestions ?? []) {
          expect(names).toContain(name);
          expect(problem?.detail).toContain(`"${name}"`);
          expect(distance(scope, name)).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('answers any text at all with a real name, in a short sentence without control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (scope) => {
        const problem = unknown(scope);
        expect(names).toContain(problem?.suggestions[0]);
        expect(problem?.detail).toMatch(/^\P{Cc}{1,1000}$/u);
      }),
    );
  });

  it.each([
    ['website:conversation:metas', ['website:conversation:sessions']],
    ['website:conversation:session', ['website:conversation:sessions']],
    ['website:operators:list', ['website:operators']],
    ['website:visitors:list', ['website:visitors']],
    ['website:operator', ['website:operators']],
    ['website:settings/read', ['website:settings']],
    ['Website.Settings', ['website:settings']],
    ['people:profiles', ['website:people:profiles']],
    ['messages', ['website:conversation:messages']],
    ['suggest', ['website:people:suggest', 'website:conversation:suggest']],
  ])('answers the invented name %s with %j', (scope, suggestions) => {
    expect(unknown(scope)?.suggestions).toEqual(suggestions);
  });

  it.each(['website:people:manage', 'website:people:read', 'website:people:write'])('answers %s with the whole family', (scope) => {
    const problem = unknown(scope);
    expect([...(problem?.suggestions ?? [])].sort()).toEqual(names.filter((name) => name.startsWith('website:people:')).sort());
    expect(problem?.detail).toContain('begin with "website:people:"');
  });

  it('says that a mode is not part of the name', () => {
    expect(unknown('website:conversation:read')?.detail).toContain('Read and write are modes');
    expect(unknown('website:people:manage')?.detail).not.toContain('modes');
  });

  it.each([
    ['reads', ['read']],
    ['Read', ['read']],
    ['wirte', ['write']],
    ['edit', ['write']],
    ['list', ['read']],
    ['rw', ['read', 'write']],
    ['read/write', ['read', 'write']],
    ['', ['read', 'write']],
  ])('answers the mode %p with %j', (mode, suggestions) => {
    expect(catalogue.check([{ scope: 'website:settings', mode }])).toMatchObject([{ code: 'unknown_mode', suggestions }]);
  });

  it('answers a mode that this scope lacks with the one that it has', () => {
    const [problem] = catalogue.check([{ scope: 'bucket:url', mode: 'read' }]);
    expect(problem).toMatchObject({
      code: 'unknown_mode',
      suggestions: ['write'],
      detail: '"bucket:url" has no mode "read". Its only mode is "write".',
    });
  });

  it('reports every problem at its own position, an unknown scope in an unknown mode twice', () => {
    const problems = catalogue.check([
      { scope: 'website:settings', mode: 'read' },
      { scope: 'website:setings', mode: 'reads' },
      { scope: 'website:settings', mode: 'write' },
      { scope: 'website:settings', mode: 'read' },
    ]);
    expect(problems.map(({ index, code }) => [index, code])).toEqual([
      [1, 'unknown_scope'],
      [1, 'unknown_mode'],
      [3, 'duplicate'],
    ]);
  });

  it('refuses a retired pair and never suggests a scope of which nothing is left', () => {
    const file = structuredClone(DEFAULT_CATALOGUE);
    for (const scope of file.scopes.filter(({ name }) => name === 'website:availability'))
      scope.modes.read = { text: 'Old.', risk: 'low', retired: true };
    const withRetired = parseCatalogue(file, 'test');
    expect(withRetired.check([{ scope: 'website:availability', mode: 'read' }])).toMatchObject([{ code: 'retired' }]);
    expect(withRetired.check([{ scope: 'website:availabilty', mode: 'read' }])[0]?.suggestions).not.toContain('website:availability');
  });
});

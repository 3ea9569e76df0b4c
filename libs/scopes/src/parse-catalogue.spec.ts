import { loadCatalogue } from './load-catalogue.js';
import { DEFAULT_CATALOGUE } from './default-catalogue.js';
import { parseCatalogue } from './parse-catalogue.js';
import { CatalogueError } from './scopes.errors.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const aScope = (over: object = {}) => ({
  name: 'stock:levels',
  group: 'website',
  description: 'Stock levels.',
  modes: { read: { text: 'See your stock.', risk: 'low' } },
  ...over,
});
const aFile = (...scopes: unknown[]) => ({ version: '1', scopes });

/** The problems with which the file is refused; none when it is accepted. */
function problemsOf(json: unknown): readonly string[] {
  try {
    parseCatalogue(json, 'test.json');
    return [];
  } catch (error) {
    if (error instanceof CatalogueError) return error.problems;
    throw error;
  }
}

describe('parseCatalogue', () => {
  it('accepts a file in which only the needed fields stand', () => {
    const catalogue = parseCatalogue(aFile(aScope()), 'test.json');
    expect(catalogue.find('stock:levels')).toMatchObject({ verified: true, modes: { read: { retired: false } } });
    expect(catalogue.pairs()).toEqual([{ scope: 'stock:levels', mode: 'read' }]);
  });

  it('lists every problem at once, each at its place', () => {
    const problems = problemsOf({
      version: '',
      author: 'x',
      scopes: [
        aScope({ group: 'billing', 'ri/sk~': 'low' }),
        aScope({ description: undefined, verified: 'yes' }),
        aScope({ name: 'Stock/Levels', modes: { read: { risk: 'none', retired: 1 }, delete: { text: 'Delete it.', risk: 'low' } } }),
        aScope({ name: 'stock:empty', modes: {} }),
        aScope({ name: 'stock:none', modes: undefined }),
        aScope({ name: 'stock:lines', description: 'two\nlines' }),
        'stock:text',
      ],
    });
    expect(problems.map((problem) => problem.slice(0, problem.indexOf(': ')))).toEqual([
      '/author',
      '/version',
      '/scopes/0/ri~1sk~0',
      '/scopes/0/group',
      '/scopes/1/description',
      '/scopes/1/verified',
      '/scopes/1/name',
      '/scopes/2/name',
      '/scopes/2/modes/delete',
      '/scopes/2/modes/read/text',
      '/scopes/2/modes/read/risk',
      '/scopes/2/modes/read/retired',
      '/scopes/3/modes',
      '/scopes/4/modes',
      '/scopes/5/description',
      '/scopes/6',
    ]);
    expect(problems.find((problem) => problem.startsWith('/scopes/1/name'))).toContain('already defined at /scopes/0');
  });

  it.each([null, [], 'text', 7, undefined])('refuses a document that is no object (%p) with one problem', (json) => {
    expect(problemsOf(json)).toHaveLength(1);
  });

  it.each([{ version: '1' }, { version: '1', scopes: [] }, { version: '1', scopes: {} }])(
    'refuses a catalogue without scopes: %j',
    (json) => {
      expect(problemsOf(json)).toEqual(['/scopes: must be an array with at least one scope.']);
    },
  );

  it('shows the problems in the message, which is what a failed start prints', () => {
    expect(() => parseCatalogue(aFile(aScope({ group: 'billing' })), 'my.json')).toThrow(
      /my\.json[^]*\/scopes\/0\/group: must be one of messaging/,
    );
  });
});

describe('loadCatalogue', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'scopes-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it('uses the built-in catalogue when no file is named', () => {
    expect(loadCatalogue(undefined).version).toBe(DEFAULT_CATALOGUE.version);
  });

  it('reads a file of the same shape as the built-in catalogue to the same digest', () => {
    const file = write('same.json', JSON.stringify(DEFAULT_CATALOGUE));
    expect(loadCatalogue(file).digest).toBe(loadCatalogue(undefined).digest);
  });

  it('says which file cannot be read or is not JSON, and does not fall back to the built-in one', () => {
    expect(() => loadCatalogue(join(folder, 'absent.json'))).toThrow(/absent\.json, named by SCOPES_FILE[^]*ENOENT/);
    expect(() => loadCatalogue(write('broken.json', '{'))).toThrow(/broken\.json, named by SCOPES_FILE[^]*not JSON/);
  });
});

import { InvalidInput } from '@gatehouse/platform';
import { parseCatalogue } from '@gatehouse/scopes';
import { checkAskedPairs, checkJustified } from './asked-pairs.js';

const mode = (text: string, retired = false) => ({ text, risk: 'low', retired });
const catalogue = parseCatalogue(
  {
    version: '1',
    scopes: [
      {
        name: 'website:settings',
        group: 'website',
        description: 'Settings.',
        modes: { read: mode('Read settings.'), write: mode('Change settings.') },
      },
      { name: 'website:operators', group: 'website', description: 'Operators.', modes: { read: mode('See operators.', true) } },
    ],
  },
  'test',
);
const asks = (scope: string, wanted: string, justification = 'To show it.') => ({ scope, mode: wanted, justification });

function problemsOf(work: () => unknown): readonly { pointer: string; detail: string }[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInput) return error.details.errors ?? [];
    throw error;
  }
  return [];
}

describe('pairs that are asked for', () => {
  it('come back to the letter when all is well', () => {
    const pairs = [asks('website:settings', 'read', '  Zwölf\n Boxkämpfer 😀 '), asks('website:settings', 'write', '')];
    expect(checkAskedPairs(pairs, catalogue, [])).toEqual(pairs);
  });

  it('are refused all at once, each with its pointer and the nearest real name', () => {
    const problems = problemsOf(() =>
      checkAskedPairs(
        [
          asks('website:setings', 'read'),
          asks('website:settings', 'reed'),
          asks('website:operators', 'read'),
          asks('website:settings', 'write'),
          asks('website:settings', 'write'),
        ],
        catalogue,
        [],
      ),
    );
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/pairs/0/scope', '/pairs/1/mode', '/pairs/2/scope', '/pairs/4/scope']);
    expect(problems[0]?.detail).toContain('website:settings');
    expect(problems[1]?.detail).toContain('read');
    expect(problems[2]?.detail).toContain('retired');
  });

  it('are refused when the plugin holds them already, in that mode only', () => {
    const held = [{ scope: 'website:settings', mode: 'read' as const }];
    const problems = problemsOf(() =>
      checkAskedPairs([asks('website:settings', 'write'), asks('website:settings', 'read')], catalogue, held),
    );
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/pairs/1/scope']);
  });

  test.each(['\u0000', '\ud800'])('are refused with a justification that cannot be stored', (character) => {
    const problems = problemsOf(() => checkAskedPairs([asks('website:settings', 'read', `a${character}b`)], catalogue, []));
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/pairs/0/justification']);
  });

  test.each(['', '   ', '\n\t', '\u200b\u2060'])('need a word on each before they are submitted: %j is none', (blank) => {
    const pairs = [asks('website:settings', 'read', 'x'), asks('website:settings', 'write', blank)];
    expect(problemsOf(() => checkJustified(pairs)).map(({ pointer }) => pointer)).toEqual(['/pairs/1/justification']);
    expect(problemsOf(() => checkJustified(pairs.slice(0, 1)))).toEqual([]);
  });
});

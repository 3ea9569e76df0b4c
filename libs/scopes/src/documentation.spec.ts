import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEFAULT_CATALOGUE } from './default-catalogue.js';
import { parseCatalogue } from './parse-catalogue.js';

const page = readFileSync(resolve(__dirname, '../../../docs/scopes.md'), 'utf8');

describe('docs/scopes.md', () => {
  it('lists every pair of the built-in catalogue with its risk and its sentence, and no other pair', () => {
    const rows = page.split('\n').filter((line) => /\| (?:read|write) \|/.test(line));
    const expected = DEFAULT_CATALOGUE.scopes.flatMap(({ name, verified, modes }) =>
      Object.entries(modes).map(
        ([mode, { risk, text }]) => `| \`${name}\`${verified ? '' : ' (unverified)'} | ${mode} | ${risk} | ${text} |`,
      ),
    );
    expect(rows).toEqual(expected);
  });

  it('shows an example file that the parser accepts', () => {
    const example = /```json\n([^]*?)```/.exec(page)?.[1] ?? '';
    expect(parseCatalogue(JSON.parse(example), 'the example').pairs()).not.toHaveLength(0);
  });
});

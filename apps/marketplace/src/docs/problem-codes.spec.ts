import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_CODES } from './problem-codes.js';

const ROOT = join(__dirname, '../../../..');
/** The data plane has reasons and pages of its own; campaigns are made in the control plane. */
const DATA_PLANE = /\/libs\/guard\/|\/libs\/website-data\/src\/(?!campaigns\/)|\/apps\/rest-api\//;

/** Every file in which the control plane names a problem code. */
function files(): string[] {
  return ['libs', 'apps/marketplace']
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(ROOT, folder, name)))
    .filter((file) => /(\.errors|problem-details\.filter|app-error)\.ts$/.test(file) && !DATA_PLANE.test(file));
}

function codesInSources(): string[] {
  const codes = files().flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    return [...source.matchAll(/(?:\bcode: |\bnamed\(\s*|^ {2}\d{3}: )'([a-z_]+)'/gm)].map(([, code = '']) => code);
  });
  return [...new Set([...codes, 'invalid_request'])].sort();
}

describe('the table of problem codes', () => {
  it('explains every code that the control plane can answer', () => {
    expect(codesInSources().filter((code) => !Object.hasOwn(PROBLEM_CODES, code))).toEqual([]);
  });

  it('explains no code that does not exist', () => {
    const known = codesInSources();
    expect(known.length).toBeGreaterThan(20);
    expect(Object.keys(PROBLEM_CODES).filter((code) => !known.includes(code))).toEqual([]);
  });

  it('says something about each', () => {
    for (const [code, meaning] of Object.entries(PROBLEM_CODES))
      expect({ code, length: meaning.length > 20 }).toEqual({ code, length: true });
  });
});

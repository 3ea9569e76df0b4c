import { parseCatalogue } from '@gatehouse/scopes';
import {
  emptyJustifications,
  highRiskPairs,
  repeatedJustifications,
  screen,
  shortJustifications,
  unaskablePairs,
} from './screening-checks.js';
import type { SubmittedPair } from './finding.js';

const catalogue = parseCatalogue(
  {
    version: '1',
    scopes: [
      {
        name: 'website:settings',
        group: 'website',
        description: 'Settings.',
        modes: { read: { text: 'Read settings.', risk: 'low' }, write: { text: 'Change settings.', risk: 'high' } },
      },
      {
        name: 'website:operators',
        group: 'website',
        description: 'Operators.',
        modes: { read: { text: 'See operators.', risk: 'medium', retired: true } },
      },
    ],
  },
  'test',
);
const GOOD = 'We show the operator the settings of the shop beside each order.';
const pair = (justification: string, over: Partial<SubmittedPair> = {}): SubmittedPair => ({
  scope: 'website:settings',
  mode: 'read',
  justification,
  ...over,
});
const codes = (findings: readonly { code: string; mode: string | null }[]): string[] =>
  findings.map(({ code, mode }) => `${code} ${mode ?? '-'}`);

describe('screening: empty justification', () => {
  it('finds one that holds no letter and no digit', () => {
    expect(codes(emptyJustifications([pair('...'), pair(GOOD, { mode: 'write' })]))).toEqual(['justification_empty read']);
  });
  it('is content with one word in any script', () => {
    expect(emptyJustifications([pair('注文')])).toEqual([]);
  });
});

describe('screening: short justification', () => {
  it('counts letters and digits, not what stands between them', () => {
    expect(codes(shortJustifications([pair('a b c d e f g h i j k l m n o p q r s')]))).toEqual(['justification_short read']);
    expect(shortJustifications([pair('abcdefghijklmnopqrst')])).toEqual([]);
  });
  it('leaves empty ones to the other check', () => {
    expect(shortJustifications([pair('!!!')])).toEqual([]);
  });
});

describe('screening: repeated justification', () => {
  it('finds every pair of a copied text, whatever its dress, and names the others', () => {
    const findings = repeatedJustifications([pair('We need this.'), pair('  WE NEED, this', { mode: 'write' })]);
    expect(codes(findings)).toEqual(['justification_repeated read', 'justification_repeated write']);
    expect(findings[0]?.detail).toContain('website:settings/write');
  });
  it('is content with different texts, and does not call two empty ones copies', () => {
    expect(repeatedJustifications([pair('One.'), pair('Two.', { mode: 'write' })])).toEqual([]);
    expect(repeatedJustifications([pair('.'), pair('!', { mode: 'write' })])).toEqual([]);
  });
});

describe('screening: pairs that cannot be asked for', () => {
  it('finds unknown, retired and doubled pairs', () => {
    const findings = unaskablePairs(
      [pair(GOOD, { scope: 'website:gone' }), pair(GOOD, { scope: 'website:operators' }), pair(GOOD), pair(GOOD)],
      catalogue,
    );
    expect(findings.map(({ code }) => code)).toEqual(['pair_unknown', 'pair_retired', 'pair_duplicate']);
  });
  it('is content with pairs of the catalogue', () => {
    expect(unaskablePairs([pair(GOOD), pair(GOOD, { mode: 'write' })], catalogue)).toEqual([]);
  });
});

describe('screening: high risk', () => {
  it('finds high-risk pairs only, and says what they allow', () => {
    const findings = highRiskPairs([pair(GOOD), pair(GOOD, { mode: 'write' }), pair(GOOD, { scope: 'website:gone' })], catalogue);
    expect(codes(findings)).toEqual(['pair_high_risk write']);
    expect(findings[0]?.detail).toContain('Change settings.');
  });
});

it('a clean low-risk request has no findings at all', () => {
  expect(screen([pair(GOOD)], catalogue, { developer: { accountAgeDays: 30, emailConfirmed: true }, used: [], denied: [] })).toEqual([]);
});

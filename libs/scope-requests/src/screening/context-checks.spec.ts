import { loadCatalogue } from '@gatehouse/scopes';
import { allScopes, deniedBefore, otherModeUsed, unconfirmedEmail, youngAccount } from './context-checks.js';
import type { ScreeningContext, SubmittedPair } from './finding.js';
import { offTopicJustifications } from './off-topic.js';

const catalogue = loadCatalogue(undefined);
const context = (over: Partial<ScreeningContext> = {}): ScreeningContext => ({
  developer: { accountAgeDays: 30, emailConfirmed: true },
  used: [],
  denied: [],
  ...over,
});
const pair = (scope: string, mode: 'read' | 'write', justification = 'Because.'): SubmittedPair => ({ scope, mode, justification });
const SETTINGS = 'website:settings';

describe('screening: the mode that development used', () => {
  it('finds read where only write was used, and write where only read was', () => {
    const write = context({ used: [{ scope: SETTINGS, mode: 'write' }] });
    expect(otherModeUsed([pair(SETTINGS, 'read'), pair(SETTINGS, 'write')], catalogue, write)).toMatchObject([
      { code: 'pair_other_mode_used', mode: 'read', severity: 'warning' },
    ]);
    const read = context({ used: [{ scope: SETTINGS, mode: 'read' }] });
    expect(otherModeUsed([pair(SETTINGS, 'write')], catalogue, read)).toMatchObject([{ mode: 'write' }]);
  });
  it('is content when both were used, or the scope was never used', () => {
    const both = context({
      used: [
        { scope: SETTINGS, mode: 'write' },
        { scope: SETTINGS, mode: 'read' },
        { scope: 'website:operators', mode: 'read' },
      ],
    });
    expect(otherModeUsed([pair(SETTINGS, 'read'), pair('website:availability', 'read')], catalogue, both)).toEqual([]);
  });
});

describe('screening: denied before', () => {
  const denied = context({ denied: [pair(SETTINGS, 'read', 'We show the settings.')] });
  it('finds the same pair in the same words, whatever their dress', () => {
    expect(deniedBefore([pair(SETTINGS, 'read', ' we show, the SETTINGS')], catalogue, denied)).toMatchObject([
      { code: 'pair_denied_before', severity: 'warning' },
    ]);
  });
  it('is content with a new justification, and with another mode of the scope', () => {
    expect(
      deniedBefore(
        [pair(SETTINGS, 'read', 'We show the language of the shop.'), pair(SETTINGS, 'write', 'We show the settings.')],
        catalogue,
        denied,
      ),
    ).toEqual([]);
  });
});

describe('screening: all scopes', () => {
  const everything = catalogue.pairs().map(({ scope, mode }) => pair(scope, mode));
  it('finds a request for everything, and one for nearly everything', () => {
    expect(allScopes(everything, catalogue)).toMatchObject([{ code: 'all_scopes', scope: null, mode: null }]);
    expect(allScopes(everything.slice(2), catalogue)).toHaveLength(1);
  });
  it('is content with half of them', () => {
    expect(allScopes(everything.slice(0, everything.length / 2), catalogue)).toEqual([]);
  });
});

describe('screening: the account', () => {
  it('notes one of less than seven days, which alone is no warning', () => {
    const aged = (accountAgeDays: number) => context({ developer: { accountAgeDays, emailConfirmed: true } });
    expect(youngAccount([], catalogue, aged(6))).toMatchObject([{ code: 'account_young', severity: 'note' }]);
    expect(youngAccount([], catalogue, aged(0))[0]?.detail).toContain('today');
    expect(youngAccount([], catalogue, aged(7))).toEqual([]);
  });
  it('warns of an e-mail address that is not confirmed', () => {
    const unconfirmed = context({ developer: { accountAgeDays: 30, emailConfirmed: false } });
    expect(unconfirmedEmail([], catalogue, unconfirmed)).toMatchObject([{ code: 'email_unconfirmed', severity: 'warning' }]);
    expect(unconfirmedEmail([], catalogue, context())).toEqual([]);
  });
});

describe('screening: not about this scope', () => {
  it('finds a text that shares no word with the scope, its group and its plain words', () => {
    const text = 'Customers receive invoices after checkout, calculated including taxes.';
    expect(offTopicJustifications([pair('website:operators', 'read', text)], catalogue)).toMatchObject([
      { code: 'justification_off_topic', severity: 'warning' },
    ]);
  });
  it.each([
    ['the name', 'Our dashboard shows operators beside orders.'],
    ['another form of a word', 'Our dashboard lists the operator beside every order.'],
  ])('is content with %s', (_what, text) => {
    expect(offTopicJustifications([pair('website:operators', 'read', text)], catalogue)).toEqual([]);
  });
  it.each([
    ['a text that is too short to judge', 'Invoices, please.'],
    ['another script', '注文の担当者をお客様に表示するために必要です。'],
  ])('does not judge %s', (_what, text) => {
    expect(offTopicJustifications([pair('website:operators', 'read', text)], catalogue)).toEqual([]);
  });
});

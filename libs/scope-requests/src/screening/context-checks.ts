import { pairKey, type ScopeCatalogue, type ScopeMode } from '@gatehouse/scopes';
import { finding, findingOfWhole, type Finding, type ScreeningContext, type SubmittedPair } from './finding.js';
import { essence } from './words.js';

/** An account younger than this many days has not shown much of itself yet. */
export const YOUNG_ACCOUNT_DAYS = 7;

/** Read is asked for where the development keypair only ever needed write, or the reverse. Nothing used at all proves nothing. */
export function otherModeUsed(pairs: readonly SubmittedPair[], _catalogue: ScopeCatalogue, { used }: ScreeningContext): Finding[] {
  return pairs.flatMap((pair) => {
    const modes = new Set(used.filter(({ scope }) => scope === pair.scope).map(({ mode }) => mode));
    if (modes.size === 0 || modes.has(pair.mode)) return [];
    const sentence = `${pairKey(pair)} is asked for, but development used this scope only to ${other(pair.mode)} in the last 30 days.`;
    return [finding(pair, 'pair_other_mode_used', sentence)];
  });
}

/** Denied to this plugin before, and asked for again in the same words. */
export function deniedBefore(pairs: readonly SubmittedPair[], _catalogue: ScopeCatalogue, { denied }: ScreeningContext): Finding[] {
  return pairs.flatMap((pair) =>
    denied.some((before) => pairKey(before) === pairKey(pair) && essence(before.justification) === essence(pair.justification))
      ? [finding(pair, 'pair_denied_before', `${pairKey(pair)} was denied before and is asked for again with the same justification.`)]
      : [],
  );
}

/** Everything that could be asked for, or nearly: whoever asks for all has not thought about what is needed. */
export function allScopes(pairs: readonly SubmittedPair[], catalogue: ScopeCatalogue): Finding[] {
  const offered = new Set(catalogue.scopes().map(({ name }) => name));
  const asked = new Set(pairs.map(({ scope }) => scope).filter((scope) => offered.has(scope)));
  if (offered.size < FEW_SCOPES || asked.size < NEARLY_ALL * offered.size) return [];
  return [findingOfWhole('all_scopes', `The request asks for ${asked.size} of the ${offered.size} scopes that there are.`)];
}

/** In a catalogue of so few scopes, asking for all of them says nothing. */
const FEW_SCOPES = 5;
const NEARLY_ALL = 0.9;

export function youngAccount(
  _pairs: readonly SubmittedPair[],
  _catalogue: ScopeCatalogue | null,
  { developer }: ScreeningContext,
): Finding[] {
  const { accountAgeDays: days } = developer;
  if (days >= YOUNG_ACCOUNT_DAYS) return [];
  return [
    findingOfWhole('account_young', days < 1 ? 'The account was made today.' : `The account is ${days} day${days === 1 ? '' : 's'} old.`),
  ];
}

export function unconfirmedEmail(
  _pairs: readonly SubmittedPair[],
  _catalogue: ScopeCatalogue | null,
  { developer }: ScreeningContext,
): Finding[] {
  if (developer.emailConfirmed) return [];
  return [findingOfWhole('email_unconfirmed', 'The developer’s e-mail address is not confirmed.')];
}

function other(mode: ScopeMode): ScopeMode {
  return mode === 'read' ? 'write' : 'read';
}

import { distance } from 'fastest-levenshtein';
import { isScopeMode } from './scope-pair.js';
import type { ScopeMode } from './scope-pair.js';

/** This many wrong, missing or extra letters still count as a slip of the pen. */
const TYPO_DISTANCE = 2;
const MAX_LISTED = 8;
/** Longer input is cut before it is compared: the comparison costs length × length. */
const MAX_COMPARED = 120;

/** Names that circulate in public code though they never existed, with what their users were after; others are found by their spelling. */
const MEANT: Readonly<Record<string, string>> = {
  'website:conversation:meta': 'website:conversation:sessions',
  'website:conversation:metas': 'website:conversation:sessions',
};

const MODE_WORDS: Readonly<Record<ScopeMode, readonly string[]>> = {
  read: ['read', 'r', 'get', 'list', 'view', 'fetch', 'readonly', 'ro'],
  write: ['write', 'w', 'create', 'update', 'edit', 'delete', 'send', 'post', 'manage'],
};
const BOTH_MODES = ['rw', 'wr', 'readwrite', 'writeread', 'all', 'both', 'full', 'admin', ''];

export interface ScopeSuggestion {
  /** Real names, best first; empty only if there are no names at all. */
  names: string[];
  /** A sentence that names them. */
  hint: string;
}

/**
 * Finds what the writer of an unknown scope name meant. In this order: a slip of the pen; a real name with something behind it
 * (`website:operators:list`, `website:settings/read`); a known invention; a real name without its beginning (`people:profiles`); the other
 * members of the family (`website:people:manage`); whatever is nearest.
 */
export function suggestScopes(unknown: string, names: readonly string[]): ScopeSuggestion {
  const wanted = unknown
    .slice(0, MAX_COMPARED)
    .trim()
    .toLowerCase()
    .replace(/[./\\\s]+/g, ':');
  const ranked = names.map((name) => ({ name, steps: distance(wanted, name) })).sort((a, b) => a.steps - b.steps);
  const nearest = ranked[0];
  if (nearest === undefined) return { names: [], hint: 'The catalogue offers no scope.' };

  if (nearest.steps <= TYPO_DISTANCE) return didYouMean(ranked.filter(({ steps }) => steps === nearest.steps).map(({ name }) => name));

  const last = wanted.slice(wanted.lastIndexOf(':') + 1);
  const apart = isScopeMode(last) ? ` Read and write are modes: they are chosen beside the scope and are not part of its name.` : '';
  const beginning = longest(names.filter((name) => wanted.startsWith(`${name}:`)));
  if (beginning !== undefined) return didYouMean([beginning], apart);

  const meant = MEANT[wanted];
  if (meant !== undefined && names.includes(meant)) return didYouMean([meant]);

  const endings = ranked.filter(({ name }) => name.endsWith(`:${wanted}`)).map(({ name }) => name);
  if (endings.length > 0) return didYouMean(endings.slice(0, MAX_LISTED));

  const family = familyOf(wanted);
  const members = ranked.filter(({ name }) => family !== null && name.startsWith(family)).map(({ name }) => name);
  if (family === null || members.length === 0)
    return { names: [nearest.name], hint: `The nearest real name is "${nearest.name}".${apart}` };
  const listed = members.slice(0, MAX_LISTED);
  const others = members.length > listed.length ? ' and others' : '';
  return {
    names: listed,
    hint: `The scopes that begin with "${family}" are ${list(listed, others === '' ? 'and' : ',')}${others}.${apart}`,
  };
}

/** @param offered the modes that the scope really has (not empty unless all of them are retired) */
export function suggestModes(unknown: string, offered: readonly ScopeMode[]): { modes: ScopeMode[]; hint: string } {
  const [first, second] = offered;
  if (first === undefined) return { modes: [], hint: 'None of its modes can be asked for any more.' };
  if (second === undefined) return { modes: [first], hint: `Its only mode is "${first}".` };

  const wanted = unknown
    .slice(0, MAX_COMPARED)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  if (BOTH_MODES.includes(wanted)) {
    return { modes: [first, second], hint: `Its modes are ${list(offered, 'and')}; to have both, ask for each of them.` };
  }
  const [best] = offered
    .map((mode) => ({ mode, steps: Math.min(...MODE_WORDS[mode].map((word) => distance(wanted, word))) }))
    .sort((a, b) => a.steps - b.steps);
  return { modes: [best?.mode ?? first], hint: `Did you mean "${best?.mode ?? first}"? The modes are ${list(offered, 'and')}.` };
}

function didYouMean(names: string[], more = ''): ScopeSuggestion {
  return { names, hint: `Did you mean ${list(names, 'or')}?${more}` };
}

/** `website:people:` for `website:people:manage`; null for a name of one or two words, whose family would be nearly everything. */
function familyOf(name: string): string | null {
  const words = name.split(':');
  return words.length >= 3 ? `${words.slice(0, 2).join(':')}:` : null;
}

function longest(names: readonly string[]): string | undefined {
  return [...names].sort((a, b) => b.length - a.length)[0];
}

function list(names: readonly string[], conjunction: 'and' | 'or' | ','): string {
  const quoted = names.map((name) => `"${name}"`);
  if (conjunction === ',' || quoted.length === 1) return quoted.join(', ');
  return `${quoted.slice(0, -1).join(', ')} ${conjunction} ${quoted.at(-1)}`;
}

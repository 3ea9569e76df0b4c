import { pairKey, type ScopeCatalogue, type ScopeEntry } from '@gatehouse/scopes';
import { finding, type Finding, type SubmittedPair } from './finding.js';
import { topicWords } from './words.js';

/**
 * Justifications that share no word with what the pair is about: the scope's name, its group, its description and its plain words.
 * Only a text of {@link ENOUGH_WORDS} English-looking words is judged; a shorter one is for the other checks, and one in another
 * script cannot be compared. It is a hint for the reviewer: a good text in other words, or in another language, is found too.
 */
export function offTopicJustifications(pairs: readonly SubmittedPair[], catalogue: ScopeCatalogue): Finding[] {
  return pairs.flatMap((pair) => {
    const scope = catalogue.find(pair.scope);
    const said = topicWords(pair.justification);
    if (scope === null || !catalogue.has(pair) || said.size < ENOUGH_WORDS || shares(said, subjectOf(scope, pair))) return [];
    const sentence = `The justification has no word in common with ${pairKey(pair)} (“${catalogue.describe(pair)}”); it may be about something else.`;
    return [finding(pair, 'justification_off_topic', sentence)];
  });
}

const ENOUGH_WORDS = 3;

function subjectOf({ name, group, description, modes }: ScopeEntry, { mode }: SubmittedPair): ReadonlySet<string> {
  return topicWords([name, group, description, modes[mode]?.text ?? ''].join(' '));
}

function shares(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((word) => other.has(word));
}

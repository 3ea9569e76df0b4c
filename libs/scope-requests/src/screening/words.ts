/** The letters and digits of a text in lower case: what is left when its dress is taken off. */
export function essence(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The words of an English text by which it can be told what it is about: four letters or more, cut to their first five, so that
 * `contact`, `contacts` and `contacting` are one. Crude, but it explains itself; words that every request uses are left out.
 */
export function topicWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return new Set(words.map((word) => word.slice(0, 5)).filter((word) => !SAID_BY_EVERYBODY.has(word)));
}

const SAID_BY_EVERYBODY = new Set(
  'website plugin scope read write need needs need want wants that this these those they them their with from your yours our have will would can could should such because which when what where into also only each every some other more most data access permission use uses used using user users please work works working make makes feature features including about without while'
    .split(' ')
    .map((word) => word.slice(0, 5)),
);

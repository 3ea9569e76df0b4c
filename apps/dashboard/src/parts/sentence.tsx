import { When } from './when.js';

const MOMENT = /(\d{4}-\d{2}-\d{2}T[\d:.]+Z)/;

export const namesMoment = (sentence: string): boolean => MOMENT.test(sentence);

/** The API's words, with the moments in them in the reader's own zone. */
export function Sentence({ children }: { readonly children: string }) {
  return children.split(MOMENT).map((part, index) => (index % 2 === 1 ? <When key={part} at={part} /> : part));
}

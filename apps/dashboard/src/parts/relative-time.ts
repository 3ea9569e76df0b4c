const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Making one costs more than using it a hundred times. */
const formats = new Map<string | undefined, Intl.RelativeTimeFormat>();

/** “in 2 days”, “3 minutes ago”, in the reader's language; under a minute “now”. */
export function relativeTime(moment: Date, now: Date, language?: string): string {
  const format = formats.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  formats.set(language, format);
  const seconds = (moment.getTime() - now.getTime()) / 1000;
  const found = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  return found ? format.format(Math.trunc(seconds / found[1]), found[0]) : format.format(0, 'second');
}

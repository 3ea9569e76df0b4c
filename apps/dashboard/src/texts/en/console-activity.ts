/** Who uses a website, in numbers: for whoever is about to take something away. */
const requests = (count: number) => `${count.toLocaleString()} ${count === 1 ? 'request' : 'requests'}`;

export const texts = {
  nothing: 'No request in the last 7 days.',
  made: (count: number, today: number) =>
    `It made ${requests(count)} in the last 7 days, ${today === 0 ? 'none' : today.toLocaleString()} of them today. Last:`,
  programs: (count: number) => (count === 1 ? '1 program used it today.' : `${count} programs used it today.`),
  plugins: (count: number) => (count === 1 ? '1 plugin of theirs was tried here.' : `${count} plugins of theirs were tried here.`),
  notKnown: 'not known',
  notLately: 'not in the last 7 days',
  loading: 'Counting requests …',
} as const;

/** How many reviewers an approval needs, and how long requests may wait. */
export const texts = {
  title: 'Rules of the queue',
  lead: 'How many reviewers an approval needs, and how long a request may wait.',
  tier: { low: 'Low risk', medium: 'Medium risk', high: 'High risk' },
  eyes: 'An approval needs two different reviewers',
  eyesHint: 'Counts at once, also for what waits already.',
  hours: 'Hours until the decision is due',
  hoursHint: 'Counts for what is queued from now on.',
  yesNo: (value: boolean) => (value ? 'yes' : 'no'),
  save: 'Save',
  saved: 'The rules are saved.',
} as const;

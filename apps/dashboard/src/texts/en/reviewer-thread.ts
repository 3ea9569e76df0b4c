/** What both sides write to each other. */
export const texts = {
  title: 'Thread',
  lead: 'Both sides write here; each message is mailed to the other side.',
  empty: 'Nobody has written yet.',
  you: 'Message to who asked',
  send: 'Send',
  developer: 'asks',
  reviewer: 'reviews',
} as const;

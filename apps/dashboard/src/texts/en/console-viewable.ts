/** Keys that can be shown again, where the platform's administrator allows them. */
export const texts = {
  choice: 'It can be shown again',
  choiceHint: 'Chosen once, for good. Left off, only a hash is kept, and a lost key is replaced by a new one.',
  price:
    'Gatehouse keeps a sealed copy of the secret. Whoever may make such a key can look at it, after giving their password; each look is in the audit and in a mail to everybody concerned. The price: somebody who steals the database and the instance key has the secret as well. Without the copy they have nothing.',
  issuedLead: 'A sealed copy is kept, so that it can be shown again to those who could make such a key. Store it now all the same.',
  fact: 'Can be shown again',
  yes: 'yes, to those who could make it',
  view: 'Show the secret',
  viewTitle: (name: string) => `Show the secret of ${name}?`,
  viewWill:
    'The owners and administrators get a mail that you looked, and so does the operator of a user key. It is written into the audit.',
  viewAct: 'Show it',
  stale: 'Your last sign-in is more than ten minutes ago. Give your password again, so that nobody else looks at it on your screen.',
  password: 'Your password',
  shown: (name: string) => `The secret of ${name}`,
  shownLead: 'Close this when you are done. It can be shown again as long as the key works.',
  id: 'Key ID',
  secret: 'Key secret',
  gone: 'No copy is kept of this value. Get a new value; that one can be shown again.',
} as const;

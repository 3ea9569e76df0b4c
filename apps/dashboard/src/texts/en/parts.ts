/** Words of the building blocks that all areas share. */
export const texts = {
  copy: (what: string) => `Copy ${what}`,
  copied: 'Copied',
  tryAgain: 'Try again',
  loading: 'Loading …',
  more: 'Show more',
  cancel: 'Cancel',
  close: 'Close',
  never: 'never',
  failed: 'This did not work',
  nothingHere: 'There is nothing here',
  nothingHereLead: 'The address may be mistyped, or what it named is gone or was never yours to see.',
  toStart: 'Go to the start page',
  secret: {
    once: 'It is shown this once. Only a hash of it is kept here: nobody, not even an administrator, can show it to you again.',
    stored: 'I have stored the key in a safe place',
    done: 'Done',
  },
  risk: { low: 'low risk', medium: 'medium risk', high: 'high risk' },
  showPassword: 'Show the characters',
  required: 'This is needed.',
  utc: (time: string) => `${time} UTC`,
} as const;

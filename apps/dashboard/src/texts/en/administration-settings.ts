/** What the platform lets keys be, and with which quota everything new starts. */
export const texts = {
  title: 'Settings',
  lead: 'Rules of the whole platform. A change counts from the next request on, on every node, and stands in the audit log.',
  quotas: {
    title: 'Quota of what is new',
    lead: 'Requests a UTC day with which a new keypair or key starts. What is there already keeps its quota: developers ask for more through the review queue.',
    kinds: { development: 'Development keypair', production: 'Production keypair', key: 'Website or user key' },
    ofEnvironment: (quota: string) => `The process was started with ${quota}.`,
    save: 'Save the quotas',
    saved: 'New keypairs and keys start with these quotas now.',
  },
  keys: {
    title: 'Viewable keys',
    on: 'switched on',
    off: 'switched off',
    lead: 'A key is shown once, when it is made, and only a hash of it is kept. Switched on, the people of a website may make a website or user key that can be shown again. Keypairs of plugins never can.',
    gained: 'What is gained',
    gains: [
      'Who comes from a platform where keys can be read again at any time keeps the runbooks they have.',
      'Who has lost a value looks it up instead of making a new one.',
    ],
    paid: 'What is paid',
    prices: [
      'A copy of each such key is kept, sealed under the instance key: whoever steals the database and the instance key can call with it.',
      'A session that somebody left open is worth more to a thief. Each view therefore asks for a fresh sign-in, is an audit row and mails everybody whom the key concerns.',
      'It is hardly ever needed: a rotation with a grace period gives a new value while the old one works on.',
    ],
    copies: (count: number) =>
      count === 0
        ? 'No sealed copy is kept at the moment.'
        : count === 1
          ? 'A sealed copy of 1 key is kept at the moment.'
          : `Sealed copies of ${count.toLocaleString()} keys are kept at the moment.`,
    switchOn: 'Switch viewable keys on',
    switchOnTitle: 'Switch viewable keys on?',
    switchOnWords:
      'From now on a website or user key may be made viewable, each by the choice of who makes it. Keys that are there already stay as they were made.',
    switchedOn: 'Keys may be made viewable from now on.',
    switchOff: 'Switch viewable keys off',
    switchOffTitle: 'Switch viewable keys off?',
    switchOffWords: (count: number) =>
      count === 0
        ? 'Nobody can make a viewable key any more. No sealed copy is kept, so nothing is deleted; all keys work on.'
        : `${count === 1 ? '1 key' : `${count.toLocaleString()} keys`} can no longer be shown, from this moment on, and the sealed ${
            count === 1 ? 'copy is' : 'copies are'
          } deleted for good: switching it on again does not bring them back. The keys themselves work on.`,
    switchedOff: 'No key can be shown again from now on.',
  },
} as const;

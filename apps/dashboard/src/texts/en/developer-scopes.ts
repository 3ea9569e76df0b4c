/** What a plugin holds, and asking for more. */
/** Use is counted by the day. */
const UTC_DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const pairs = (count: number) => `${count} ${count === 1 ? 'scope' : 'scopes'}`;

export const texts = {
  pairs,
  granted: 'Granted',
  grantedLead: 'What the production keypair holds. A website agrees to each of them when it installs, or later in its console.',
  none: 'Nothing is granted yet',
  noneLead: 'In development no scope is needed. For production, ask for the scopes that your plugin uses.',
  ask: 'Ask for scopes',
  askMore: 'Ask for more',
  scope: 'Scope',
  meaning: 'What it allows',
  since: 'Granted',
  lastUsed: 'Last used (UTC day)',
  lastDay: (day: string | null) => (day === null ? 'never' : UTC_DAY.format(new Date(day))),
  giveBack: 'Give back',
  giveBackTitle: (scope: string) => `Give ${scope} back?`,
  giveBackBody: (installs: number) =>
    `It is refused from the next request on, on ${installs === 1 ? '1 website' : `${installs} websites`}. What websites agreed to for it is forgotten; to have it again you need a new review.`,
  givenBack: 'It is given back.',
  unused: (count: number, days: number) =>
    `${count === 1 ? '1 scope is' : `${count} scopes are`} held for ${days} days and ${count === 1 ? 'was' : 'were'} not used by any production call in that time. Holding less makes the next review easier.`,
  unusedTitle: 'Unused scopes',
  narrow: (count: number) => `Give ${count === 1 ? 'it' : `all ${count}`} back`,
  narrowTitle: (count: number) => `Give ${pairs(count)} back?`,
  asked: 'Asked for',
  askedLead: 'Your latest request.',
  toReview: 'To the review',
  mode: { read: 'read', write: 'write' },
  groups: { messaging: 'Messaging', contacts: 'Contacts', website: 'Website' },
  request: {
    title: 'Ask for scopes',
    editTitle: 'Change the request',
    lead: 'Choose what your plugin needs, and say for each why. A reviewer reads it; what is not needed costs time. What you write is kept in this browser until you submit it.',
    blocked: 'A request is being reviewed',
    blockedLead: 'A plugin has one request at a time. Withdraw it to ask for something else.',
    catalogue: 'Catalogue',
    search: 'Find a scope',
    searchHint: 'A name, or what it does: “messages”, “contact”.',
    nothingFound: 'No scope is called so and does so.',
    held: 'granted already',
    chosen: (count: number) => `Chosen (${count})`,
    noneChosen: 'Nothing is chosen yet. Tick a scope in the catalogue.',
    why: (scope: string, mode: string) => `Why the plugin needs ${scope} · ${mode}`,
    tooLong: (length: number, most: number) =>
      `${length.toLocaleString()} characters: at most ${most.toLocaleString()} can be sent. Leave some out.`,
    remove: (scope: string, mode: string) => `Leave ${scope} · ${mode} out`,
    used: (count: number, days: number) =>
      `Development needed it for ${count} ${count === 1 ? 'request' : 'requests'} in the last ${days} days:`,
    notUsed: 'Development has not used it.',
    begin: 'Begin the sentence from that use',
    sentence: (count: number, routes: readonly string[], days: number) =>
      `The plugin calls ${routes.slice(0, 3).join(', ')} (${count} times in ${days} days of development) in order to `,
    beforeTitle: 'Asked for before',
    before: (count: number) =>
      `Your last request was for ${pairs(count)} that the plugin does not hold. Take over what you wrote, and change it.`,
    draftTitle: 'Drafted from real use',
    draft: (count: number, days: number) =>
      `In the last ${days} days your development keypair needed ${pairs(count)} beyond what is granted.`,
    takeOver: (count: number) => `Take ${count === 1 ? 'it' : `all ${count}`} over`,
    submit: 'Submit for review',
    save: 'Save as a draft',
    saved: 'The draft is saved.',
    submitted: 'Your request is submitted.',
    discard: 'Start over',
    discardTitle: 'Throw away what you wrote?',
    discardBody: (count: number) => `${pairs(count)} with what you wrote are forgotten in this browser.`,
    comments: 'What reviewers wrote about it',
    general: 'What reviewers wrote',
    sensitive: 'Some reviews of high risk need two reviewers.',
  },
  label: { blocker: 'must change', suggestion: 'suggestion', question: 'question' },
} as const;

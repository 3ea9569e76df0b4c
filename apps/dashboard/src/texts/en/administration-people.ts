const some = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${many}`);

/** What a suspension takes away now; what is nought is left out, the sessions never. */
interface SuspensionEffects {
  readonly sessions: number;
  readonly plugins: number;
  readonly websites: number;
  readonly trusting_websites: number;
  readonly user_keys: number;
  readonly ownerless_websites: number;
}

/** What hangs on a role now. */
interface RoleEffects {
  readonly leased_items: number;
  readonly assigned_items: number;
  readonly open_invitations: number;
  readonly other_administrators: number;
}

/** People: roles, suspensions, invitations. */
export const texts = {
  title: 'People',
  lead: 'Accounts of both realms. A role counts from the next request on.',
  filters: 'Filters',
  id: (name: string) => `the account id of ${name}`,
  deeds: 'What they did',
  search: 'Name or e-mail',
  realm: { label: 'Realm', marketplace: 'Marketplace', website: 'Websites' },
  role: 'Role',
  roles: { developer: 'Developer', reviewer: 'Reviewer', administrator: 'Administrator', member: 'Member' },
  anyRole: 'Every role',
  columns: { who: 'Who', role: 'Role', since: 'Since', state: 'State', acts: 'Actions' },
  state: { suspended: 'suspended', unconfirmed: 'e-mail not confirmed', active: 'active' },
  none: 'Nobody fits',
  noneLead: 'Search for another part of the name, or in the other realm.',
  invite: {
    open: 'Invite somebody',
    title: 'Invite somebody',
    email: 'E-mail address',
    act: 'Send the invitation',
    sent: (email: string) => `An invitation is on its way to ${email}.`,
  },
  changeRole: {
    act: 'Change the role',
    title: (name: string, role: string) => `${name}: ${role}?`,
    effects: (
      from: string,
      to: string,
      { leased_items: leased, assigned_items: assigned, open_invitations: open, other_administrators: others }: RoleEffects,
    ) => [
      ...(to === 'developer'
        ? [
            leased === 0
              ? 'They hold no request of the review queue.'
              : `${some(leased, 'request', 'requests')} of the review queue that they work on ${leased === 1 ? 'is' : 'are'} free for others within 15 minutes.`,
            ...(assigned === 0 ? [] : [`${some(assigned, 'request is', 'requests are')} assigned to them and need somebody else.`]),
          ]
        : []),
      ...(from === 'administrator'
        ? [
            open === 0
              ? 'No open invitation ends.'
              : `${some(open, 'open invitation', 'open invitations')} of theirs ${open === 1 ? 'ends' : 'end'} now.`,
            others === 0
              ? 'There is no other administrator who can sign in.'
              : `${some(others, 'administrator remains', 'administrators remain')}.`,
          ]
        : []),
      ...(to === 'administrator' ? [`There are ${(others + 1).toLocaleString()} administrators then.`] : []),
      ...(to === 'reviewer' && from === 'developer' ? ['No review is touched: nothing is taken from them.'] : []),
    ],
    from: (role: string) => `The role is ${role} now; the new one counts from the next request on.`,
    may: {
      developer: 'Developers see their own plugins only; reviews and administration are closed to them, also what they have open.',
      reviewer: 'Reviewers read and decide what all developers and websites ask for.',
      administrator: 'Administrators may do everything here: roles and suspensions (yours too), policies, settings, the audit log.',
    },
  },
  roleChanged: (name: string) => `The role of ${name} is changed.`,
  suspend: {
    act: 'Suspend',
    title: (name: string) => `Suspend ${name}?`,
    effects: ({
      sessions,
      plugins,
      websites,
      trusting_websites: trusting,
      user_keys: keys,
      ownerless_websites: ownerless,
    }: SuspensionEffects) => [
      sessions === 0
        ? 'They are signed in nowhere, and cannot sign in any more.'
        : `${some(sessions, 'session ends', 'sessions end')} now.`,
      ...(plugins === 0
        ? []
        : [
            websites === 0
              ? `${some(plugins, 'plugin stops', 'plugins stop')} answering now; no website has installed ${plugins === 1 ? 'it' : 'them'}.`
              : `${some(plugins, 'plugin stops', 'plugins stop')} answering now, on ${some(websites, 'website', 'websites')}.`,
          ]),
      ...(trusting === 0
        ? []
        : [`${some(trusting, 'website ends its trust', 'websites end their trust')} in them; that does not come back by itself.`]),
      ...(keys === 0 ? [] : [`${some(keys, 'user key stops', 'user keys stop')} working now.`]),
      ...(ownerless === 0 ? [] : [`${some(ownerless, 'website is', 'websites are')} left without an owner who can sign in.`]),
    ],
    undone: 'Nothing is deleted. You can let them in again at any time; plugins and keys work again from then on.',
    done: (name: string) => `${name} is suspended.`,
  },
  reinstate: { act: 'Let in again', done: (name: string) => `${name} is let in again.` },
} as const;

/** The people who work on a website, their keys and groups. */
export const texts = {
  title: 'Operators',
  lead: 'The people who work on this website. What each may do follows from the role, or from a security access group in its place.',
  search: 'Find an operator by name or e-mail address',
  nobody: 'Nobody is found by that.',
  you: 'you',
  since: 'since',
  availability: { online: 'online', away: 'away', offline: 'offline' },
  role: (name: string) => `Role of ${name}`,
  roleChanged: (name: string, role: string) => `${name} is ${role} now; it counts from the next request on.`,
  roleTitle: (name: string, role: string) => `Make ${name} ${role}?`,
  roleWill: (from: string, to: string) =>
    `From the next request on the role is ${to} instead of ${from}, in the console and at the REST API.`,
  rightsOfKeys: (keys: number) =>
    keys === 0
      ? 'There is no user key that changes with it.'
      : keys === 1
        ? '1 user key changes with it at the same moment:'
        : `${keys} user keys change with it at the same moment:`,
  roleEndsGroup: 'The membership in the security access group ends with it.',
  roleMine: 'This is yourself: you may be unable to take it back.',
  roleAct: 'Change the role',
  groupJoins: (name: string, group: string) => `Put ${name} into the group ${group}?`,
  groupJoinsWill: (pairs: number) =>
    `At the REST API they may do the ${pairs === 1 ? '1 thing' : `${pairs} things`} that the group names, in place of what their role allows. In the console the role goes on counting.`,
  groupLeaves: (name: string) => `Take ${name} out of the group?`,
  groupLeavesWill: (role: string) => `At the REST API they may do again what the role ${role} allows.`,
  groupAct: 'Change what they may do',
  group: (name: string) => `Group of ${name}`,
  noGroup: 'no group: the role counts',
  groupChanged: (name: string) => `What ${name} may do has changed, from the next request on.`,
  remove: 'Remove',
  removeTitle: (name: string) => `Remove ${name} from this website?`,
  removeWill: (name: string) => `${name} loses access to this website now.`,
  removeKeys: (keys: number) =>
    keys === 0
      ? 'No key ends with it.'
      : keys === 1
        ? '1 key ends with it and is refused from now on:'
        : `${keys} keys end with it and are refused from now on:`,
  removeAct: 'Remove the operator',
  removed: (name: string) => `${name} is removed.`,
  key: {
    show: 'User key',
    hide: 'Hide the user key',
    none: 'There is no user key.',
    issue: 'Issue a user key',
    issueLead: 'The key can do exactly what the operator may do at that moment, and ends when they leave.',
    inUrl: 'May also be sent as ?key= or in the body',
    id: 'Key ID',
    masked: 'Key',
    used: 'Last used',
    made: 'Made',
    retires: 'Retires until',
    usesOfOld: 'Uses of the old value',
    rotate: 'Get a new value',
    rotateTitle: (name: string) => `Get a new value for the key of ${name}?`,
    rotateWill: '2 values work side by side until the new one is first used, for 30 days at most.',
    rotateAct: 'Get a new value',
    roll: 'It has leaked',
    rollTitle: (name: string) => `Replace the key of ${name} at once?`,
    rollWill: (values: number) =>
      `${values === 1 ? 'The value that works now is' : `The ${values} values that work now are`} refused from this moment on: programs that use ${
        values === 1 ? 'it' : 'one of them'
      } fail until they have the new one.`,
    rollAct: 'Replace it now',
    revoke: 'Revoke',
    revokeTitle: (name: string) => `Revoke the key of ${name}?`,
    revokeWill: (keys: number) => `${keys === 1 ? '1 key is' : `${keys} keys are`} refused from now on, and no new one is made.`,
    revokeAct: 'Revoke the key',
    revoked: 'The key is revoked.',
  },
  invitations: {
    title: 'Invitations',
    lead: 'A link goes out by mail and is good for seven days.',
    none: 'No invitation is open.',
    invite: 'Invite an operator',
    inviteTitle: 'Invite an operator',
    email: 'E-mail address',
    role: 'Role',
    act: 'Send the invitation',
    sent: (email: string) => `The invitation to ${email} is on its way.`,
    until: 'Good until',
    acts: 'Actions',
    withdraw: 'Withdraw',
    withdrawTitle: (email: string) => `Withdraw the invitation of ${email}?`,
    withdrawWill: (role: string) => `1 link stops working now: whoever opens it no longer becomes ${role} here. Nobody loses access.`,
    withdrawUntil: 'It would have been good until',
    withdrawAct: 'Withdraw the invitation',
    withdrawn: 'The invitation is withdrawn.',
  },
  groups: {
    title: 'Security access groups',
    lead: 'A group names exactly which scopes its members have, in place of what their role would allow. Website keys can be in groups too.',
    none: 'There is no group; roles alone count.',
    create: 'Define a group',
    createTitle: 'Define a group',
    changeTitle: (name: string) => `Change ${name}`,
    name: 'Name',
    pairs: 'What its members may do',
    pairsHint: 'It counts from the next request of everybody in the group.',
    counts: (operators: number, keys: number) =>
      operators + keys === 0
        ? 'Nobody is in the group now.'
        : `It counts at once for ${operators === 1 ? '1 operator' : `${operators} operators`} and ${keys === 1 ? '1 key' : `${keys} keys`}.`,
    createAct: 'Define the group',
    changeAct: 'Save the group',
    count: (pairs: number) => (pairs === 1 ? '1 permission' : `${pairs} permissions`),
    change: 'Change',
    delete: 'Delete',
    deleteTitle: (name: string) => `Delete the group ${name}?`,
    deleteWill: (operators: number, keys: number) =>
      operators + keys === 0
        ? 'Nobody is in it.'
        : `${operators} ${operators === 1 ? 'operator is' : 'operators are'} in it, and ${keys} ${keys === 1 ? 'key' : 'keys'}. Choose where they go.`,
    moveTo: 'They go to the group',
    deleteAct: 'Delete the group',
    deleted: 'The group is deleted.',
  },
} as const;

/** The page of one's own account, the same in both realms. */
export const texts = {
  title: 'Account and sessions',
  name: { title: 'Name', label: 'Your name', act: 'Save the name', saved: 'Your name is saved.' },
  password: {
    title: 'Password',
    lead: 'A new password ends your other sessions.',
    current: 'Present password',
    next: 'New password',
    act: 'Change the password',
    saved: 'Your password is changed, and your other sessions have ended.',
  },
  sessions: {
    title: 'Where you are signed in',
    lead: 'End what you do not know, and change your password then.',
    device: 'Device',
    address: 'Address',
    seen: 'Last seen',
    acts: 'Actions',
    end: 'End it',
    endTitle: 'End this session?',
    endWill: 'Whoever uses it is signed out now:',
    endLeft: (others: number) =>
      others === 0
        ? 'You stay signed in here only.'
        : `You stay signed in here and in ${others === 1 ? '1 other place' : `${others} other places`}.`,
    ended: 'The session has ended.',
    current: 'this one',
    unknown: 'unknown',
  },
} as const;

/** Channels of a website. */
export const texts = {
  title: 'Channels',
  lead: 'Integrations address a channel by its STREAM ID or, where the number shall not be seen, by its StreamProviderId. Both work in the same places.',
  empty: 'There is no channel yet',
  emptyLead: 'Add one for each way in which people reach you: a chat, a mailbox, a telephone number.',
  add: 'Add a channel',
  addTitle: 'Add a channel',
  addAct: 'Add it',
  kind: 'Kind',
  kinds: {
    chat: 'Chat',
    email: 'E-mail',
    sms: 'SMS',
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    instagram: 'Instagram',
    telegram: 'Telegram',
  },
  name: 'Name',
  streamId: 'STREAM ID',
  providerId: 'StreamProviderId',
  acts: 'Actions',
  rename: 'Rename',
  renameTitle: (name: string) => `Rename ${name}`,
  renameAct: 'Save the name',
  withdraw: 'Withdraw',
  withdrawTitle: (name: string) => `Withdraw ${name}?`,
  withdrawWill: 'No route finds it from now on, by either of its 2 ids, and it cannot be brought back. What was sent through it stays.',
  sent: (messages: number) =>
    messages === 0
      ? 'No message was sent through it in the last 7 days.'
      : `${messages === 1 ? '1 message was' : `${messages.toLocaleString()} messages were`} sent through it in the last 7 days.`,
  lastSent: 'The last one:',
  neverSent: 'Nothing was ever sent through it.',
  withdrawAct: 'Withdraw the channel',
  withdrawn: 'The channel is withdrawn.',
} as const;

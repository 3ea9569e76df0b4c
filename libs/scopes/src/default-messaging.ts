import type { ScopeEntry } from './catalogue-file.js';

/** The default scopes of the group *Messaging*: everything that belongs to one conversation. */
export const MESSAGING_SCOPES: ScopeEntry[] = [
  {
    name: 'website:conversation:initiate',
    group: 'messaging',
    description: 'Create a conversation, or initiate one with an existing session.',
    verified: true,
    modes: { write: { text: 'Open new conversations with your visitors and contacts.', risk: 'medium' } },
  },
  {
    name: 'website:conversation:sessions',
    group: 'messaging',
    description:
      'List conversations; read, change and delete a conversation and its metadata (name, e-mail, segments, data, inbox, verification).',
    verified: true,
    modes: {
      read: {
        text: 'List all your conversations and see who they are with, including names, e-mail addresses, phone numbers, locations and your own notes about them.',
        risk: 'high',
      },
      write: {
        text: 'Change the details of your conversations, such as names, e-mail addresses and segments, move them to another inbox, and delete them for good.',
        risk: 'high',
      },
    },
  },
  {
    name: 'website:conversation:messages',
    group: 'messaging',
    description:
      'Read, send, edit and remove messages; read receipts, delivery and typing state; files and original e-mails of a conversation.',
    verified: true,
    modes: {
      read: {
        text: 'Read the messages of your conversations, including private notes, files that were sent, and the original e-mails.',
        risk: 'high',
      },
      write: { text: 'Send messages in the name of your website, edit or remove messages, and mark them as read.', risk: 'high' },
    },
  },
  {
    name: 'website:conversation:states',
    group: 'messaging',
    description: 'Read and change the state of a conversation: pending, unresolved or resolved.',
    verified: true,
    modes: {
      read: { text: 'See whether a conversation is pending, unresolved or resolved.', risk: 'low' },
      write: { text: 'Mark conversations as pending, unresolved or resolved.', risk: 'medium' },
    },
  },
  {
    name: 'website:conversation:routing',
    group: 'messaging',
    description: 'Read and change the operator to whom a conversation is assigned.',
    verified: true,
    modes: {
      read: { text: 'See which of your operators a conversation is assigned to.', risk: 'low' },
      write: { text: 'Assign conversations to your operators, or take them away.', risk: 'medium' },
    },
  },
  {
    name: 'website:conversation:participants',
    group: 'messaging',
    description: 'Read and replace the external participants (for example people in copy) of a conversation.',
    verified: true,
    modes: {
      read: { text: 'See the e-mail addresses of other people who take part in a conversation.', risk: 'medium' },
      write: { text: 'Add people from outside to a conversation, who then receive its messages, and remove them.', risk: 'high' },
    },
  },
  {
    name: 'website:conversation:actions',
    group: 'messaging',
    description: 'One-off actions: block, open, send a transcript, ask for feedback, report, purge.',
    verified: true,
    modes: {
      read: { text: 'See whether the visitor of a conversation is blocked.', risk: 'low' },
      write: {
        text: 'Block visitors, send the text of a conversation to an e-mail address, ask visitors for feedback, report a conversation, and erase what it holds.',
        risk: 'high',
      },
    },
  },
  {
    name: 'website:conversation:events',
    group: 'messaging',
    description:
      'Custom events recorded on a conversation. No route of the known client needs the write mode; some real-time features may.',
    verified: true,
    modes: {
      read: {
        text: 'See what happened during a conversation, such as the events that your own site recorded about the visitor.',
        risk: 'medium',
      },
      write: { text: 'Record events on your conversations.', risk: 'low' },
    },
  },
  {
    name: 'website:conversation:pages',
    group: 'messaging',
    description: 'List the pages that the visitor of a conversation browsed.',
    verified: true,
    modes: { read: { text: 'See which pages of your site the visitor of a conversation looked at.', risk: 'medium' } },
  },
  {
    name: 'website:conversation:browsing',
    group: 'messaging',
    description: 'List, start, join and steer live co-browsing sessions.',
    verified: true,
    modes: {
      read: { text: 'See the live screen-sharing sessions of a conversation and how to join them.', risk: 'high' },
      write: { text: "Ask to see a visitor's browser live, and help in it with a pointer and by typing.", risk: 'high' },
    },
  },
  {
    name: 'website:conversation:calls',
    group: 'messaging',
    description: 'Read, start, signal and end audio and video calls of a conversation.',
    verified: true,
    modes: {
      read: { text: 'See whether a call is going on in a conversation.', risk: 'medium' },
      write: { text: 'Start and end audio and video calls with your visitors in the name of your website.', risk: 'high' },
    },
  },
  {
    name: 'website:conversation:reminders',
    group: 'messaging',
    description: 'Schedule reminders on a conversation.',
    verified: true,
    modes: { write: { text: 'Set reminders for your operators on a conversation.', risk: 'low' } },
  },
  {
    name: 'website:channels',
    group: 'messaging',
    description: 'List the channels of a website; send messages over them and see what became of each.',
    verified: true,
    modes: {
      read: { text: 'See your channels, and to whom messages were sent over them and what became of each.', risk: 'medium' },
      write: { text: 'Send messages over your channels, such as e-mail and WhatsApp, in the name of your website.', risk: 'high' },
    },
  },
  {
    name: 'website:sms',
    group: 'messaging',
    description: 'Send SMS in the name of an agent, and see what became of each.',
    verified: true,
    modes: {
      read: { text: 'See what became of the SMS that were sent in your name, and to which numbers.', risk: 'medium' },
      write: { text: 'Send SMS in the name of your agents.', risk: 'high' },
    },
  },
  {
    name: 'website:campaigns',
    group: 'messaging',
    description: 'List the campaigns of a contact centre.',
    verified: true,
    modes: { read: { text: 'See the names and states of your campaigns.', risk: 'low' } },
  },
  {
    name: 'website:conversation:suggest',
    group: 'messaging',
    description: 'List and delete the segments and data keys that are offered for auto-completion on conversations.',
    verified: true,
    modes: {
      read: { text: 'See the names of the segments and data fields that you use on conversations.', risk: 'low' },
      write: { text: 'Remove segments and data fields from the suggestions that your operators get on conversations.', risk: 'medium' },
    },
  },
];

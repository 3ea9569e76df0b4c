import type { ScopeEntry } from './catalogue-file.js';

/** The default scopes of the group *Contacts*: the people that a website knows, apart from any conversation. */
export const CONTACTS_SCOPES: ScopeEntry[] = [
  {
    name: 'website:people:profiles',
    group: 'contacts',
    description: 'List, search, read, create, change and delete contact profiles.',
    verified: true,
    modes: {
      read: {
        text: 'List and read all your contacts, including names, e-mail addresses, phone numbers, locations and companies.',
        risk: 'high',
      },
      write: { text: 'Create contacts, change their details, and delete them for good.', risk: 'high' },
    },
  },
  {
    name: 'website:people:data',
    group: 'contacts',
    description: 'Read, replace and merge the custom key/value data of a contact.',
    verified: true,
    modes: {
      read: { text: 'Read the additional data that you store about a contact, whatever you keep there.', risk: 'high' },
      write: { text: 'Change or replace the additional data that you store about a contact.', risk: 'high' },
    },
  },
  {
    name: 'website:people:events',
    group: 'contacts',
    description: 'List and add events of a contact. The name follows the route family and was not seen in documentation.',
    verified: false,
    modes: {
      read: { text: 'See what a contact did, such as the events that your own site recorded.', risk: 'medium' },
      write: { text: 'Record events on a contact, which may start your automatic campaigns.', risk: 'medium' },
    },
  },
  {
    name: 'website:people:conversations',
    group: 'contacts',
    description:
      'List the conversations of a contact (without their messages). The name follows the route family and was not seen in documentation.',
    verified: false,
    modes: { read: { text: 'See which conversations you had with a contact, without the messages.', risk: 'medium' } },
  },
  {
    name: 'website:people:subscriptions',
    group: 'contacts',
    description: 'Read and change the e-mail subscription state of a contact.',
    verified: true,
    modes: {
      read: { text: 'See whether a contact wants to get your e-mails.', risk: 'medium' },
      write: { text: 'Subscribe a contact to your e-mails, or unsubscribe them.', risk: 'medium' },
    },
  },
  {
    name: 'website:people:suggest',
    group: 'contacts',
    description:
      'List and delete the segments, data keys and events that are offered for auto-completion on contacts. The name follows the route family and was not seen in documentation.',
    verified: false,
    modes: {
      read: { text: 'See the names of the segments, data fields and events that you use on contacts.', risk: 'low' },
      write: { text: 'Remove segments, data fields and events from the suggestions that your operators get on contacts.', risk: 'medium' },
    },
  },
  {
    name: 'website:people:statistics',
    group: 'contacts',
    description: 'Count contacts. The name is quoted by third parties and was not seen in documentation.',
    verified: false,
    modes: { read: { text: 'See how many contacts you have.', risk: 'low' } },
  },
];

import type { ScopeEntry } from './catalogue-file.js';

/** The default scopes of the group *Website*: the workspace itself, its operators and its visitors. */
export const WEBSITE_SCOPES: ScopeEntry[] = [
  {
    name: 'website:settings',
    group: 'website',
    description: 'Read and change the settings of the website: name, domain, contact addresses, chatbox and e-mail options.',
    verified: true,
    modes: {
      read: { text: 'Read the settings of your website.', risk: 'low' },
      write: { text: 'Change the settings of your website, including how the chatbox looks and works for everybody.', risk: 'high' },
    },
  },
  {
    name: 'website:availability',
    group: 'website',
    description: 'Read whether the website, and each of its operators, is online.',
    verified: true,
    modes: { read: { text: 'See whether your website and your operators are online.', risk: 'low' } },
  },
  {
    name: 'website:operators',
    group: 'website',
    description: 'List operators, read one, list the active ones (read); send them an e-mail (write).',
    verified: true,
    modes: {
      read: { text: 'See who your operators are, including their names, e-mail addresses and roles.', risk: 'medium' },
      write: { text: 'Send e-mails to your operators.', risk: 'medium' },
    },
  },
  {
    name: 'website:visitors',
    group: 'website',
    description:
      'Count, list and map the visitors who are online; find the session of a chat token. No route of the known client needs the write mode.',
    verified: true,
    modes: {
      read: { text: 'See who is on your site right now, including their place, browser and the page that they look at.', risk: 'medium' },
      write: { text: 'Act on the visitors who are on your site right now.', risk: 'medium' },
    },
  },
  {
    name: 'website:verify',
    group: 'website',
    description: 'Read and change the identity-verification options; read and renew the signing key behind them.',
    verified: true,
    modes: {
      read: {
        text: 'Read how your website proves the identity of its users, including the secret key that signs those proofs.',
        risk: 'high',
      },
      write: {
        text: 'Change how your website proves the identity of its users, and replace the secret key that signs those proofs.',
        risk: 'high',
      },
    },
  },
  {
    name: 'website:analytics',
    group: 'website',
    description:
      'Run analytics queries. The name is quoted by third parties; the official client once marked the only route as one for operators, not plugins.',
    verified: false,
    modes: { read: { text: 'Read the statistics of your website, such as response times and ratings of your operators.', risk: 'medium' } },
  },
  {
    name: 'plan:subscription',
    group: 'website',
    description: 'Read the plan to which the website is subscribed.',
    verified: true,
    modes: { read: { text: 'See which plan your website is on.', risk: 'low' } },
  },
  {
    name: 'bucket:url',
    group: 'website',
    description: 'Obtain signed URLs to which files (avatars, uploads, campaign and helpdesk assets) can be uploaded.',
    verified: true,
    modes: { write: { text: 'Upload files to the storage of your website, where others can open them.', risk: 'medium' } },
  },
];

import type { Realm } from '../../session/session.js';

const account: Record<Realm, string> = { marketplace: 'marketplace account', website: 'website account' };

/** Screens that need no session. */
export const texts = {
  home: {
    title: 'A marketplace for plugins, with a gate that people hold',
    lead: 'Developers build plugins against the REST API of this platform. Each plugin gets only the access that a reviewer has approved and that the website’s owner has accepted, scope by scope.',
    kinds: 'Two kinds of account',
    apart: 'They are kept apart on purpose: an account of one kind gives no access to the other, even with the same e-mail address.',
    marketplace: {
      title: 'Marketplace account',
      who: 'For the people who make and judge plugins: developers, reviewers and administrators.',
      what: 'With it you create plugins, get keypairs, ask for scopes, and see what a reviewer said.',
      signIn: 'Sign in as a developer',
      open: 'Open the marketplace',
    },
    website: {
      title: 'Website account',
      who: 'For the people who run a website, which is a workspace of the platform: its owners, administrators and operators.',
      what: 'With it you install plugins, decide what each may do, and take that back at any time.',
      signIn: 'Sign in to your website',
      open: 'Open the console',
    },
    begin: 'Where to begin',
    steps: {
      developer: {
        who: 'You develop a plugin:',
        link: 'sign up at the marketplace',
        rest: '. A development keypair comes with your first plugin.',
      },
      owner: { who: 'You were sent an install link:', rest: 'just open it. It shows who asks for what before anything happens.' },
      integrator: {
        who: 'You call the REST API:',
        link: 'the reference',
        rest: ' states for every route who may call it and which scope it needs; ',
        errors: 'every refusal has a page',
        end: ' that says what to do.',
      },
    },
  },
  which: {
    signIn: 'Where do you want to sign in?',
    forgotten: 'Which account is it about?',
    marketplace: { title: 'Marketplace', text: 'You develop or review plugins.' },
    website: { title: 'Website', text: 'You run a website, or work on one.' },
    go: 'Go on here',
  },
  signIn: {
    title: (realm: Realm) => `Sign in with your ${account[realm]}`,
    lead: {
      marketplace: 'For developers, reviewers and administrators.',
      website: 'For the people who run a website. A marketplace account does not work here.',
    },
    email: 'E-mail address',
    password: 'Password',
    act: 'Sign in',
    makeAccount: 'Make an account',
    forgotten: 'Forgotten your password?',
    other: { marketplace: 'You run a website? Sign in there instead', website: 'You develop plugins? Sign in at the marketplace instead' },
  },
  signUp: {
    title: (realm: Realm) => `Make a ${account[realm]}`,
    name: 'Your name',
    passwordHint: 'Long and unusual is what counts: four or five unrelated words do well.',
    act: 'Sign up',
    haveOne: 'I have an account',
    sent: (email: string) => `We have sent a mail to ${email}. Open the link in it to confirm your address, then come back and sign in.`,
    sentTitle: 'Look into your mail',
    confirmed: 'I have confirmed it: sign in',
  },
  forgotten: {
    title: 'Forgotten your password?',
    lead: 'We send you a link with which you choose a new one.',
    act: 'Send me a link',
    back: 'Back to sign-in',
    sent: (realm: Realm, email: string) =>
      `If there is a ${account[realm]} for ${email}, a mail with a link is on its way. The link works for 30 minutes.`,
  },
  link: {
    missing:
      'This page needs the link from your mail. Open it again from there, and copy the whole of it if your mail program breaks lines.',
    signIn: { marketplace: 'Sign in at the marketplace', website: 'Sign in to your website' },
  },
  confirm: {
    title: 'Confirm your e-mail address',
    lead: 'One click, and your account is ready.',
    act: 'Confirm my address',
    done: 'Your e-mail address is confirmed. You can sign in now.',
  },
  reset: {
    title: 'Choose a new password',
    lead: 'Your old sessions end when it is saved.',
    password: 'New password',
    act: 'Save the new password',
    done: 'Your new password is saved, and your old sessions have ended. Sign in with it.',
  },
  invitation: {
    title: 'Accept an invitation',
    lead: {
      marketplace: 'The team of this marketplace has invited you. Accept, and your account gets its role.',
      website: 'Somebody wants to work with you on their website. Accept, and it is yours to open too.',
    },
    newAccount: 'There is no account for your address yet. Choose a name and a password for it.',
    act: 'Accept the invitation',
    done: 'You have accepted the invitation. Sign in to begin.',
  },
} as const;

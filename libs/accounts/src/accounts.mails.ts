import type { Realm } from '@gatehouse/auth';
import type { Mail } from '@gatehouse/platform';

/** Who a mail goes to. */
interface Recipient {
  readonly email: string;
  readonly name: string;
}

const PLACE: Readonly<Record<Realm, string>> = { marketplace: 'the Gatehouse marketplace', website: 'the Gatehouse website console' };

function mail({ email, name }: Recipient, subject: string, paragraphs: readonly string[]): Mail {
  return { to: email, subject, text: `Hello ${name},\n\n${paragraphs.join('\n\n')}\n\nGatehouse\n` };
}

export function confirmationMail(to: Recipient, realm: Realm, url: string): Mail {
  return mail(to, 'Confirm your e-mail address', [
    `somebody, probably you, signed up at ${PLACE[realm]} with this address. Open this link and press the button to confirm that the address is yours:`,
    url,
    'The link is good for 24 hours and works once.',
    'If it was not you, do nothing: without the confirmation the account can do nothing.',
  ]);
}

/**
 * For an account that somebody has signed up before, perhaps somebody else: confirming it would confirm *their* password, so the
 * mail says whose password is good and how to replace it.
 */
export function confirmationAgainMail(to: Recipient, realm: Realm, url: string, forgottenUrl: string): Mail {
  return mail(to, 'Confirm your e-mail address', [
    `here is a new link to confirm your address at ${PLACE[realm]}; earlier links no longer work:`,
    url,
    'The link is good for 24 hours and works once. The password is the one given at the first sign-up.',
    `If you do not know that password, do not use this link, for somebody else may have chosen it: choose one of your own at ${forgottenUrl} instead, which confirms the address too.`,
    'If it was not you who asked, do nothing.',
  ]);
}

export function alreadySignedUpMail(to: Recipient, realm: Realm, signInUrl: string, forgottenUrl: string): Mail {
  return mail(to, 'You already have an account', [
    `somebody, probably you, tried to sign up at ${PLACE[realm]} with this address, which has an account already. Nothing was changed.`,
    `Sign in: ${signInUrl}`,
    `If you forgot the password, ask for a new one: ${forgottenUrl}`,
    'If it was not you, do nothing.',
  ]);
}

export function resetMail(to: Recipient, realm: Realm, url: string): Mail {
  return mail(to, 'Choose a new password', [
    `somebody, probably you, asked for a new password at ${PLACE[realm]}. Open this link to choose one:`,
    url,
    'The link is good for 30 minutes and works once. A new password ends every session of your account.',
    'If it was not you, do nothing: your password stays as it is.',
  ]);
}

export function passwordChangedMail(to: Recipient, realm: Realm, forgottenUrl: string): Mail {
  return mail(to, 'Your password was changed', [
    `the password of your account at ${PLACE[realm]} was changed just now, and its other sessions have ended.`,
    `If it was not you, choose a new password at once: ${forgottenUrl}`,
  ]);
}

export function invitationMail(
  email: string,
  inviterName: string | null,
  what: { readonly realm: Realm; readonly role: string; readonly websiteName?: string | undefined },
  url: string,
): Mail {
  const inviter = inviterName ?? 'An administrator';
  const place = what.websiteName === undefined ? PLACE[what.realm] : `the website ${what.websiteName} on Gatehouse`;
  return {
    to: email,
    subject: what.websiteName === undefined ? 'You are invited to Gatehouse' : `You are invited to ${what.websiteName}`,
    text: [
      'Hello,',
      `${inviter} invites you to ${place}, with the role ${what.role.replaceAll('_', ' ')}. Open this link to accept:`,
      url,
      'The link is good for 7 days and works once. If you have no account there yet, the page asks for a name and a password.',
      'If you do not expect this invitation, do nothing.',
      'Gatehouse\n',
    ].join('\n\n'),
  };
}

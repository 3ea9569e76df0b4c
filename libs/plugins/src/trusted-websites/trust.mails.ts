import type { Mail } from '@gatehouse/platform';

interface Sides {
  readonly websiteName: string;
  readonly accountName: string;
  readonly accountEmail: string;
  readonly consoleUrl: string;
}

/** To the website's owners and administrators, when a code of theirs was redeemed. */
export function redeemedMail(to: string, { websiteName, accountName, accountEmail, consoleUrl }: Sides): Mail {
  return {
    to,
    subject: `A developer asks ${websiteName} for its trust`,
    text: [
      `A trust code of ${websiteName} was redeemed by this developer account:`,
      `  name:   ${accountName}\n  e-mail: ${accountEmail}`,
      'Nothing is open to them yet. If this is the person you meant, confirm by typing the name of their account:',
      `  ${consoleUrl}`,
      'If not, end the entry there.',
    ].join('\n\n'),
  };
}

/** To the website's owners and administrators, when one of them has confirmed. */
export function confirmedMail(
  to: string,
  { websiteName, accountName, accountEmail, consoleUrl }: Sides,
  expiresAt: Date,
  confirmedBy: string,
): Mail {
  return {
    to,
    subject: `${websiteName} trusts a new developer`,
    text: [
      `${confirmedBy} confirmed this developer account for ${websiteName}:`,
      `  name:   ${accountName}\n  e-mail: ${accountEmail}`,
      `Plugins that they develop can read and change everything of the website through the REST API until ${expiresAt.toISOString()}.`,
      `You can end this at any time:\n\n  ${consoleUrl}`,
    ].join('\n\n'),
  };
}

/** To the developer. */
export function trustedMail({ websiteName, accountEmail }: Sides, websiteId: string, expiresAt: Date): Mail {
  return {
    to: accountEmail,
    subject: `${websiteName} trusts your account`,
    text: [
      `The development keypairs of your plugins now work on ${websiteName}, until ${expiresAt.toISOString()}.`,
      `Its website id is ${websiteId}.`,
    ].join('\n\n'),
  };
}

import type { PolicyFacts } from '@gatehouse/review';
import { DAY } from '@gatehouse/platform';

export const KEY_REQUEST_KIND = 'contact_centre_key';

/** What the screening knows beside the request. */
export interface KeyRequestContext {
  readonly now: Date;
  readonly askedBy: { readonly accountAgeDays: number; readonly manages: boolean };
  readonly websiteAgeDays: number;
  /** Contact-centre keys of the website that work, or wait to be claimed. */
  readonly otherKeys: number;
}

export interface KeyRequestFinding {
  readonly code: string;
  readonly severity: 'note' | 'warning';
  readonly scope: null;
  readonly mode: null;
  readonly detail: string;
}

const SHORT_JUSTIFICATION = 20;
const YOUNG_DAYS = 7;
const LONG_LIFE_DAYS = 400;

/** What a reviewer should look at. Pure. */
export function screenKeyRequest(
  asked: {
    readonly justification: string;
    readonly expiresAt: Date | null;
    readonly allowedAddresses: readonly string[] | null;
    readonly allowedInUrl: boolean;
  },
  { now, askedBy, websiteAgeDays, otherKeys }: KeyRequestContext,
): KeyRequestFinding[] {
  const findings: KeyRequestFinding[] = [];
  const about = (code: string, severity: 'note' | 'warning', detail: string): void => {
    findings.push({ code, severity, scope: null, mode: null, detail });
  };
  const letters = [...asked.justification.replace(/[^\p{L}\p{N}]/gu, '')].length;
  if (letters < SHORT_JUSTIFICATION)
    about('justification_short', 'warning', `The justification is very short (${letters} letters and digits).`);
  if (!askedBy.manages) about('asker_left', 'warning', 'Who asked is no owner or administrator of the website any more.');
  if (otherKeys > 0)
    about('another_key', 'warning', `The website has ${otherKeys} contact-centre key${otherKeys === 1 ? '' : 's'} already.`);
  if (asked.allowedInUrl) about('allowed_in_url', 'warning', 'The key could travel in URLs, which end up in logs.');
  if (asked.allowedAddresses === null) about('from_everywhere', 'note', 'The key would work from every address.');
  if (asked.expiresAt === null) about('never_expires', 'warning', 'The key would never expire.');
  else if (asked.expiresAt.getTime() > now.getTime() + LONG_LIFE_DAYS * DAY)
    about('long_life', 'note', `The key would live until ${asked.expiresAt.toISOString()}.`);
  if (websiteAgeDays < YOUNG_DAYS) about('website_young', 'note', `The website was made ${days(websiteAgeDays)} ago.`);
  if (askedBy.accountAgeDays < YOUNG_DAYS) about('account_young', 'note', `The account was made ${days(askedBy.accountAgeDays)} ago.`);
  return findings;
}

/** Full access is of high risk whatever the rest: no policy approves it, and it takes two reviewers unless the platform says otherwise. */
export function keyRequestFacts(
  { askedBy }: KeyRequestContext,
  earlier: PolicyFacts['earlier'],
  findings: readonly KeyRequestFinding[],
): PolicyFacts {
  return {
    kind: KEY_REQUEST_KIND,
    pairs: [],
    risk: 'high',
    account_age_days: askedBy.accountAgeDays,
    earlier,
    findings: findings.map(({ code, severity }) => ({ code, severity })),
  };
}

function days(count: number): string {
  return `${count} day${count === 1 ? '' : 's'}`;
}

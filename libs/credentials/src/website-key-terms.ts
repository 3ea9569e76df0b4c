import { DAY, InvalidInput, type FieldProblem } from '@gatehouse/platform';
import type { ScopeCatalogue } from '@gatehouse/scopes';
import type { OperatorRole } from '@gatehouse/websites';
import { canonicalRange } from './address-ranges.js';
import { givableRoles, pairsBeyond } from './role-permissions.js';

/** What a website key is to be; everything but the name is fixed for its life. */
export interface WebsiteKeyTerms {
  readonly name: string;
  /** A moment, or `never`. */
  readonly expiresAt: Date | 'never';
  readonly roles: readonly OperatorRole[];
  /** Security access groups of the website, by id; what they allow is looked up at each request. */
  readonly groups?: readonly string[];
  /** `scope/mode`; null: everything that the roles allow. */
  readonly scopes: readonly string[] | null;
  /** CIDR ranges or addresses; null: from everywhere. */
  readonly allowedAddresses: readonly string[] | null;
  readonly allowedInUrl: boolean;
  readonly dailyQuota: number;
  /** It may be shown again. */
  readonly viewable?: boolean;
}

export interface Limits {
  readonly now: Date;
  /** The platform allows keys that never expire. */
  readonly mayNeverExpire: boolean;
  /** The role of who makes the key. */
  readonly by: OperatorRole;
  readonly catalogue: ScopeCatalogue;
  /** What the groups of the key allow at this moment. */
  readonly groupPairs?: readonly string[];
}

/** Beyond this "expires" would mean nothing. */
export const LONGEST_LIFE_DAYS = 1_826;

/** The terms with addresses in their canonical form. @throws {InvalidInput} naming each field that goes beyond the limits */
export function checkTerms(terms: WebsiteKeyTerms, limits: Limits): WebsiteKeyTerms {
  const ranges = terms.allowedAddresses?.map((text) => ({ text, range: canonicalRange(text) })) ?? null;
  const problems: (FieldProblem | null)[] = [
    expiryProblem(terms, limits),
    roleProblem(terms, limits),
    scopeProblem(terms, limits),
    ...(ranges ?? []).map(({ range }, at) =>
      range === null
        ? { pointer: `/allowed_addresses/${at}`, detail: 'This is no address and no CIDR range, such as 203.0.113.0/24 or 2001:db8::/32.' }
        : null,
    ),
  ];
  const found = problems.filter((problem) => problem !== null);
  if (found.length > 0) throw new InvalidInput(found);
  return { ...terms, allowedAddresses: ranges?.flatMap(({ range }) => range ?? []) ?? null };
}

function expiryProblem({ expiresAt }: WebsiteKeyTerms, { now, mayNeverExpire }: Limits): FieldProblem | null {
  const problem = (detail: string): FieldProblem => ({ pointer: '/expires_at', detail });
  if (expiresAt === 'never')
    return mayNeverExpire
      ? null
      : problem('Keys that never expire are not allowed on this platform; choose a moment. Its administrator sets KEYS_WITHOUT_EXPIRY.');
  if (expiresAt <= now) return problem('This moment has passed; a key expires in the future.');
  if (expiresAt.getTime() > now.getTime() + LONGEST_LIFE_DAYS * DAY)
    return problem(`A key lives at most ${LONGEST_LIFE_DAYS} days; choose an earlier moment.`);
  return null;
}

function roleProblem({ roles, groups = [] }: WebsiteKeyTerms, { by }: Limits): FieldProblem | null {
  if (roles.length === 0 && groups.length === 0) return { pointer: '/roles', detail: 'Choose at least one role or one group.' };
  const beyond = roles.filter((role) => !givableRoles(by).includes(role));
  return beyond.length === 0
    ? null
    : {
        pointer: '/roles',
        detail: `You are ${by} of this website and cannot give ${beyond.join(', ')}: a key has no more than its maker, and only an owner gives owner.`,
      };
}

function scopeProblem({ scopes, roles }: WebsiteKeyTerms, { by, catalogue, groupPairs }: Limits): FieldProblem | null {
  const unheld = pairsBeyond(catalogue, [by], scopes ?? []);
  if (unheld.length > 0)
    return { pointer: '/scopes', detail: `These are not among what you may do yourself, or do not exist: ${unheld.join(', ')}.` };
  const useless = pairsBeyond(catalogue, roles, scopes ?? [], groupPairs);
  return useless.length === 0
    ? null
    : { pointer: '/scopes', detail: `The roles of the key do not allow ${useless.join(', ')}. Leave them out, or choose other roles.` };
}

import { pairKey, type ScopePair } from '@gatehouse/scopes';
import type { QuotaTake } from '@gatehouse/usage';
import type { Tier } from './tier.js';

/** The sentences of the refusals. Those of a credential depend on the request alone; the refused credential has one for all causes. */

export const REFUSED_CREDENTIAL =
  'The credential is not valid: it is unknown, expired, rolled, revoked or suspended, or may not be used from this address. Compare it with the Tokens tab of your plugin and roll the keypair to get a new key; or look it up among the keys of your website and make a new one there.';

export const AMBIGUOUS =
  'The request carries two different credentials; none of them was used. Send one, in the Authorization header, and remove the others.';

export const HTTPS_REQUIRED =
  'The REST API answers over HTTPS only. Change the base URL to https://, and roll the key that was sent: it has crossed the network in the clear.';

export const URL_KEY_DISABLED =
  'This key may not be sent in the URL or the body, where it ends up in logs. Send it in the Authorization header, and roll it if the URL may have been logged.';

export function missingCredential(tierHeader: string): string {
  return `The request carries no credential. Send "Authorization: Basic base64(identifier:key)" together with "${tierHeader}: plugin", or the "Authorization: Bearer {key}" of a website or user key.`;
}

export function malformedAuthorization(tierHeader: string): string {
  return `The Authorization header is malformed. A plugin sends "Authorization: Basic base64(identifier:key)" together with "${tierHeader}: plugin"; a website or user key is sent as "Authorization: Bearer {key}".`;
}

export function malformedKey(): string {
  return 'The key is malformed: a key begins with "gth_" and was shown once, when it was issued. Check that it was copied whole, and that identifier and key stand in this order.';
}

export function malformedIdentifier(): string {
  return 'The identifier is malformed: it is the UUID that stands beside the key, in the Tokens tab of your plugin or among the keys of your website.';
}

export function pluginKeyAsBearer(tierHeader: string): string {
  return `A plugin keypair is not sent as Bearer. Send "Authorization: Basic base64(identifier:key)" together with "${tierHeader}: plugin".`;
}

export function missingTier(tierHeader: string): string {
  return `The header ${tierHeader} is missing. A plugin keypair needs "${tierHeader}: plugin".`;
}

export function contradictingTier(tierHeader: string, tier: string, kind: Tier): string {
  return `The header "${tierHeader}: ${tier}" contradicts the key, which is a ${kind}'s. ${neededTier(tierHeader, kind)}`;
}

export function unknownTier(tierHeader: string, kind: Tier): string {
  return `The header ${tierHeader} does not name one tier. ${neededTier(tierHeader, kind)}`;
}

function neededTier(tierHeader: string, kind: Tier): string {
  return kind === 'plugin'
    ? `A plugin keypair needs "${tierHeader}: plugin".`
    : `A ${kind} key needs "${tierHeader}: ${kind}", or no such header.`;
}

export function tooManyFailures(retryAfterSeconds: number): string {
  return `Too many failed authentications came from your network in the last minute. Check the credential, and try again in ${seconds(retryAfterSeconds)}.`;
}

export function notFound(): string {
  return 'The route does not exist, or is not part of this deployment. The routes that are served are listed at /v1/openapi.json; docs/compatibility.md compares them with the official clients.';
}

export function methodNotAllowed(method: string, allow: readonly string[]): string {
  return `The route exists, but not with the method ${method}. It takes ${allow.join(', ')}.`;
}

export function restrictedTier(kind: Tier, tiers: readonly Tier[]): string {
  const open = `it is open to the ${tiers.length > 1 ? 'tiers' : 'tier'} ${tiers.join(' and ')} only`;
  if (kind !== 'plugin') return `A ${kind} key cannot call this route, whatever its roles: ${open}.`;
  return `A plugin cannot call this route, whatever its scopes: ${open}. To be installed on a website, send its owner the install link from the Settings of your plugin.`;
}

export function tooFast(limit: number, retryAfterSeconds: number): string {
  return `The key has sent its ${limit} requests of this minute. Go on in ${seconds(retryAfterSeconds)}, and more slowly.`;
}

/** @param whose as in "the production quota", "the key’s quota" */
export function quotaExceeded(take: QuotaTake, whose: string): string {
  return `The ${whose} quota of ${take.limit} requests a day is used up. It starts again at ${take.resetsAt.toISOString()}, in ${seconds(take.retryAfterSeconds)}.`;
}

export const QUOTA_UNAVAILABLE = 'The quota cannot be counted at the moment, so nothing was done. Try again in a few seconds.';
export const TRY_AGAIN = 'This node cannot decide at the moment, so nothing was done. Try again in a second.';

export const NOT_INSTALLED =
  'the website is not subscribed to the plugin. Send its owner the install link from the Settings of your plugin; the websites that your keypair reaches are listed at GET /v1/plugin/connect/websites/all/1.';

export const NOT_TRUSTED =
  'the website is not subscribed to the plugin. A development keypair works on your trusted websites only: ask an owner of the website for a trust code made for your e-mail address, redeem it in the marketplace, and have the owner confirm your account.';

export const OTHER_PLUGIN =
  'the website is not subscribed to the plugin. A plugin may name only itself in a path; GET /v1/plugin/connect/account tells its plugin id, which is not the identifier of the keypair.';

export const WEBSITE_NOT_FOUND =
  'The key does not belong to a website of this id. A website or user key opens one website only; copy the website_id again from the console in which the key was made.';

/** Stands in a header, so ASCII only. */
export const LOOSE_KEY_WARNING =
  'A key in the URL or the body ends up in logs. Send it in the Authorization header, as Bearer, wherever the caller can set one.';

export function keyRolesTooLow(needs: ScopePair, roles: readonly string[], publicUrl: string): string {
  return `${whatIsNeeded(needs)}, and the roles and groups of this key (${roles.join(', ')}) do not allow it. The roles of a key never change: have an owner or administrator of the website make one with other roles (${publicUrl}/console).`;
}

export function keyScopeMissing(needs: ScopePair, publicUrl: string): string {
  return `${whatIsNeeded(needs)}, and this key is limited to other scopes. The scopes of a key never change: have an owner or administrator of the website make one that has it (${publicUrl}/console).`;
}

export function operatorRoleTooLow(needs: ScopePair, roles: readonly string[], publicUrl: string): string {
  return `${whatIsNeeded(needs)}, and the role or group of the operator whose user key this is (${roles.join(', ')}) does not allow it. An owner or administrator of the website can change the role (${publicUrl}/console); it counts from the next request on.`;
}

export interface MissingPair {
  readonly needs: ScopePair;
  readonly granted: boolean;
  readonly consented: boolean;
  /** The other mode of the scope may be used: write does not include read. */
  readonly holdsOtherMode: boolean;
  readonly publicUrl: string;
}

export function pairMissing({ needs, granted, consented, holdsOtherMode, publicUrl }: MissingPair): string {
  const grant = `the grant is missing: ask for it in the Scopes tab of your plugin, where a reviewer of this platform approves it (${publicUrl}/plugins)`;
  const consent = `the consent of this website is missing: its owner or an administrator gives it in the website's console, without a reinstall (${publicUrl}/console)`;
  const missing = [...(granted ? [] : [grant]), ...(consented ? [] : [consent])].join('; and ');
  return `${whatIsNeeded(needs)}, and ${missing}.${otherMode(needs, holdsOtherMode)}`;
}

export function pairNotAskedFor(needs: ScopePair, holdsOtherMode: boolean, publicUrl: string): string {
  return `${whatIsNeeded(needs)}. In production this request would be refused: the grant is missing, and the latest scope request does not ask for it. Add it in the Scopes tab of your plugin (${publicUrl}/plugins).${otherMode(needs, holdsOtherMode)}`;
}

function whatIsNeeded(needs: ScopePair): string {
  return `This route needs the scope ${needs.scope} in the mode ${needs.mode} (${pairKey(needs)})`;
}

function otherMode({ mode }: ScopePair, holdsOtherMode: boolean): string {
  if (!holdsOtherMode) return '';
  return mode === 'read' ? ' Write does not include read.' : ' Read does not include write.';
}

function seconds(count: number): string {
  return count === 1 ? '1 second' : `${count} seconds`;
}

export const NOT_JSON =
  'The body is neither sent as JSON nor as a form. Add the header "Content-Type: application/json", and send a JSON object.';

import type { PluginEnvironment, QuotaUnit } from '@gatehouse/usage';
import type { OperatorRole } from '@gatehouse/websites';
import { REASONS, type Reason } from './reasons.js';

/** A plugin that a request was accepted for. */
export interface PluginCaller {
  readonly tier: 'plugin';
  readonly identifier: string;
  readonly environment: PluginEnvironment;
  readonly pluginId: string;
  /** The developer's account. */
  readonly accountId: string;
  /** The website in the path, checked; null on routes without one. */
  readonly websiteId: string | null;
  /** The live install there; null in development on a website that trusts the developer but has not installed the plugin. */
  readonly installId: string | null;
}

/** A website key or user key that a request was accepted for. */
export interface KeyCaller {
  readonly tier: 'website' | 'user';
  readonly identifier: string;
  /** The one website of the key, whether the path names it or not. */
  readonly websiteId: string;
  /** The operator of a user key. */
  readonly accountId: string | null;
  /** Those of the key, or the operator's at this moment. */
  readonly roles: readonly OperatorRole[];
}

export type Headers = Readonly<Record<string, string>>;

export interface Allowed {
  readonly allowed: true;
  readonly caller: PluginCaller | KeyCaller;
  readonly headers: Headers;
  /** What the request cost; to be given back when it fails on our side. */
  readonly unit: QuotaUnit | null;
}

export interface Refused {
  readonly allowed: false;
  readonly reason: Reason;
  readonly status: number;
  /** One sentence or two for the caller: what is missing and where to fix it. */
  readonly message: string;
  readonly headers: Headers;
  readonly unit: QuotaUnit | null;
  /** For our own log: what a stranger is not told. */
  readonly cause: string | null;
  /** The credential, where the request does not name it: a plugin's key that was sent alone. */
  readonly credentialId: string | null;
}

export type Decision = Allowed | Refused;

export function refuse(
  reason: Reason,
  message: string,
  more: { headers?: Headers; unit?: QuotaUnit | null; cause?: string; credentialId?: string } = {},
): Refused {
  const { headers = {}, unit = null, cause = null, credentialId = null } = more;
  return { allowed: false, reason, status: REASONS[reason].status, message, headers, unit, cause, credentialId };
}

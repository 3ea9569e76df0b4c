import type { Type } from '@nestjs/common';
import type { ScopeMode } from '@gatehouse/scopes';
import type { Success } from './envelope.js';
import type { Reason } from './reasons.js';
import type { Tier } from './tier.js';

/** What a route says about itself. */
export interface RouteOptions {
  readonly tiers: readonly [Tier, ...Tier[]];
  /** The scope that the caller needs here; with `mode`. A website or user key has it by its roles. */
  readonly scope?: string;
  readonly mode?: ScopeMode;
  /** False: costs nothing, and answers also when the quota is used up. */
  readonly costsQuota?: false;
  /** Reason, and with it the status, of the success. */
  readonly answers: Success;
  /** One line for the reference page. */
  readonly summary: string;
  /** Class of `data`; in brackets for a list. None: an empty object. */
  readonly data?: Type | readonly [Type];
  /** The route reads a JSON object as its body. */
  readonly body?: true;
  /** The resource's own rules: with which reasons the handler refuses, beyond those that every route has. */
  readonly refusals?: readonly Reason[];
}

import type { ScopePair } from '@gatehouse/scopes';
import type { Tier } from './tier.js';

/** What a route declares about its callers. */
export interface RouteAccess {
  readonly tiers: readonly Tier[];
  /** The pair that the caller needs; null where none is needed. */
  readonly needs: ScopePair | null;
  /** False for routes that answer, and cost nothing, even when the quota is used up. */
  readonly costsQuota: boolean;
}

export interface DeclaredRoute {
  readonly kind: 'declared';
  /** Method and pattern, for example `GET /v1/website/:website_id`. */
  readonly name: string;
  readonly access: RouteAccess;
}

/** No route has this path; or one has, but only with the methods in `allow`. */
export interface UnknownRoute {
  readonly kind: 'unknown';
  readonly method: string;
  readonly allow: readonly string[];
}

/** A request as the decision sees it: nothing of HTTP but plain values. */
export interface DataPlaneRequest {
  readonly id: string;
  readonly route: DeclaredRoute | UnknownRoute;
  /** Decoded values of the path, by the names in the pattern. */
  readonly params: Readonly<Record<string, string>>;
  /** The value of every `Authorization` header, in order. */
  readonly authorization: readonly string[];
  readonly tier: string | undefined;
  /** Value of `X-Gatehouse-Simulate`. */
  readonly simulate: string | undefined;
  /** Values in the query, the path or the body that have the form of a key of ours. */
  readonly looseKeys: readonly string[];
  /** The request reached us, or the proxy that we trust, over TLS. */
  readonly tls: boolean;
  readonly address: string;
  readonly userAgent?: string | undefined;
}

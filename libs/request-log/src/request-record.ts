import { redact } from '@gatehouse/platform';

/** What is kept of one request to the REST API. Nothing of its query, its body or its headers but the user agent. */
export interface RequestRecord {
  /** The `Request-Id` of the answer. */
  readonly id: string;
  /** When it arrived. */
  readonly at: Date;
  readonly credentialId: string | null;
  /** The website in the path, if one stands there. */
  readonly websiteId: string | null;
  /** The caller was found to have a place on that website, so its people may see the request. */
  readonly onWebsite: boolean;
  /** Null for what could not be read as HTTP. */
  readonly method: string | null;
  /** The declared pattern, never the path itself; null where no route is. */
  readonly route: string | null;
  readonly status: number;
  /** `reason` of the envelope. */
  readonly reason: string | null;
  /** Which check of the credential failed: for its owner only. */
  readonly cause: string | null;
  /** What a refused caller was told, where it says more than the reason. */
  readonly message: string | null;
  readonly latencyMs: number;
  readonly address: string | null;
  readonly userAgent: string | null;
}

const USER_AGENT_LENGTH = 256;

/** Reasons whose message is the same for everybody. */
const SAID_BY_REASON = new Set(['invalid_session', 'not_found', 'rate_limited', 'https_required']);
/** The longest of ours name a scope, two things that are missing, and an address for each. */
const MESSAGE_LENGTH = 1_000;

export function keptMessage(reason: string, message: unknown): string | null {
  return typeof message !== 'string' || SAID_BY_REASON.has(reason) ? null : redact(message).slice(0, MESSAGE_LENGTH);
}

/** A user agent is the caller's own text: somebody puts a key there one day. */
export function keptUserAgent(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : redact(text).replaceAll(/\p{C}/gu, '').slice(0, USER_AGENT_LENGTH);
}

/** To a tenth of a millisecond below 10 ms, to one below a second, to ten above: few distinct values make percentiles over a million rows cheap. */
export function keptLatency(ms: number): number {
  if (ms < 10) return Math.round(ms * 10) / 10;
  return ms < 1_000 ? Math.round(ms) : Math.round(ms / 10) * 10;
}

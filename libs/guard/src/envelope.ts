import type { Reason } from './reasons.js';

/** What a success is called, and its status. Never 204: clients read a body from each answer. */
export const SUCCESSES = { resolved: 200, updated: 200, deleted: 200, added: 201, listed: 206 } as const;
export type Success = keyof typeof SUCCESSES;

/** The one form of every answer of the REST API. */
export interface Envelope<Data> {
  readonly error: boolean;
  readonly reason: string;
  readonly data: Data;
}

export interface RefusalData {
  readonly message: string;
  readonly documentation_url: string;
}

export function success<Data>(reason: Success, data: Data): Envelope<Data> {
  return { error: false, reason, data };
}

export function refusal(reason: Reason, message: string, publicUrl: string): Envelope<RefusalData> {
  return { error: true, reason, data: { message, documentation_url: `${publicUrl}/docs/errors/${reason}` } };
}

import { ACCESS_REASONS } from './access-reasons.js';
import { CREDENTIAL_REASONS } from './credential-reasons.js';
import { LIMIT_REASONS } from './limit-reasons.js';
import type { ReasonPage } from './reason-page.js';
import { RESOURCE_REASONS } from './resource-reasons.js';
import { ROTATION_REASONS } from './rotation-reasons.js';
import { REQUEST_REASONS } from './request-reasons.js';

const TABLE = { ...CREDENTIAL_REASONS, ...ACCESS_REASONS, ...LIMIT_REASONS, ...REQUEST_REASONS, ...RESOURCE_REASONS, ...ROTATION_REASONS };

/** Every `reason` with which the REST API refuses a request. A new one begins here, so that none lacks a status and a page. */
export type Reason = keyof typeof TABLE;

/** Status and page of each reason; `data.documentation_url` of an error leads to the page. */
export const REASONS: Readonly<Record<Reason, ReasonPage>> = TABLE;

/** For text from outside, such as the last part of a page's address. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text);
}

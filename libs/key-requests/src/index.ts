/**
 * key-requests: how a website comes to hold a contact-centre key: ask, screen, review, prepare.
 *
 * Nouns: a *contact-centre key* is a website key with full access that belongs to no person; a *key request* asks the platform's staff for
 * one; its approval *prepares* the key without a secret, which an owner or administrator of the website *claims* (libs/credentials).
 *
 * Invariants: the changes of state are one table (`key-request.state.ts`), each a conditional update with its event, its audit row and its
 * mails; a website has one request at a time that is not over; it is of high risk, so no policy approves it.
 *
 * Begin at `key-requests.ts`, then `key-request-review.ts` (what the queue asks).
 */
export { KeyRequestThreadController } from './key-request-thread.controller.js';
export { KeyRequestsController } from './key-requests.controller.js';
export { KeyRequestsModule } from './key-requests.module.js';
export { UnclaimedKeysSchedule } from './unclaimed-keys.js';

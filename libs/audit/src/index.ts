/**
 * The audit trail: one row for each change, written in the change's own transaction.
 *
 * Nouns: an *actor* causes a *change* to a *subject*. Invariants: `before` and `after` hold no secrets; rows are never changed;
 * each row carries a digest of itself. (A chain over the rows, sealed in commit order, is to come on top of these digests.)
 *
 * Begin at `audit.ts`.
 */
export { AuditEvent, type ActorKind, type AuditState } from './audit-event.entity.js';
export { AuditModule } from './audit.module.js';
export { AuditTrail, digestOf, SYSTEM, type Actor, type Change } from './audit.js';

/**
 * credentials: the keypairs with which plugins call the REST API: how they are made, claimed, rolled and revoked.
 *
 * Nouns: a *keypair* is an identifier (UUID, public) and a key (secret); to *claim* is to take a production key, once, after approval; to
 * *roll* is to get a new key for the same identifier, which refuses the old one at once; to *revoke* is to refuse from now on.
 *
 * Invariants: a key is shown by the call that made it and never again, only its SHA-256 is stored; a plugin has at most one living keypair in
 * each environment; a key that was never issued is told by its checksum, without any store.
 *
 * Begin with `key-format.ts` (what a key looks like), then `keypairs.ts`.
 */
export { CredentialsModule } from './credentials.module.js';
export { CLAIM_WINDOW_MS, Keypairs, type IssuedKeypair, type KeypairView } from './keypairs.js';
export { CredentialUse } from './credential-use.js';
export { KeyMint } from './key-mint.js';
export { parseKey, type CredentialKind, type ParsedKey } from './key-format.js';
export type { CredentialState } from './credential.entity.js';
export { AlreadyClaimed, NothingToClaim, NothingToRoll } from './credentials.errors.js';

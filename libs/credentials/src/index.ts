/**
 * credentials: what calls the REST API: plugins' keypairs, the keys of websites and those of their operators; how they are made, claimed, rolled, revoked and deleted.
 *
 * Nouns: a *keypair* is an identifier (UUID, public) and a key (secret); to *claim* is to take a production key, once, after approval; to
 * *roll* is to get a new key for the same identifier, which refuses the old one at once; to *revoke* is to refuse from now on.
 *
 * A *website key* is a credential of one website and of no person; all of it but the name is fixed when it is made. A
 * *user key* is an operator's: it may do what the operator's role allows at the moment of each request, and ends with the membership.
 *
 * A *contact-centre key* is a website key with full access that the platform's staff approved; it is *prepared* without a secret, then claimed.
 *
 * To *rotate* is to get a new credential beside the old one, which *retires*: both work until the *grace* ends, or the new one is first used.
 *
 * Invariants: a key is shown by the call that made it and never again, only its SHA-256 is stored; a plugin has at most one present keypair in
 * each environment, and one that retires; a website key has no more than its maker; a key that was never issued is told by its checksum, without any store.
 *
 * Begin with `key-format.ts` (what a key looks like), then `keypairs.ts`, `website-keys.ts` and `user-keys.ts`; what a role may do: `role-permissions.ts`; rotation: `rotation/rotation.ts`.
 */
export { CredentialsModule } from './credentials.module.js';
export { CLAIM_WINDOW_MS, Keypairs, type IssuedKeypair, type KeypairView } from './keypairs.js';
export { CredentialUse, type UsedFrom } from './credential-use.js';
export { KeyMint } from './key-mint.js';
export { parseKey, type CredentialKind, type ParsedKey } from './key-format.js';
export { ROTATION_ENDS, type CredentialState, type RotationEnds } from './credential.entity.js';
export type { IssuedKey } from './key-issuing.js';
export { liesIn } from './address-ranges.js';
export { AccessGroups } from './groups/access-groups.js';
export { AccessGroupsController } from './groups/access-groups.controller.js';
export { permissionsAllow, type Permissions } from './role-permissions.js';
export { CreateWebsiteKeyBody } from './create-website-key.dto.js';
export { KeyNameTaken } from './keys.errors.js';
export { PreparedKeys, type ContactCentreTerms } from './prepared-keys.js';
export { PreparedKeysController } from './prepared-keys.controller.js';
export { KeySettings } from './viewable/key-settings.js';
export { KeyTermsController } from './key-terms.controller.js';
export { KeySettingsController } from './viewable/key-settings.controller.js';
export { KeyViewsController } from './viewable/key-views.controller.js';
export { SealedKeysSchedule } from './viewable/sealed-keys.schedule.js';
export { UserKeys, type UserKeyTarget } from './user-keys.js';
export { UserKeyListController } from './user-key-list.controller.js';
export { UserKeysController } from './user-keys.controller.js';
export { WebsiteKeys } from './website-keys.js';
export { WebsiteKeysController } from './website-keys.controller.js';
export { DEFAULT_GRACE_DAYS, LONGEST_GRACE_DAYS, stateAt } from './rotation/deadline.js';
export { GraceView } from './rotation/grace-view.js';
export { KeypairRotation, type RotatedKeypair } from './rotation/keypair-rotation.js';
export { RotateBody } from './rotation/rotation.dto.js';
export { RotationTidySchedule } from './rotation/rotation-tidy.schedule.js';
export { ScheduledRotations } from './rotation/scheduled-rotations.js';
export { ScheduledRotationsSchedule } from './rotation/scheduled-rotations.schedule.js';
export { SelfRotation, type SelfRotated } from './rotation/self-rotation.js';
export { UserKeyRotation } from './rotation/user-key-rotation.js';
export { UserKeyRotationController } from './rotation/user-key-rotation.controller.js';
export { WebsiteKeyRotation } from './rotation/website-key-rotation.js';
export { WebsiteKeySchedulesController } from './rotation/website-key-schedules.controller.js';
export { WebsiteKeyRotationController } from './rotation/website-key-rotation.controller.js';
export { AlreadyClaimed, NothingToClaim, NothingToRoll } from './credentials.errors.js';

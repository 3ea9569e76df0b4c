/**
 * Accounts: sign-up, confirmation, sign-in, sessions, passwords, invitations and roles, in two realms that know nothing of each other.
 *
 * Nouns: an *account* is one person in one realm; a *session* one signed-in browser; a *link* a single-use address in a mail, which
 * confirms an e-mail, resets a password or accepts an invitation.
 * Invariants: no answer and no work tells whether an e-mail has an account; tokens are 256 random bits of which only the hash is
 * kept; a link works once and voids the ones before it; no password gets in but through `ChosenPasswords`; nobody can lock
 * another person's account; there is always an administrator left.
 *
 * Begin at `sign-up/sign-up.ts` and `session/sessions.service.ts`.
 */
export { Account } from './account/account.entity.js';
export { AccountView, viewAccount } from './account/account.dto.js';
export { MarketplaceOwnAccountController, WebsiteOwnAccountController } from './account/own-account.controller.js';
export { AccountCreation } from './account/account-creation.js';
export { isVisibleName, normaliseEmail, normaliseName } from './account/account-text.js';
export { AccountsController } from './account/accounts.controller.js';
export { RolesService } from './account/roles.service.js';
export { AccountsService } from './account/accounts.service.js';
export { EmbeddedAdministrator } from './account/embedded-administrator.js';
export * from './accounts.errors.js';
export { EmailField, LinkTokenField, NameField, NewPasswordField, PasswordField } from './accounts.fields.js';
export { AccountsModule } from './accounts.module.js';
export { AccountsPurge } from './accounts.purge.js';
export { InvitationsController } from './invitation/invitations.controller.js';
export { Invitations, type AcceptedInvitation, type Invitation } from './invitation/invitations.js';
export { ChosenPasswords } from './password/chosen-passwords.js';
export { ForgottenMailProcessor } from './password/forgotten-mail.processor.js';
export { MarketplacePasswordController, WebsitePasswordController } from './password/password.controller.js';
export { SessionsService } from './session/sessions.service.js';
export { MarketplaceEntryController, WebsiteEntryController } from './sign-in/entry.controller.js';
export { SignUpMailProcessor } from './sign-up/sign-up-mail.processor.js';

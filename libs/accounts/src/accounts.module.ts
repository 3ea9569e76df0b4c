import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SessionResolver } from '@gatehouse/auth';
import { Account } from './account/account.entity.js';
import { AccountCreation } from './account/account-creation.js';
import { AccountsService } from './account/accounts.service.js';
import { RolesService } from './account/roles.service.js';
import { Invitations } from './invitation/invitations.js';
import { MarketplaceInvitations } from './invitation/marketplace-invitations.js';
import { InvitedAccounts } from './invitation/invited-accounts.js';
import { AccountLink } from './link/account-link.entity.js';
import { AccountLinks } from './link/account-links.js';
import { ChosenPasswords } from './password/chosen-passwords.js';
import { PasswordChange } from './password/password-change.js';
import { PasswordHasher } from './password/password-hasher.js';
import { PasswordPolicy } from './password/password-policy.js';
import { PasswordForgotten } from './password/password-forgotten.js';
import { PasswordReset } from './password/password-reset.js';
import { PasswordStore } from './password/password-store.js';
import { Session } from './session/session.entity.js';
import { SessionConfirmation } from './session/session-confirmation.js';
import { SessionsService } from './session/sessions.service.js';
import { SignIn } from './sign-in/sign-in.js';
import { Confirmation } from './sign-up/confirmation.js';
import { SignUp } from './sign-up/sign-up.js';

const SERVICES = [
  AccountCreation,
  AccountsService,
  AccountLinks,
  ChosenPasswords,
  Confirmation,
  InvitedAccounts,
  Invitations,
  MarketplaceInvitations,
  PasswordChange,
  PasswordForgotten,
  PasswordHasher,
  PasswordPolicy,
  PasswordReset,
  PasswordStore,
  RolesService,
  SessionConfirmation,
  SessionsService,
  SignIn,
  SignUp,
];
const resolver = { provide: SessionResolver, useExisting: SessionsService };

@Module({
  imports: [TypeOrmModule.forFeature([Account, AccountLink, Session])],
  providers: [...SERVICES, resolver],
  exports: [...SERVICES, SessionResolver],
})
export class AccountsModule {}

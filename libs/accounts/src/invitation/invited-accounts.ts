import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { Clock, InvalidInput } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { Account } from '../account/account.entity.js';
import { AccountCreation } from '../account/account-creation.js';
import { firstRole } from '../account/new-account.js';
import { AccountSuspended } from '../accounts.errors.js';
import type { AccountLink } from '../link/account-link.entity.js';
import { ChosenPasswords } from '../password/chosen-passwords.js';
import { SessionsService } from '../session/sessions.service.js';
import { widerRole } from './wider-role.js';

/** Brings the account of an accepted invitation into being, or up to its role. */
@Injectable()
export class InvitedAccounts {
  constructor(
    private readonly creation: AccountCreation,
    private readonly passwords: ChosenPasswords,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {}

  async settle(
    transaction: EntityManager,
    link: AccountLink,
    given: { readonly name?: string; readonly password?: string },
    actor: Actor,
  ): Promise<Account> {
    const { realm, email } = link;
    const asked = link.role ?? firstRole(realm);
    const known = await transaction.findOne(Account, { where: { realm, email }, lock: { mode: 'pessimistic_write' } });
    if (known?.suspendedAt) throw new AccountSuspended();
    if (known?.confirmedAt) {
      const role = widerRole(known.role, asked);
      if (role !== known.role) await transaction.update(Account, { id: known.id }, { role });
      return { ...known, role };
    }
    const { name, password } = required(given);
    const passwordHash = await this.passwords.hash(password, { email, name }, '/password');
    if (!known) return this.creation.createConfirmed(transaction, actor, { realm, email, name, role: asked, passwordHash });
    const changes = { name, passwordHash, role: widerRole(known.role, asked), confirmedAt: this.clock.now() };
    await transaction.update(Account, { id: known.id }, changes);
    await this.sessions.endAll(transaction, known.id);
    return { ...known, ...changes };
  }
}

function required({ name, password }: { readonly name?: string; readonly password?: string }): { name: string; password: string } {
  if (name !== undefined && password !== undefined) return { name, password };
  throw new InvalidInput(
    [
      ...(name === undefined ? [{ pointer: '/name', detail: 'Choose a name for your new account.' }] : []),
      ...(password === undefined ? [{ pointer: '/password', detail: 'Choose a password for your new account.' }] : []),
    ],
    'You have no confirmed account here yet: give a name and a password with the invitation.',
  );
}

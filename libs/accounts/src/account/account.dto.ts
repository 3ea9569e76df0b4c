import { ApiProperty } from '@nestjs/swagger';
import { REALMS, type AccountRole, type Realm } from '@gatehouse/auth';
import { NameField } from '../accounts.fields.js';
import type { Account } from './account.entity.js';

export const ROLES: readonly AccountRole[] = ['developer', 'reviewer', 'administrator', 'member'];

/** An account as its owner and administrators see it. */
export class AccountView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: REALMS })
  realm: Realm;

  @ApiProperty({ format: 'email' })
  email: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'The part of this account in the URNs of its plugins.', example: 'ada-lovelace-x7k2' })
  slug: string;

  @ApiProperty({ enum: ROLES, description: 'Every account of the website realm is a member; its roles are per website.' })
  role: AccountRole;

  @ApiProperty({ description: 'The e-mail has been confirmed.' })
  confirmed: boolean;

  @ApiProperty()
  suspended: boolean;

  @ApiProperty({ format: 'date-time', type: String })
  created_at: string;
}

export function viewAccount(account: Account): AccountView {
  return {
    id: account.id,
    realm: account.realm,
    email: account.email,
    name: account.name,
    slug: account.slug,
    role: account.role,
    confirmed: account.confirmedAt !== null,
    suspended: account.suspendedAt !== null,
    created_at: account.createdAt.toISOString(),
  };
}

export class RenameForm {
  @NameField()
  name: string;
}

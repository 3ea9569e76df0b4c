import { ApiProperty } from '@nestjs/swagger';
import type { AccountRole } from '@gatehouse/auth';
import { MayBeMissing } from '@gatehouse/platform';
import { IsIn } from 'class-validator';
import { AccountView } from '../account/account.dto.js';
import { EmailField, LinkTokenField, NameField, NewPasswordField } from '../accounts.fields.js';

export const MARKETPLACE_ROLES = ['developer', 'reviewer', 'administrator'] as const;
export type MarketplaceRole = (typeof MARKETPLACE_ROLES)[number] & AccountRole;

export class InviteBody {
  @EmailField()
  email: string;

  @ApiProperty({ enum: MARKETPLACE_ROLES })
  @IsIn(MARKETPLACE_ROLES, { message: `role must be one of ${MARKETPLACE_ROLES.join(', ')}` })
  role: MarketplaceRole;
}

export class SentInvitation {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'email' })
  email: string;

  @ApiProperty({ enum: MARKETPLACE_ROLES })
  role: MarketplaceRole;

  @ApiProperty({ format: 'date-time', type: String })
  expires_at: string;
}

export class AcceptInvitationBody {
  @LinkTokenField()
  token: string;

  @NameField({ required: false })
  @MayBeMissing()
  name?: string;

  @NewPasswordField({ required: false })
  @MayBeMissing()
  password?: string;
}

/** Sign in next: accepting does not. */
export class AcceptedMarketplaceInvitation {
  @ApiProperty({ type: AccountView })
  account: AccountView;
}

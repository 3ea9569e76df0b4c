import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { REALMS, type AccountRole, type Realm } from '@gatehouse/auth';
import { PageQuery } from '@gatehouse/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { MARKETPLACE_ROLES, type MarketplaceRole } from '../invitation/invitations.dto.js';
import { ROLES } from './account.dto.js';

export class AccountsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a name or an e-mail.' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  search?: string;

  @ApiPropertyOptional({ enum: ROLES })
  @IsOptional()
  @IsIn(ROLES)
  role?: AccountRole;

  @ApiPropertyOptional({ enum: REALMS, default: 'marketplace' })
  @IsOptional()
  @IsIn(REALMS)
  realm: Realm = 'marketplace';
}

export class ChangeAccountRoleBody {
  @ApiProperty({ enum: MARKETPLACE_ROLES })
  @IsIn(MARKETPLACE_ROLES, { message: `role must be one of ${MARKETPLACE_ROLES.join(', ')}` })
  role: MarketplaceRole;
}

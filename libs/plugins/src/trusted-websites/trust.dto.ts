import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsString, MaxLength } from 'class-validator';
import { TRUST_END_REASONS, TRUST_STATES, type TrustEndReason, type TrustState } from './trusted-website.entity.js';

export class MakeTrustCodeBody {
  @ApiProperty({ format: 'email', maxLength: 254, description: 'Only the marketplace account with this e-mail can redeem the code.' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value))
  @MaxLength(254, { message: 'developer_email must be an e-mail address.' })
  @IsEmail({}, { message: 'developer_email must be an e-mail address.' })
  developer_email: string;
}

export class RedeemBody {
  @ApiProperty({ description: 'Dashes, spaces and small letters do not matter.', example: '7K2M-0QXR-94TB-ZHCE-5WJV-PS81-DNYG' })
  @MaxLength(100)
  @IsString()
  code: string;
}

export class ConfirmDeveloperBody {
  @ApiProperty({
    description: 'The name of the account, as the list shows it: typed by the owner, who has compared it with the person they meant.',
  })
  @MaxLength(200)
  @IsString()
  account_name: string;
}

export class TrustCodeView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'email' })
  developer_email: string;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ format: 'date-time' })
  expires_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  redeemed_at: string | null;
}

export class MadeTrustCode {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: '7K2M-0QXR-94TB-ZHCE-5WJV-PS81-DNYG' })
  code: string;

  @ApiProperty({ format: 'email' })
  developer_email: string;

  @ApiProperty({ format: 'date-time' })
  expires_at: string;

  @ApiProperty()
  warning: string;
}

class TrustView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: TRUST_STATES, description: 'Development keypairs work while it is `active`.' })
  state: TrustState;

  @ApiProperty({ format: 'date-time' })
  redeemed_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  confirmed_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expires_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  ended_at: string | null;

  @ApiProperty({ enum: TRUST_END_REASONS, nullable: true })
  end_reason: TrustEndReason | null;
}

/** What the website's side sees. */
export class TrustedDeveloperView extends TrustView {
  @ApiProperty({ format: 'uuid' })
  account_id: string;

  @ApiProperty()
  account_name: string;

  @ApiProperty({ format: 'email' })
  account_email: string;
}

/** What the developer's side sees. */
export class TrustedWebsiteView extends TrustView {
  @ApiProperty({ format: 'uuid' })
  website_id: string;

  @ApiProperty()
  website_name: string;

  @ApiProperty()
  website_domain: string;
}

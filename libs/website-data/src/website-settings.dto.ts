import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsFQDN, IsIn, IsNotEmpty, IsString, IsUrl, MaxLength, ValidateIf } from 'class-validator';
import { Group, Switch, Text, Texts } from './setting.js';

export class AuditSettings {
  @Switch()
  log?: boolean | null;
}

export class ContactSettings {
  @Text(320, IsEmail())
  email?: string | null;

  @Text(40)
  phone?: string | null;

  @Text(200)
  messenger?: string | null;

  @Text(200)
  telegram?: string | null;

  @Text(200)
  twitter?: string | null;

  @Text(200)
  whatsapp?: string | null;

  @Text(200)
  instagram?: string | null;
}

export class InboxSettings {
  @Switch()
  lock_removal?: boolean | null;

  @Switch()
  force_operator_token?: boolean | null;

  @Text(10)
  locale?: string | null;
}

export class EmailsSettings {
  @Switch()
  rating?: boolean | null;

  @Switch()
  transcript?: boolean | null;

  @Switch()
  trackers?: boolean | null;

  @Switch()
  junk_filter?: boolean | null;
}

export class ChatboxSettings {
  @Text(100)
  tile?: string | null;

  @Text(30)
  color_theme?: string | null;

  @Text(10, IsIn(['light', 'dark', 'auto']))
  color_mode?: string | null;

  @Text(30)
  layout_theme?: string | null;

  @Text(30)
  text_theme?: string | null;

  @Text(1_000)
  welcome_message?: string | null;

  @Text(10)
  locale?: string | null;

  @Switch()
  conversations?: boolean | null;

  @Switch()
  website_logo?: boolean | null;

  @Switch()
  activity_metrics?: boolean | null;

  @Switch()
  operator_privacy?: boolean | null;

  @Switch()
  visitor_privacy?: boolean | null;

  @Switch()
  availability_tooltip?: boolean | null;

  @Switch()
  hide_vacation?: boolean | null;

  @Switch()
  hide_on_away?: boolean | null;

  @Switch()
  hide_on_mobile?: boolean | null;

  @Switch()
  position_reverse?: boolean | null;

  @Switch()
  email_visitors?: boolean | null;

  @Switch()
  phone_visitors?: boolean | null;

  @Switch()
  force_identify?: boolean | null;

  @Switch()
  ignore_privacy?: boolean | null;

  @Switch()
  visitor_compose?: boolean | null;

  @Switch()
  file_transfer?: boolean | null;

  @Switch()
  audio_record?: boolean | null;

  @Switch()
  helpdesk_link?: boolean | null;

  @Switch()
  check_domain?: boolean | null;

  @Texts(500)
  allowed_pages?: string[] | null;

  @Texts(500)
  blocked_pages?: string[] | null;

  @Texts(2)
  blocked_countries?: string[] | null;

  @Texts(10)
  blocked_locales?: string[] | null;

  @Texts(50)
  blocked_ips?: string[] | null;
}

/** Everything beside name and domain, which every website has. */
class MoreSettings {
  @Texts(253)
  domain_alternates?: string[] | null;

  @Text(500, IsUrl({ protocols: ['https'], require_protocol: true }))
  logo?: string | null;

  @Group(() => AuditSettings)
  audit?: AuditSettings | null;

  @Group(() => ContactSettings)
  contact?: ContactSettings | null;

  @Group(() => InboxSettings)
  inbox?: InboxSettings | null;

  @Group(() => EmailsSettings)
  emails?: EmailsSettings | null;

  @Group(() => ChatboxSettings)
  chatbox?: ChatboxSettings | null;
}

/** The settings of a website. What nobody has set is left out. */
export class WebsiteSettingsDto extends MoreSettings {
  @ApiProperty()
  name: string;

  @ApiProperty({ example: 'example.com' })
  domain: string;
}

/** What is sent is merged into the present settings; null takes one away. Name and domain can be changed, but not taken away. */
export class WebsiteSettingsUpdate extends MoreSettings {
  @ApiPropertyOptional({ maxLength: 100 })
  @ValidateIf(isSent('name'))
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name?: string;

  @ApiPropertyOptional({ maxLength: 253, description: 'Host name, without protocol and path.' })
  @ValidateIf(isSent('domain'))
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @MaxLength(253)
  @IsFQDN()
  domain?: string;
}

function isSent(name: 'name' | 'domain'): (update: WebsiteSettingsUpdate) => boolean {
  return (update) => update[name] !== undefined;
}

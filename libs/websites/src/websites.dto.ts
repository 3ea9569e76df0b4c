import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsLine, MayBeMissing } from '@gatehouse/platform';
import { Transform } from 'class-transformer';
import { IsString, IsUUID } from 'class-validator';
import { toDomain } from './domain.js';
import { OPERATOR_ROLES, type OperatorRole } from './operator-roles.js';
import type { WebsiteSettings } from './website.entity.js';
import type { WebsiteOfMine } from './websites.service.js';

const DOMAIN_PROBLEM = 'domain must be a host name such as shop.example.com, without scheme, port or path.';

/** A host name in the form we store; what is none becomes null, and is refused as no text. */
const normaliseDomain = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? toDomain(value) : value);

export class CreateWebsiteBody {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @IsLine(100)
  name: string;

  @ApiProperty({ example: 'shop.example.com' })
  @Transform(normaliseDomain)
  @IsString({ message: DOMAIN_PROBLEM })
  domain: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The id of the website on your existing platform; the REST API serves it under this id.',
  })
  @MayBeMissing()
  @IsUUID('all', { message: 'external_id must be a UUID: the REST API addresses the website by it.' })
  external_id?: string;
}

export class RenameWebsiteBody {
  @ApiPropertyOptional({ minLength: 1, maxLength: 100 })
  @MayBeMissing()
  @IsLine(100)
  name?: string;

  @ApiPropertyOptional({ example: 'shop.example.com' })
  @MayBeMissing()
  @Transform(normaliseDomain)
  @IsString({ message: DOMAIN_PROBLEM })
  domain?: string;
}

export class WebsiteView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  external_id: string | null;

  @ApiProperty()
  name: string;

  @ApiProperty()
  domain: string;

  @ApiProperty({ enum: OPERATOR_ROLES, description: 'Your role on it.' })
  role: OperatorRole;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ format: 'date-time' })
  updated_at: string;
}

export class WebsiteDetails extends WebsiteView {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As the REST API serves them; change them there.' })
  settings: WebsiteSettings;
}

export function websiteView({ website, role }: WebsiteOfMine): WebsiteView {
  return {
    id: website.id,
    external_id: website.externalId,
    name: website.name,
    domain: website.domain,
    role,
    created_at: website.createdAt.toISOString(),
    updated_at: website.updatedAt.toISOString(),
  };
}

export function websiteDetails(mine: WebsiteOfMine): WebsiteDetails {
  return { ...websiteView(mine), settings: mine.website.settings };
}

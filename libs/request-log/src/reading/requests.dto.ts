import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { PageQuery } from '@gatehouse/platform';
import { PLUGIN_ENVIRONMENTS, type PluginEnvironment } from '@gatehouse/usage';
import { IsIn, IsIP, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const WORD = /^[a-z_]{1,60}$/;
const MOMENT = { strict: true, strictSeparator: true } as const;

/** What every list and export of requests can be narrowed by. */
export class RequestFilters {
  @ApiPropertyOptional({ format: 'uuid', description: 'Key id, or identifier of a keypair.' })
  @IsOptional()
  @IsUUID()
  credential_id?: string;

  @ApiPropertyOptional({ description: 'The pattern of the route, for example `/v1/website/:website_id`.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  route?: string;

  @ApiPropertyOptional({ enum: METHODS })
  @IsOptional()
  @IsIn(METHODS)
  method?: string;

  @ApiPropertyOptional({ description: 'One status, such as `403`, or a class of them, such as `4xx`.', pattern: '^[1-5](xx|[0-9]{2})$' })
  @IsOptional()
  @Matches(/^[1-5](xx|[0-9]{2})$/, { message: '$property is a status such as 403, or a class such as 4xx.' })
  status?: string;

  @ApiPropertyOptional({ description: '`reason` of the answer.' })
  @IsOptional()
  @Matches(WORD, { message: '$property is a reason of the REST API, such as not_allowed.' })
  reason?: string;

  @ApiPropertyOptional({ description: 'Which check of the credential failed, such as `rolled` or `expired`.' })
  @IsOptional()
  @Matches(WORD, { message: '$property is a word such as rolled or expired.' })
  cause?: string;

  @ApiPropertyOptional({ description: 'The caller’s address.' })
  @IsOptional()
  @IsIP()
  address?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '`Request-Id` of an answer.' })
  @IsOptional()
  @IsUUID()
  request_id?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'The earliest moment, included.' })
  @IsOptional()
  @IsISO8601(MOMENT)
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'The latest moment, left out.' })
  @IsOptional()
  @IsISO8601(MOMENT)
  to?: string;
}

export class WebsiteRequestFilters extends RequestFilters {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  plugin_id?: string;
}

export class PluginRequestFilters extends RequestFilters {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  website_id?: string;

  @ApiPropertyOptional({ enum: PLUGIN_ENVIRONMENTS })
  @IsOptional()
  @IsIn(PLUGIN_ENVIRONMENTS)
  environment?: PluginEnvironment;
}

export class WebsiteRequestsQuery extends IntersectionType(WebsiteRequestFilters, PageQuery) {}

export class PluginRequestsQuery extends IntersectionType(PluginRequestFilters, PageQuery) {}

const FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof FORMATS)[number];

export class ExportWebsiteRequestsQuery extends WebsiteRequestFilters {
  @ApiProperty({ enum: FORMATS })
  @IsIn(FORMATS)
  format: ExportFormat;
}

export class ExportPluginRequestsQuery extends PluginRequestFilters {
  @ApiProperty({ enum: FORMATS })
  @IsIn(FORMATS)
  format: ExportFormat;
}

const nullable = (description: string, more: object = {}) => ({ type: String, nullable: true, description, ...more });

/** One request to the REST API. */
export class RequestView {
  @ApiProperty({ format: 'uuid', description: '`Request-Id` of the answer.' })
  request_id: string;

  @ApiProperty({ format: 'date-time', description: 'When it arrived.' })
  at: string;

  @ApiProperty(nullable('Key id, or identifier of the keypair; left out (null) for a plugin’s keypair in the list of a website.'))
  credential_id: string | null;

  @ApiProperty(nullable('What kind of credential it was.', { enum: ['plugin', 'website', 'user', null] }))
  credential_kind: string | null;

  @ApiProperty(nullable('Name of the website key.'))
  key_name: string | null;

  @ApiProperty(nullable('Of the keypair.', { enum: [...PLUGIN_ENVIRONMENTS, null] }))
  environment: string | null;

  @ApiProperty(nullable('The plugin that called.'))
  plugin_id: string | null;

  @ApiProperty(nullable('Its name.'))
  plugin_name: string | null;

  @ApiProperty(nullable('The website of the key, or the one in the path.'))
  website_id: string | null;

  @ApiProperty(nullable('The operator whose user key it was.'))
  account_id: string | null;

  @ApiProperty(nullable('HTTP method.'))
  method: string | null;

  @ApiProperty(nullable('The pattern of the route, never the path; null where there is no such route.'))
  route: string | null;

  @ApiProperty({ type: 'integer' })
  status: number;

  @ApiProperty(nullable('`reason` of the answer.'))
  reason: string | null;

  @ApiProperty(nullable('Which check of the credential failed. The caller was not told.'))
  cause: string | null;

  @ApiProperty(nullable('What a refused caller was told, where it says more than the reason.'))
  message: string | null;

  @ApiProperty({ description: 'From the arrival to the end of the answer, in milliseconds.' })
  latency_ms: number;

  @ApiProperty(nullable('Where it came from.'))
  address: string | null;

  @ApiProperty(nullable('What the program called itself.'))
  user_agent: string | null;
}

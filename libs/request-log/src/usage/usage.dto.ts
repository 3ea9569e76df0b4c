import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PLUGIN_ENVIRONMENTS } from '@gatehouse/usage';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsIn, IsISO8601, IsOptional, IsUUID } from 'class-validator';

export const INTERVALS = ['hour', 'day'] as const;
export type Interval = (typeof INTERVALS)[number];

/** What requests can be told apart by, apart from the environment, by which they always are. */
export const DIMENSIONS = ['route', 'website', 'plugin', 'credential', 'status', 'status_class', 'reason'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

const FORMATS = ['json', 'csv'] as const;
const MOMENT = { strict: true, strictSeparator: true } as const;

export class UsageQuery {
  @ApiPropertyOptional({ enum: INTERVALS, default: 'day', description: 'Length of a bucket; buckets are those of UTC.' })
  @IsOptional()
  @IsIn(INTERVALS)
  interval: Interval = 'day';

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Rounded down to a whole bucket. Without it: the seven days, or 24 hours, before `to`.',
  })
  @IsOptional()
  @IsISO8601(MOMENT)
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Rounded up to a whole bucket. Without it: now.' })
  @IsOptional()
  @IsISO8601(MOMENT)
  to?: string;

  @ApiPropertyOptional({
    description: `Up to two of ${DIMENSIONS.join(', ')}, with commas between. Without it: all requests together.`,
    type: String,
    example: 'route,status_class',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value !== '' ? value.split(',') : value))
  @ArrayUnique({ message: 'group_by names each dimension once.' })
  @ArrayMaxSize(2, { message: 'group_by names two dimensions at most.' })
  @IsIn(DIMENSIONS, { each: true, message: `group_by names some of ${DIMENSIONS.join(', ')}.` })
  group_by?: Dimension[];

  @ApiPropertyOptional({ format: 'uuid', description: 'Only requests with this key or keypair.' })
  @IsOptional()
  @IsUUID()
  credential_id?: string;

  @ApiPropertyOptional({ enum: FORMATS, description: 'Goes before the Accept header.' })
  @IsOptional()
  @IsIn(FORMATS)
  format?: (typeof FORMATS)[number];
}

export class UsageBucket {
  @ApiProperty({ format: 'date-time' })
  start: string;

  @ApiProperty({ type: 'integer' })
  requests: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Half of the requests were answered within this time; null without any.' })
  p50_ms: number | null;

  @ApiProperty({ type: Number, nullable: true, description: '99 of 100 requests were answered within this time; null without any.' })
  p99_ms: number | null;
}

export class UsageSeries {
  @ApiProperty({
    enum: [...PLUGIN_ENVIRONMENTS, null],
    type: String,
    nullable: true,
    description: 'Of the keypairs; null: website and user keys.',
  })
  environment: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Method and pattern; null: no such route.' })
  route?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Id of the website; null: none.' })
  website?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      'For a plugin, beside `website`. Null where its developer has no business knowing: no website that ever installed it or trusted them.',
  })
  website_name?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Id of the plugin; null: none.' })
  plugin?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Key id, or identifier of the keypair.' })
  credential?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  status?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'For example `4xx`.' })
  status_class?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  reason?: string | null;

  @ApiProperty({ type: 'integer' })
  requests: number;

  @ApiProperty({ type: Number, nullable: true })
  p50_ms: number | null;

  @ApiProperty({ type: Number, nullable: true })
  p99_ms: number | null;

  @ApiProperty({ type: [UsageBucket], description: 'Every bucket of the time asked for, also those without a request.' })
  buckets: UsageBucket[];
}

export class UsageView {
  @ApiProperty({ format: 'date-time' })
  from: string;

  @ApiProperty({ format: 'date-time' })
  to: string;

  @ApiProperty({ enum: INTERVALS })
  interval: Interval;

  @ApiProperty({ enum: DIMENSIONS, isArray: true })
  group_by: Dimension[];

  @ApiProperty({ type: [UsageSeries], description: 'The one with the most requests first.' })
  series: UsageSeries[];

  @ApiProperty({ type: 'integer', description: 'Series beyond the hundred that are shown; narrow the question to see them.' })
  series_left_out: number;
}

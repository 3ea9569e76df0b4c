import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

export class DailyQuotasView {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000_000_000, description: 'For a new development keypair.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  development: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000_000_000, description: 'For a new production keypair.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  production: number;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 1_000_000_000,
    description: 'For a new website key that states no quota of its own, and for a new user key.',
  })
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  key: number;
}

export class QuotaDefaultsBody extends DailyQuotasView {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Send back the version that you read; 0 before the first change.' })
  @IsInt()
  @Min(0)
  version: number;
}

export class QuotaDefaultsView extends QuotaDefaultsBody {
  @ApiProperty({
    type: DailyQuotasView,
    description: 'What counts before the first change: DEVELOPMENT_DAILY_QUOTA, PRODUCTION_DAILY_QUOTA and KEY_DAILY_QUOTA of the process.',
  })
  of_environment: DailyQuotasView;
}

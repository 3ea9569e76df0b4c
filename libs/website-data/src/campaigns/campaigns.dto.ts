import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsLine, MayBeMissing } from '@gatehouse/platform';
import { IsIn } from 'class-validator';
import { CAMPAIGN_STATUSES, type Campaign, type CampaignStatus } from './campaign.entity.js';

export { CAMPAIGN_STATUSES };

export class CreateCampaignBody {
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsLine(200)
  name: string;

  @ApiPropertyOptional({ enum: CAMPAIGN_STATUSES, default: 'draft' })
  @MayBeMissing()
  @IsIn(CAMPAIGN_STATUSES)
  status?: CampaignStatus;
}

export class ChangeCampaignBody {
  @ApiPropertyOptional({ minLength: 1, maxLength: 200 })
  @MayBeMissing()
  @IsLine(200)
  name?: string;

  @ApiPropertyOptional({ enum: CAMPAIGN_STATUSES })
  @MayBeMissing()
  @IsIn(CAMPAIGN_STATUSES)
  status?: CampaignStatus;
}

export class CampaignDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: CAMPAIGN_STATUSES })
  status: CampaignStatus;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ format: 'date-time' })
  updated_at: string;
}

export function campaignDto({ number, name, status, createdAt, updatedAt }: Campaign): CampaignDto {
  return { id: number, name, status, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
}

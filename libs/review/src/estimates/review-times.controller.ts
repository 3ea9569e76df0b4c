import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@gatehouse/auth';
import { ReviewTimesView } from './review-progress.dto.js';
import { ReviewProgress, TIMES_DAYS } from './review-progress.js';

@ApiTags('Review')
@Controller('api/review-times')
@Public()
export class ReviewTimesController {
  constructor(private readonly progress: ReviewProgress) {}

  @Get()
  @ApiOperation({ summary: 'How long reviews took in the last 30 days, by risk' })
  @ApiOkResponse({ type: ReviewTimesView })
  async get(): Promise<ReviewTimesView> {
    return { days: TIMES_DAYS, tiers: await this.progress.published() };
  }
}

import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { ReviewFigures } from './review-figures.js';
import { ReviewFiguresView } from './review-figures.dto.js';

@ApiTags('Review')
@ApiProblems({ 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'] })
@Controller('api/review/figures')
@SignedIn('marketplace', ['reviewer', 'administrator'])
export class ReviewFiguresController {
  constructor(private readonly figures: ReviewFigures) {}

  @Get()
  @ApiOperation({ summary: 'How the queue does', description: 'What waits, what was decided by day, and how far reviewers agree.' })
  @ApiOkResponse({ type: ReviewFiguresView })
  async read(): Promise<ReviewFiguresView> {
    return this.figures.read();
  }
}

import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, type Page } from '@gatehouse/platform';
import { DecisionsService } from './decisions.service.js';
import { DecisionBody, ReviewCard, ReviewItem, ReviewQuery } from './review.dto.js';
import { ReviewReader } from './review-reader.js';

@ApiTags('Review')
@ApiProblems({ 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'] })
@Controller('api/review/scope-requests')
@SignedIn('marketplace', ['reviewer', 'administrator'])
export class ReviewController {
  constructor(
    private readonly reader: ReviewReader,
    private readonly decisions: DecisionsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The review queue, those that wait longest first', description: 'What you may not decide is marked.' })
  @ApiPage(ReviewItem)
  @ApiProblems({ 400: ['invalid_data'] })
  async list(@CurrentPrincipal() me: Principal, @Query() query: ReviewQuery): Promise<Page<ReviewItem>> {
    return this.reader.list(me, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'All there is to know about one request' })
  @ApiOkResponse({ type: ReviewCard })
  @ApiProblems({ 404: ['scope_request_not_found'] })
  async card(@CurrentPrincipal() me: Principal, @Param('id') id: string): Promise<ReviewCard> {
    return this.reader.card(me, id);
  }

  @Post(':id/decision')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Approve (wholly or pair by pair), reject, or ask for changes',
    description: 'Of two decisions made at once one counts; the other is answered with it.',
  })
  @ApiOkResponse({ type: ReviewCard })
  @ApiProblems({
    400: ['invalid_data'],
    403: ['role_required', 'email_not_confirmed', 'cross_site_request', 'conflict_of_interest'],
    404: ['scope_request_not_found'],
    409: ['already_decided', 'wrong_state'],
  })
  async decide(
    @CurrentPrincipal() me: Principal,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: DecisionBody,
  ): Promise<ReviewCard> {
    await this.decisions.decide(me, actor, id, body);
    return this.reader.card(me, id);
  }
}

import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, type Page } from '@gatehouse/platform';
import { ReviewDesk } from './review-desk.js';
import { AssigneeBody, ItemQuery } from './queue-query.dto.js';
import { ReviewCardView } from './review-card.dto.js';
import { ReviewItemView } from './review-item.dto.js';
import { MessageBody, ThreadView } from '../thread/thread.dto.js';
import { DecisionBody } from '../verdicts/decision.dto.js';

const CHANGED = ['role_required', 'email_not_confirmed', 'cross_site_request'];

@ApiTags('Review')
@ApiProblems({ 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'] })
@Controller('api/review/items')
@SignedIn('marketplace', ['reviewer', 'administrator'])
export class ReviewItemsController {
  constructor(private readonly desk: ReviewDesk) {}

  @Get()
  @ApiOperation({ summary: 'The review queue: by priority, then what is due first', description: 'What you may not decide is marked.' })
  @ApiPage(ReviewItemView)
  @ApiProblems({ 400: ['invalid_data'] })
  async list(@CurrentPrincipal() me: Principal, @Query() query: ItemQuery): Promise<Page<ReviewItemView>> {
    return this.desk.list(me, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'All there is to know about one item' })
  @ApiOkResponse({ type: ReviewCardView })
  @ApiProblems({ 404: ['review_item_not_found'] })
  async card(@CurrentPrincipal() me: Principal, @Param('id') id: string): Promise<ReviewCardView> {
    return this.desk.card(me, id);
  }

  @Post(':id/lease')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Keep others away from the item for 15 minutes; repeat to renew' })
  @ApiOkResponse({ type: ReviewCardView })
  @ApiProblems({
    403: [...CHANGED, 'conflict_of_interest'],
    404: ['review_item_not_found'],
    409: ['leased', 'second_reviewer_needed', 'already_decided', 'wrong_state', 'developer_suspended'],
  })
  async lease(@CurrentPrincipal() me: Principal, @CurrentActor() actor: Actor, @Param('id') id: string): Promise<ReviewCardView> {
    return this.desk.lease(me, actor, id);
  }

  @Delete(':id/lease')
  @ApiOperation({ summary: 'Let the item go; without a lease of yours nothing changes' })
  @ApiOkResponse({ type: ReviewCardView })
  @ApiProblems({ 403: CHANGED, 404: ['review_item_not_found'] })
  async release(@CurrentPrincipal() me: Principal, @CurrentActor() actor: Actor, @Param('id') id: string): Promise<ReviewCardView> {
    return this.desk.release(me, actor, id);
  }

  @Put(':id/assignee')
  @ApiOperation({ summary: 'Say who should look at it; this keeps nobody else away' })
  @ApiOkResponse({ type: ReviewCardView })
  @ApiProblems({ 400: ['invalid_data'], 403: CHANGED, 404: ['review_item_not_found'], 409: ['wrong_state'] })
  async assign(
    @CurrentPrincipal() me: Principal,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { account_id }: AssigneeBody,
  ): Promise<ReviewCardView> {
    return this.desk.assign(me, actor, id, account_id);
  }

  @Post(':id/decision')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Approve (wholly or pair by pair), reject, or ask for changes',
    description:
      'Of two decisions made at once one counts; the other is answered with it. Where an approval needs two reviewers, the first one is stored.',
  })
  @ApiOkResponse({ type: ReviewCardView })
  @ApiProblems({
    400: ['invalid_data'],
    403: [...CHANGED, 'conflict_of_interest'],
    404: ['review_item_not_found'],
    409: ['already_decided', 'wrong_state', 'leased', 'second_reviewer_needed', 'developer_suspended'],
  })
  async decide(
    @CurrentPrincipal() me: Principal,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: DecisionBody,
  ): Promise<ReviewCardView> {
    return this.desk.decide(me, actor, id, body);
  }

  @Delete(':id/decision')
  @ApiOperation({ summary: 'Take back your decision while it is held, or your verdict while it waits for a second reviewer' })
  @ApiOkResponse({ type: ReviewCardView })
  @ApiProblems({ 403: CHANGED, 404: ['review_item_not_found'], 409: ['nothing_to_take_back'] })
  async takeBack(@CurrentPrincipal() me: Principal, @CurrentActor() actor: Actor, @Param('id') id: string): Promise<ReviewCardView> {
    return this.desk.takeBack(me, actor, id);
  }

  @Get(':id/thread')
  @ApiOperation({ summary: 'What developer and reviewers wrote to each other, over all revisions' })
  @ApiOkResponse({ type: ThreadView })
  @ApiProblems({ 404: ['review_item_not_found'] })
  async thread(@Param('id') id: string): Promise<ThreadView> {
    return this.desk.thread(id);
  }

  @Post(':id/thread')
  @ApiOperation({ summary: 'Write to the developer, who gets a mail' })
  @ApiCreatedResponse({ type: ThreadView })
  @ApiProblems({ 400: ['invalid_data'], 403: [...CHANGED, 'conflict_of_interest'], 404: ['review_item_not_found'] })
  async write(
    @CurrentPrincipal() me: Principal,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: MessageBody,
  ): Promise<ThreadView> {
    return this.desk.write(me, actor, id, body);
  }
}

import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { CannedReasonBody, CannedReasonsView, CannedReasonUseView, CannedReasonView } from './canned-reasons.dto.js';
import { CannedReasons } from './canned-reasons.js';

const CHANGED = { 403: ['role_required', 'email_not_confirmed', 'cross_site_request'] };

@ApiTags('Review')
@ApiProblems({ 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'] })
@Controller('api')
export class CannedReasonsController {
  constructor(private readonly reasons: CannedReasons) {}

  @Get('review/canned-reasons')
  @SignedIn('marketplace', ['reviewer', 'administrator'])
  @ApiOperation({ summary: 'Reasons to pick from' })
  @ApiOkResponse({ type: CannedReasonsView })
  async list(): Promise<CannedReasonsView> {
    return { items: await this.reasons.list() };
  }

  @Post('administration/canned-reasons')
  @SignedIn('marketplace', ['administrator'])
  @ApiOperation({ summary: 'Add a canned reason' })
  @ApiCreatedResponse({ type: CannedReasonView })
  @ApiProblems({ ...CHANGED, 400: ['invalid_data'], 409: ['canned_reason_taken'] })
  async add(@CurrentActor() actor: Actor, @Body() body: CannedReasonView): Promise<CannedReasonView> {
    return this.reasons.add(actor, body);
  }

  @Put('administration/canned-reasons/:code')
  @SignedIn('marketplace', ['administrator'])
  @ApiOperation({ summary: 'Change a canned reason; what was said with it keeps its words' })
  @ApiOkResponse({ type: CannedReasonView })
  @ApiProblems({ ...CHANGED, 400: ['invalid_data'], 404: ['canned_reason_not_found'] })
  async change(@CurrentActor() actor: Actor, @Param('code') code: string, @Body() body: CannedReasonBody): Promise<CannedReasonView> {
    return this.reasons.change(actor, code, body);
  }

  @Get('administration/canned-reasons/:code/use')
  @SignedIn('marketplace', ['administrator'])
  @ApiOperation({ summary: 'How many verdicts were given with a canned reason' })
  @ApiOkResponse({ type: CannedReasonUseView })
  @ApiProblems({ 404: ['canned_reason_not_found'] })
  async useOf(@Param('code') code: string): Promise<CannedReasonUseView> {
    return { verdicts: await this.reasons.verdictsWith(code) };
  }

  @Delete('administration/canned-reasons/:code')
  @SignedIn('marketplace', ['administrator'])
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Remove a canned reason' })
  @ApiNoContentResponse()
  @ApiProblems({ ...CHANGED, 404: ['canned_reason_not_found'] })
  async remove(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.reasons.remove(actor, code);
  }
}

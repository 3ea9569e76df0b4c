import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, type Page } from '@gatehouse/platform';
import { ChannelUse, ChannelUseView } from './channel-use.js';
import { AddChannelBody, ChannelView, RenameChannelBody } from './channels.dto.js';
import { Channels, type LivingChannel } from './channels.js';
import { MANAGING_ROLES } from './operator-roles.js';
import { WebsitesService } from './websites.service.js';

const REFUSED = ['operator_role_required', 'email_not_confirmed', 'cross_site_request'];

/** Every operator sees the channels; owners and administrators add, rename and withdraw them. */
@ApiTags('Channels')
@ApiProblems({ 401: ['sign_in_required'] })
@Controller('api/websites/:website_id/channels')
@SignedIn('website')
export class ChannelsController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly channels: Channels,
    private readonly use: ChannelUse,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The channels of a website', description: 'At most a hundred, on one page.' })
  @ApiPage(ChannelView)
  @ApiProblems({ 403: ['email_not_confirmed'], 404: ['website_not_found'] })
  async list(@CurrentPrincipal() me: Principal, @Param('website_id') websiteId: string): Promise<Page<ChannelView>> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId);
    return { items: (await this.channels.list(website.id)).map(channelView), next_cursor: null };
  }

  @Post()
  @ApiOperation({ summary: 'Add a channel' })
  @ApiCreatedResponse({ type: ChannelView })
  @ApiProblems({ 400: ['invalid_data'], 403: REFUSED, 404: ['website_not_found'], 409: ['channel_name_taken', 'too_many_channels'] })
  async add(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Body() { kind, name }: AddChannelBody,
  ): Promise<ChannelView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return channelView(await this.channels.add(actor, website.id, kind, name));
  }

  @Patch(':stream_id')
  @ApiOperation({ summary: 'Rename a channel', description: 'Addressed by its stream id or its stream provider id.' })
  @ApiOkResponse({ type: ChannelView })
  @ApiProblems({ 400: ['invalid_data'], 403: REFUSED, 404: ['website_not_found', 'channel_not_found'], 409: ['channel_name_taken'] })
  async rename(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('stream_id') stream: string,
    @Body() { name }: RenameChannelBody,
  ): Promise<ChannelView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return channelView(await this.channels.rename(actor, website.id, stream, name));
  }

  @Get(':stream_id/use')
  @ApiOperation({ summary: 'How much was sent through a channel, and when last: what stops when it is withdrawn' })
  @ApiOkResponse({ type: ChannelUseView })
  @ApiProblems({ 403: ['operator_role_required', 'email_not_confirmed'], 404: ['website_not_found', 'channel_not_found'] })
  async useOf(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('stream_id') stream: string,
  ): Promise<ChannelUseView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    const { streamId } = await this.channels.get(website.id, stream);
    return this.use.of(streamId);
  }

  @Delete(':stream_id')
  @ApiOperation({ summary: 'Withdraw a channel: no route finds it from the moment this returns, by either of its ids' })
  @ApiOkResponse({ type: ChannelView })
  @ApiProblems({ 403: REFUSED, 404: ['website_not_found', 'channel_not_found'] })
  async withdraw(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('stream_id') stream: string,
  ): Promise<ChannelView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return channelView(await this.channels.withdraw(actor, website.id, stream));
  }
}

function channelView({ streamId, streamProviderId, kind, name, createdAt, withdrawnAt }: LivingChannel): ChannelView {
  return {
    stream_id: streamId,
    stream_provider_id: streamProviderId,
    kind,
    name,
    created_at: createdAt.toISOString(),
    withdrawn_at: withdrawnAt?.toISOString() ?? null,
  };
}

import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { MANAGING_ROLES, OperatorNotFound, WebsitesService } from '@gatehouse/websites';
import { isUUID } from 'class-validator';
import {
  AssignGroupBody,
  ChangeGroupBody,
  CreateGroupBody,
  DeleteGroupBody,
  GroupDetails,
  groupView,
  GroupView,
} from './access-groups.dto.js';
import { AccessGroups, type GroupEditor } from './access-groups.js';

const REFUSED = ['operator_role_required', 'email_not_confirmed', 'cross_site_request'];
const LOOK = ['operator_role_required', 'email_not_confirmed'];

/** Owners and administrators define groups and put operators into them; account readers may look. */
@ApiTags('Security access groups')
@ApiProblems({ 401: ['sign_in_required'] })
@Controller('api/websites/:website_id')
@SignedIn('website')
export class AccessGroupsController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly groups: AccessGroups,
  ) {}

  @Get('groups')
  @ApiOperation({ summary: 'The security access groups of a website, the oldest first' })
  @ApiPage(GroupView)
  @ApiProblems({ 400: ['invalid_data'], 403: LOOK, 404: ['website_not_found'] })
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() query: PageQuery,
  ): Promise<Page<GroupView>> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, [...MANAGING_ROLES, 'account_reader']);
    const page = await this.groups.list(website.id, query);
    return { ...page, items: page.items.map(groupView) };
  }

  @Get('groups/:group_id')
  @ApiOperation({ summary: 'One group, and everybody who is in it' })
  @ApiOkResponse({ type: GroupDetails })
  @ApiProblems({ 403: LOOK, 404: ['website_not_found', 'group_not_found'] })
  async get(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('group_id') id: string,
  ): Promise<GroupDetails> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, [...MANAGING_ROLES, 'account_reader']);
    const { group, users } = await this.groups.get(website.id, id);
    return { ...groupView(group), ...users };
  }

  @Post('groups')
  @ApiOperation({ summary: 'Define a group', description: 'Its pairs are among what you may do yourself.' })
  @ApiCreatedResponse({ type: GroupView })
  @ApiProblems({ 400: ['invalid_data'], 403: REFUSED, 404: ['website_not_found'], 409: ['group_name_taken'] })
  async create(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Body() { name, pairs }: CreateGroupBody,
  ): Promise<GroupView> {
    return groupView(await this.groups.create(actor, await this.editor(me, websiteId), name, pairs));
  }

  @Patch('groups/:group_id')
  @ApiOperation({
    summary: 'Rename a group or change its pairs',
    description: 'It counts from the next request of everybody in the group.',
  })
  @ApiOkResponse({ type: GroupView })
  @ApiProblems({ 400: ['invalid_data'], 403: REFUSED, 404: ['website_not_found', 'group_not_found'], 409: ['group_name_taken'] })
  async update(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('group_id') id: string,
    @Body() body: ChangeGroupBody,
  ): Promise<GroupView> {
    return groupView(await this.groups.update(actor, await this.editor(me, websiteId), id, body));
  }

  @Delete('groups/:group_id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({
    summary: 'Delete a group',
    description: 'One that is in use is refused with who is in it, unless `move_to` names the group that they are to be in instead.',
  })
  @ApiNoContentResponse()
  @ApiProblems({ 400: ['invalid_data'], 403: REFUSED, 404: ['website_not_found', 'group_not_found'], 409: ['group_in_use'] })
  async delete(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('group_id') id: string,
    @Body() { move_to: moveTo }: DeleteGroupBody,
  ): Promise<void> {
    await this.groups.delete(actor, await this.editor(me, websiteId), id, moveTo);
  }

  @Put('operators/:account_id/group')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Put an operator into a group', description: 'Its pairs count in place of the role, from the next request on.' })
  @ApiNoContentResponse()
  @ApiProblems({
    400: ['invalid_data'],
    403: REFUSED,
    404: ['website_not_found', 'operator_not_found', 'group_not_found'],
    409: ['role_needs_no_group'],
  })
  async assign(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('account_id') accountId: string,
    @Body() { group_id: groupId }: AssignGroupBody,
  ): Promise<void> {
    await this.groups.assign(actor, await this.editor(me, websiteId), operatorId(accountId), groupId.toLowerCase());
  }

  @Delete('operators/:account_id/group')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Take an operator out of the group: the role counts again, from the next request on' })
  @ApiNoContentResponse()
  @ApiProblems({ 403: REFUSED, 404: ['website_not_found', 'operator_not_found'] })
  async unassign(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('account_id') accountId: string,
  ): Promise<void> {
    await this.groups.assign(actor, await this.editor(me, websiteId), operatorId(accountId), null);
  }

  private async editor(me: Principal, websiteId: string): Promise<GroupEditor> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return { websiteId: website.id, byAccountId: me.accountId };
  }
}

function operatorId(given: string): string {
  if (!isUUID(given)) throw new OperatorNotFound();
  return given.toLowerCase();
}

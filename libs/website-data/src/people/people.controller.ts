import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CallingActor, Route, WebsiteId } from '@gatehouse/guard';
import { readPage, readText } from '../query-values.js';
import { NewProfileBody, PeopleDto, peopleDto, PeopleIdDto, ProfileUpdate } from './people.dto.js';
import { People } from './people.js';

const TIERS = ['plugin', 'website', 'user'] as const;
const scope = 'website:people:profiles';
const PEOPLE_ID = { name: 'people_id', description: 'The id of a contact, or the e-mail address.' };

@ApiTags('People')
@ApiParam({ name: 'website_id', format: 'uuid' })
@Controller('v1/website/:website_id/people')
export class PeopleController {
  constructor(private readonly people: People) {}

  @Get('profiles/:page_number')
  @ApiQuery({ name: 'search_text', required: false, description: 'Part of a name or of an e-mail address.' })
  @Route({ tiers: TIERS, scope, mode: 'read', answers: 'listed', summary: 'List contacts, the newest first.', data: [PeopleDto] })
  async list(
    @WebsiteId() websiteId: string,
    @Param('page_number') page: string,
    @Query() query: Record<string, unknown>,
  ): Promise<PeopleDto[]> {
    return (await this.people.find(websiteId, readPage(page), readText(query, 'search_text', 100))).map(peopleDto);
  }

  @Post('profile')
  @Route({
    tiers: TIERS,
    scope,
    mode: 'write',
    answers: 'added',
    summary: 'Add a contact.',
    data: PeopleIdDto,
    body: true,
    refusals: ['people_exists'],
  })
  async add(@CallingActor() actor: Actor, @WebsiteId() websiteId: string, @Body() profile: NewProfileBody): Promise<PeopleIdDto> {
    return { people_id: await this.people.add(actor, websiteId, profile) };
  }

  @Get('profile/:people_id')
  @ApiParam(PEOPLE_ID)
  @Route({
    tiers: TIERS,
    scope,
    mode: 'read',
    answers: 'resolved',
    summary: 'Get a contact.',
    data: PeopleDto,
    refusals: ['people_not_found'],
  })
  async get(@WebsiteId() websiteId: string, @Param('people_id') id: string): Promise<PeopleDto> {
    return peopleDto(await this.people.get(websiteId, id));
  }

  @Patch('profile/:people_id')
  @ApiParam(PEOPLE_ID)
  @Route({
    tiers: TIERS,
    scope,
    mode: 'write',
    answers: 'updated',
    summary: 'Change a contact: what is sent is merged.',
    body: true,
    refusals: ['people_not_found', 'people_exists'],
  })
  async update(
    @CallingActor() actor: Actor,
    @WebsiteId() websiteId: string,
    @Param('people_id') id: string,
    @Body() update: ProfileUpdate,
  ): Promise<void> {
    await this.people.update(actor, websiteId, id, update);
  }
}

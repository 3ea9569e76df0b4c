import { Controller, Get } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Route, WebsiteId } from '@gatehouse/guard';
import { AvailabilityStatusDto, OperatorAvailabilityDto, OperatorDto } from './operators.dto.js';
import { OperatorsService } from './operators.service.js';

@ApiTags('Operators and availability')
@ApiParam({ name: 'website_id', format: 'uuid' })
@Controller('v1/website/:website_id')
export class OperatorsController {
  constructor(private readonly operators: OperatorsService) {}

  @Get('operators/list')
  @Route({
    tiers: ['plugin', 'website', 'user'],
    scope: 'website:operators',
    mode: 'read',
    answers: 'resolved',
    summary: 'List the operators of a website.',
    data: [OperatorDto],
  })
  list(@WebsiteId() websiteId: string): Promise<OperatorDto[]> {
    return this.operators.list(websiteId);
  }

  @Get('availability/status')
  @Route({
    tiers: ['plugin', 'website', 'user'],
    scope: 'website:availability',
    mode: 'read',
    answers: 'resolved',
    summary: 'Whether anybody of the website is there.',
    data: AvailabilityStatusDto,
  })
  status(@WebsiteId() websiteId: string): Promise<AvailabilityStatusDto> {
    return this.operators.status(websiteId);
  }

  @Get('availability/operators')
  @Route({
    tiers: ['plugin', 'website', 'user'],
    scope: 'website:availability',
    mode: 'read',
    answers: 'resolved',
    summary: 'Which operators of the website are there.',
    data: [OperatorAvailabilityDto],
  })
  availabilities(@WebsiteId() websiteId: string): Promise<OperatorAvailabilityDto[]> {
    return this.operators.availabilities(websiteId);
  }
}

import { Body, Controller, Header, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public, SessionResolver } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import type { FastifyRequest } from 'fastify';
import { OpenedLinkView, OpenLinkBody } from './install-links.dto.js';
import { LinkVisits } from './link-visits.js';

@ApiTags('Installs')
@Controller('api/install-links')
export class InstallLinksController {
  constructor(
    private readonly visits: LinkVisits,
    private readonly sessions: SessionResolver,
  ) {}

  @Post('open')
  @HttpCode(HttpStatus.OK)
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'What an install link offers',
    description: 'Anybody who has the link may look; somebody signed in to the website realm also sees where they can install it.',
  })
  @ApiOkResponse({ type: OpenedLinkView })
  @ApiProblems({ 400: ['invalid_data'], 403: ['cross_site_request'], 404: ['install_link_not_found'] })
  async open(@Req() request: FastifyRequest, @Body() body: OpenLinkBody): Promise<OpenedLinkView> {
    const visitor = await this.sessions.resolve('website', request);
    return this.visits.open(body.plugin_id, body.secret, visitor?.confirmed ? visitor.accountId : null);
  }
}

import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { REALMS, SessionResolver, SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import type { FastifyRequest } from 'fastify';
import { ExplainedRequestView } from './request-lookup.dto.js';
import { RequestLookup } from './request-lookup.js';

@ApiTags('Request log')
@Controller('api/requests')
@SignedIn('any')
export class RequestLookupController {
  constructor(
    private readonly sessions: SessionResolver,
    private readonly lookup: RequestLookup,
  ) {}

  @Get(':request_id')
  @ApiOperation({
    summary: 'Why a request to the REST API was refused',
    description:
      'By the `Request-Id` of its answer. For the owner of the credential only: the developer of the plugin, those who may see the keys of the website, the operator of a user key.',
  })
  @ApiOkResponse({ type: ExplainedRequestView })
  @ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['request_not_found'] })
  async get(@Req() request: FastifyRequest, @Param('request_id') requestId: string): Promise<ExplainedRequestView> {
    // A browser may be signed in to both realms, and either may be the owner.
    const principals = await Promise.all(REALMS.map((realm) => this.sessions.resolve(realm, request)));
    return this.lookup.get(
      principals.flatMap((principal) => (principal?.confirmed ? [principal] : [])),
      requestId,
    );
  }
}

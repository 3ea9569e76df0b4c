import { randomBytes } from 'node:crypto';
import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@gatehouse/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentSecurityPolicy } from '../security-headers.js';
import { dashboardPage } from './dashboard-files.js';
import { NOWHERE, SCREENS } from './screens.js';

/** The page of the dashboard. It holds no data: whoever may see what is decided by the API that it calls. */
@Public()
@ApiExcludeController()
@Controller()
export class DashboardController {
  @Get(Object.keys(SCREENS))
  page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    send(reply, request.routeOptions.url ?? '/');
  }

  /** Whoever mistypes an address in a browser gets a page that leads on; programs get the same problem as everywhere. */
  @Get(NOWHERE)
  missing(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const isPage = request.headers.accept?.includes('text/html') === true && !NO_PAGES.test(request.url);
    if (!isPage) throw new NotFoundException();
    send(reply.status(404), NOWHERE);
  }
}

/** Where files and answers for programs stand. */
const NO_PAGES = /^\/(?:api|assets|docs|mailbox|static|v1)(?:\/|$)/;

function send(reply: FastifyReply, screen: string): void {
  const nonce = randomBytes(16).toString('base64');
  void reply
    .header('Content-Security-Policy', contentSecurityPolicy({ styleNonce: nonce }))
    // A nonce is good once; and a new version of the dashboard must be seen at the next visit.
    .header('Cache-Control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(dashboardPage(screen, nonce));
}

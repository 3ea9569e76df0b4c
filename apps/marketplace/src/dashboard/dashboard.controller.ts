import { randomBytes } from 'node:crypto';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@gatehouse/auth';
import type { FastifyReply } from 'fastify';
import { contentSecurityPolicy } from '../security-headers.js';
import { dashboardPage } from './dashboard-files.js';

/** Where the dashboard's screens stand; which screen it is, its own router finds out. Everything else stays with the other controllers. */
const SCREENS = [
  '/',
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/confirm',
  '/reset-password',
  '/invitation',
  '/account',
  '/plugins',
  '/plugins/*',
  '/trusted-websites',
  '/refusals',
  '/review',
  '/review/*',
  '/administration/people',
  '/administration/scopes',
  '/administration/audit',
  '/administration/queues',
  '/console',
  '/console/*',
  '/install/*',
];

/** The page of the dashboard. It holds no data: whoever may see what is decided by the API that it calls. */
@Public()
@ApiExcludeController()
@Controller()
export class DashboardController {
  @Get(SCREENS)
  page(@Res() reply: FastifyReply): void {
    const nonce = randomBytes(16).toString('base64');
    void reply
      .header('Content-Security-Policy', contentSecurityPolicy(nonce))
      // A nonce is good once; and a new version of the dashboard must be seen at the next visit.
      .header('Cache-Control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(dashboardPage(nonce));
  }
}

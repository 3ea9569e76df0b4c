import { Controller, Get, Header, NotFoundException, Param, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@gatehouse/auth';
import { Environment, equalBytes, Mailbox, sha256 } from '@gatehouse/platform';
import type { FastifyRequest } from 'fastify';
import { isLocalRequest } from './mailbox-access.js';
import { page } from './pages/layout.js';
import { pageFile } from './pages/page-files.js';

/** One mail as scripts read it. */
export interface MailboxMessageView {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sent_at: string;
}

/**
 * The mails of the embedded mode, behind a random path that only this machine's user knows. They hold links that sign people in,
 * so everybody else gets the same 404 as for any unknown path.
 */
@Public()
@ApiExcludeController()
@Controller('mailbox')
export class MailboxController {
  private readonly page = page({ title: 'Mailbox', main: pageFile('mailbox'), script: 'mailbox', needsScript: true });

  constructor(
    private readonly environment: Environment,
    private readonly mailbox: Mailbox,
  ) {}

  @Get(':token')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  show(@Param('token') token: string, @Req() request: FastifyRequest): string {
    this.admit(token, request);
    return this.page;
  }

  /** The latest 500, newest first. */
  @Get(':token/messages')
  @Header('Cache-Control', 'no-store')
  async messages(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Query('to') to?: string,
  ): Promise<{ items: MailboxMessageView[] }> {
    this.admit(token, request);
    const mails = await this.mailbox.list(typeof to === 'string' && to !== '' ? to : undefined);
    return { items: mails.map(({ id, to, subject, text, sentAt }) => ({ id, to, subject, text, sent_at: sentAt.toISOString() })) };
  }

  private admit(token: string, request: FastifyRequest): void {
    const { MAILBOX_TOKEN } = this.environment.values;
    const exists = this.environment.embedded && MAILBOX_TOKEN !== '';
    // Digests are compared, so that neither time nor length tells anything.
    if (!equalBytes(sha256(token), sha256(MAILBOX_TOKEN)) || !exists || !isLocalRequest(request.headers)) throw new NotFoundException();
  }
}

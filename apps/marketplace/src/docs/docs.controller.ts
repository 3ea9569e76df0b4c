import { Controller, Get, Header, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@gatehouse/auth';
import { isReason } from '@gatehouse/guard';
import { Environment } from '@gatehouse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { html, Html } from '../pages/html.js';
import { pageFile } from '../pages/page-files.js';
import { contentSecurityPolicy } from '../security-headers.js';
import { docsPage } from './docs-page.js';
import { exampleBlock } from './example-block.js';
import { firstCall } from './first-call.js';
import { problemsPage } from './problems-page.js';
import { reasonPage, reasonsPage } from './reasons-pages.js';
import { ReferencePages, type PreparedPage } from './reference-pages.js';

const HTML = 'text/html; charset=utf-8';

/** The readable reference: both APIs from the documents that they serve, and a page for every refusal. */
@Public()
@ApiExcludeController()
@Controller('docs')
export class DocsController {
  constructor(
    private readonly pages: ReferencePages,
    private readonly environment: Environment,
  ) {}

  @Get()
  @Header('Content-Type', HTML)
  overview(): string {
    const { REST_API_URL: server, TIER_HEADER: tierHeader } = this.environment.values;
    return docsPage({
      here: '/docs',
      title: 'Reference',
      main: html`${new Html(pageFile('docs').text)} ${exampleBlock(firstCall({ server, tierHeader }))}`,
    });
  }

  @Get('marketplace')
  async marketplace(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    send(await this.pages.marketplace(), request, reply);
  }

  @Get('rest-api')
  async restApi(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const page = await this.pages.restApi();
    const { REST_API_URL } = this.environment.values;
    // The only page whose scripts call another origin: requests that readers try out go from their browser to the REST API.
    if (page) send(page, request, reply.header('Content-Security-Policy', contentSecurityPolicy({ connectTo: REST_API_URL })));
    else void reply.status(503).type(HTML).send(outOfReach(REST_API_URL));
  }

  @Get('errors')
  @Header('Content-Type', HTML)
  reasons(): string {
    return reasonsPage();
  }

  @Get('errors/:reason')
  @Header('Content-Type', HTML)
  reason(@Param('reason') reason: string): string {
    if (!isReason(reason)) throw new NotFoundException();
    return reasonPage(reason, this.environment.values.REST_API_URL);
  }

  @Get('problems')
  @Header('Content-Type', HTML)
  problems(): string {
    return problemsPage();
  }
}

function send({ text, gzip }: PreparedPage, { headers }: FastifyRequest, reply: FastifyReply): void {
  void reply.header('Vary', 'Accept-Encoding').type(HTML);
  if (/\bgzip\b/.test(headers['accept-encoding'] ?? '')) void reply.header('Content-Encoding', 'gzip').send(gzip);
  else void reply.send(text);
}

function outOfReach(restApiUrl: string): string {
  return docsPage({
    here: '/docs/rest-api',
    title: 'REST API',
    main: html`<h1>REST API</h1>
      <p class="notice">
        The REST API at <code>${restApiUrl}</code> is out of reach for the moment, and its reference comes from there. Reload this page when
        it runs again.
      </p>`,
  });
}

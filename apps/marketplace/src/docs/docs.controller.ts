import { Controller, Get, Header, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@gatehouse/auth';
import { isReason } from '@gatehouse/guard';
import { Environment } from '@gatehouse/platform';
import type { FastifyReply } from 'fastify';
import { html, Html } from '../pages/html.js';
import { page } from '../pages/layout.js';
import { pageFile } from '../pages/page-files.js';
import { Documents } from './documents.js';
import { problemsPage } from './problems-page.js';
import { reasonPage, reasonsPage } from './reasons-pages.js';
import { referencePage } from './reference-page.js';

const HTML = 'text/html; charset=utf-8';

/** The readable reference: both APIs from the documents that they serve, and a page for every refusal. */
@Public()
@ApiExcludeController()
@Controller('docs')
export class DocsController {
  constructor(
    private readonly documents: Documents,
    private readonly environment: Environment,
  ) {}

  @Get()
  @Header('Content-Type', HTML)
  overview(): string {
    const main = pageFile('docs').text.replaceAll('{rest_api_url}', this.environment.values.REST_API_URL);
    return page({ title: 'Reference', main: new Html(main) });
  }

  @Get('marketplace')
  @Header('Content-Type', HTML)
  async marketplace(): Promise<string> {
    return referencePage(await this.documents.marketplace(), {
      title: 'Marketplace API',
      lead: html`<p class="lead">
          Accounts, websites, plugins, keypairs, scope requests, review and installs: everything that a page of Gatehouse can do.
        </p>
        <p>
          Sign in with <code>POST /api/marketplace/sign-in</code> or <code>POST /api/website/sign-in</code> and keep the cookie; the
          examples keep it in <code>cookies.txt</code>. Send changes as JSON. Refusals are
          <a href="/docs/problems">problem details with a stable code</a>.
        </p>`,
      server: this.environment.values.PUBLIC_URL,
      documentUrl: '/api/openapi.json',
    });
  }

  @Get('rest-api')
  @Header('Content-Type', HTML)
  async restApi(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const document = await this.documents.restApi();
    const { REST_API_URL, TIER_HEADER } = this.environment.values;
    if (!document) {
      void reply.status(503);
      return page({
        title: 'REST API',
        main: html`<h1>REST API</h1>
          <p class="notice">
            The REST API at <code>${REST_API_URL}</code> is out of reach for the moment, and its reference comes from there. Reload this
            page when it runs again.
          </p>`,
      });
    }
    return referencePage(document, {
      title: 'REST API',
      lead: html`<p class="lead">
          What integrations call, with a keypair. Each route says which tiers may call it and which scope a plugin needs.
        </p>
        <p>
          Send the keypair as Basic credentials and the tier in <code>${TIER_HEADER}</code>. Every answer has the envelope
          <code>{"error", "reason", "data"}</code>; <a href="/docs/errors">each reason of a refusal has a page</a>.
        </p>`,
      server: REST_API_URL,
      documentUrl: this.documents.restApiUrl,
    });
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

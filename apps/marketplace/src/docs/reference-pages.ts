import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { Environment } from '@gatehouse/platform';
import { html } from '../pages/html.js';
import { Documents } from './documents.js';
import type { OpenApiDocument } from './openapi-document.js';
import { referencePage, type ReferenceOptions } from './reference-page.js';

/** A page that is rendered once and sent often. It is a megabyte of repetition: compressed it is a twentieth. */
export interface PreparedPage {
  readonly text: string;
  readonly gzip: Buffer;
}

/** The two long pages of the reference, rendered anew only when the document that they show is another one. */
@Injectable()
export class ReferencePages {
  private readonly prepared = new WeakMap<OpenApiDocument, PreparedPage>();

  constructor(
    private readonly documents: Documents,
    private readonly environment: Environment,
  ) {}

  async marketplace(): Promise<PreparedPage> {
    const { PUBLIC_URL, TIER_HEADER } = this.environment.values;
    return this.prepare(await this.documents.marketplace(), {
      here: '/docs/marketplace',
      title: 'Marketplace API',
      lead: html`<p class="lead">
          Accounts, websites, plugins, keypairs, scope requests, review and installs: everything that a page of Gatehouse can do.
        </p>
        <p>
          Sign in with <code>POST /api/marketplace/sign-in</code> or <code>POST /api/website/sign-in</code> and keep the cookie; the
          examples for curl keep it in <code>cookies.txt</code>, those for Node sign in with what stands in <code>GATEHOUSE_EMAIL</code> and
          <code>GATEHOUSE_PASSWORD</code>. Send changes as JSON. Refusals are
          <a href="/docs/problems">problem details with a stable code</a>.
        </p>`,
      server: PUBLIC_URL,
      tierHeader: TIER_HEADER,
      documentUrl: '/api/openapi.json',
    });
  }

  /** Null while the REST API is out of reach. */
  async restApi(): Promise<PreparedPage | null> {
    const document = await this.documents.restApi();
    const { REST_API_URL, TIER_HEADER } = this.environment.values;
    if (!document) return null;
    return this.prepare(document, {
      here: '/docs/rest-api',
      title: 'REST API',
      lead: html`<p class="lead">
          What integrations call, with a keypair. Each route says which tiers may call it and which scope a plugin needs.
        </p>
        <p>
          Send the keypair as Basic credentials and the tier in <code>${TIER_HEADER}</code>; the examples for Node read it from
          <code>GATEHOUSE_IDENTIFIER</code> and <code>GATEHOUSE_KEY</code>. Every answer has the envelope
          <code>{"error", "reason", "data"}</code>; <a href="/docs/errors">each reason of a refusal has a page</a>.
        </p>`,
      server: REST_API_URL,
      tierHeader: TIER_HEADER,
      documentUrl: this.documents.restApiUrl,
    });
  }

  private prepare(document: OpenApiDocument, options: ReferenceOptions): PreparedPage {
    const known = this.prepared.get(document);
    if (known) return known;
    const text = referencePage(document, options);
    const page = { text, gzip: gzipSync(text) };
    this.prepared.set(document, page);
    return page;
  }
}

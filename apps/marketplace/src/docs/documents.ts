import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Clock, Environment, ProcessLog } from '@gatehouse/platform';
import type { FastifyInstance } from 'fastify';
import type { OpenApiDocument } from './openapi-document.js';

const FRESH_MS = 60_000;
const TIMEOUT_MS = 3_000;

/**
 * The OpenAPI documents of both HTTP apps. The marketplace's own is asked for inside this process; the REST API is another
 * process, so its document is fetched from REST_API_URL, kept for a minute, and kept longer while the REST API is down.
 */
@Injectable()
export class Documents {
  private own: OpenApiDocument | undefined;
  private copy: { readonly document: OpenApiDocument; readonly fetchedAt: number } | undefined;

  constructor(
    private readonly adapters: HttpAdapterHost,
    private readonly environment: Environment,
    private readonly clock: Clock,
    private readonly log: ProcessLog,
  ) {}

  /** The same object each time: it cannot change while this process runs. */
  async marketplace(): Promise<OpenApiDocument> {
    if (!this.own) {
      const fastify = this.adapters.httpAdapter.getInstance<FastifyInstance>();
      const answer = await fastify.inject({ method: 'GET', url: '/api/openapi.json' });
      this.own = answer.json<OpenApiDocument>();
    }
    return this.own;
  }

  /** Null while the REST API is out of reach and no copy was made before. */
  async restApi(): Promise<OpenApiDocument | null> {
    const now = this.clock.now().getTime();
    if (this.copy && now - this.copy.fetchedAt < FRESH_MS) return this.copy.document;
    try {
      const answer = await fetch(this.restApiUrl, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!answer.ok) throw new Error(`it answered ${answer.status}`);
      const document = (await answer.json()) as OpenApiDocument;
      this.copy = { document, fetchedAt: now };
    } catch (error) {
      this.log.logger.warn({ url: this.restApiUrl, error: String(error) }, 'the reference of the REST API could not be fetched');
    }
    return this.copy?.document ?? null;
  }

  get restApiUrl(): string {
    return `${this.environment.values.REST_API_URL}/v1/openapi.json`;
  }
}

import { Injectable } from '@nestjs/common';
import { asDataPlaneRequest, Attribution, decisionOf, type Decision } from '@gatehouse/guard';
import { Clock, Environment } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { RequestLogWriter } from './request-log-writer.js';
import { keptLatency, keptMessage, keptUserAgent } from './request-record.js';

/** Asked by load balancers every second, and by nobody's integration. */
const HEALTH = '/health/';

/** What is known of a request before its answer is complete. */
interface Seen {
  readonly at: Date;
  answered: boolean;
  /** The connection was gone before there was an answer. */
  abandoned: boolean;
  reason: string | null;
  message: string | null;
}

/** An answer that was given outside of any route. */
export interface UnroutedAnswer {
  /** Undefined when not even a request could be read from the bytes. */
  readonly request: FastifyRequest | undefined;
  readonly address: string | null;
  readonly status: number;
  readonly reason: string;
}

/** Turns each request to the REST API, answered how ever, into one row of the log. Nothing here waits or asks a store. */
@Injectable()
export class RequestRecorder {
  private readonly seen = new WeakMap<FastifyRequest, Seen>();

  constructor(
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly attribution: Attribution,
    private readonly writer: RequestLogWriter,
  ) {}

  /** To be called before any other hook is added: what a later hook refuses is a request too. */
  listen(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      if (!request.url.startsWith(HEALTH)) this.begin(request, reply);
      done();
    });
    fastify.addHook('onSend', (request, reply, payload, done) => {
      const seen = this.seen.get(request);
      if (seen) {
        seen.answered = true;
        Object.assign(seen, toldBy(payload));
        if (seen.abandoned) this.end(request, reply, seen);
      }
      done(null, payload);
    });
  }

  unrouted({ request, address, status, reason }: UnroutedAnswer): void {
    const now = this.clock.now();
    const credentialId =
      request === undefined ? null : this.attribution.credentialOf(asDataPlaneRequest(request, UNKNOWN, this.tierHeader), status);
    this.writer.add({
      id: request?.id ?? randomUUID(),
      at: now,
      credentialId,
      websiteId: null,
      onWebsite: false,
      method: request?.method ?? null,
      route: null,
      status,
      reason,
      cause: null,
      message: null,
      latencyMs: 0,
      address,
      userAgent: keptUserAgent(request?.headers['user-agent']),
    });
  }

  private begin(request: FastifyRequest, reply: FastifyReply): void {
    const seen: Seen = { at: this.clock.now(), answered: false, abandoned: false, reason: null, message: null };
    this.seen.set(request, seen);
    // Not `onResponse`, which is silent about a caller that hangs up. Such a request is written when its answer, which nobody reads, is known.
    reply.raw.once('close', () => {
      if (seen.answered) this.end(request, reply, seen);
      else seen.abandoned = true;
    });
  }

  private end(request: FastifyRequest, reply: FastifyReply, { at, reason, message, abandoned }: Seen): void {
    const decision = decisionOf(request);
    const { website_id: website } = textsOf(request.params);
    const { statusCode: status } = reply;
    this.writer.add({
      id: request.id,
      at,
      credentialId: this.credentialOf(request, decision, status),
      websiteId: website !== undefined && isUUID(website) ? website.toLowerCase() : null,
      onWebsite: hasPlaceOnWebsite(decision),
      method: request.method,
      route: request.is404 ? null : (request.routeOptions.url ?? null),
      status,
      reason,
      message,
      cause: causeOf(decision) ?? (abandoned ? 'caller_gone' : null),
      latencyMs: keptLatency(reply.elapsedTime),
      address: request.ip,
      userAgent: keptUserAgent(request.headers['user-agent']),
    });
  }

  private credentialOf(request: FastifyRequest, decision: Decision | undefined, status: number): string | null {
    if (decision?.allowed) return decision.caller.identifier;
    return decision?.credentialId ?? this.attribution.credentialOf(asDataPlaneRequest(request, UNKNOWN, this.tierHeader), status);
  }

  private get tierHeader(): string {
    return this.environment.values.TIER_HEADER;
  }
}

/** Whose credential a request carries does not depend on its route. */
const UNKNOWN = { kind: 'unknown', method: '', allow: [] } as const;

/** What is kept of an answer is what the caller was told: read from the envelope itself, which begins with `error` and `reason`. */
function toldBy(payload: unknown): Pick<Seen, 'reason' | 'message'> {
  const [, error, reason] = typeof payload === 'string' ? (/^\{"error":(true|false),"reason":"([a-z_]{1,60})"/.exec(payload) ?? []) : [];
  if (typeof payload !== 'string' || reason === undefined) return { reason: null, message: null };
  return { reason, message: error === 'true' ? keptMessage(reason, messageIn(JSON.parse(payload))) : null };
}

function messageIn(envelope: unknown): unknown {
  const data = typeof envelope === 'object' && envelope !== null && 'data' in envelope ? envelope.data : null;
  return typeof data === 'object' && data !== null && 'message' in data ? data.message : null;
}

function causeOf(decision: Decision | undefined): string | null {
  return decision?.allowed === false ? decision.cause : null;
}

/** Plugins that were turned away as strangers are not shown to the website, which would learn who tried. */
function hasPlaceOnWebsite(decision: Decision | undefined): boolean {
  if (decision === undefined) return false;
  return decision.allowed ? decision.caller.websiteId !== null : decision.reason === 'not_allowed';
}

function textsOf(params: unknown): Record<string, string | undefined> {
  return typeof params === 'object' && params !== null ? { ...params } : {};
}

import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppError, isDatabaseUnavailable, redact, type ErrorKind } from '@gatehouse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
};

/** An answer of the control plane that is not a success (RFC 9457). */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Maps everything that is thrown to `application/problem+json`, in one place. What we did not foresee says no more than its request id. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  constructor(
    private readonly publicUrl: string,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also used for what Fastify refuses before any route is found. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const { retryAfterSeconds, more, ...problem } = this.problemOf(error, request);
    if (retryAfterSeconds !== undefined) void reply.header('Retry-After', String(retryAfterSeconds));
    void reply
      .status(problem.status)
      .header('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, instance: redact(request.url.split('?')[0] ?? '/'), request_id: request.id, ...more }));
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof AppError) {
      const { code, kind, detail, errors, extensions, internal, retryAfterSeconds } = error.details;
      if (internal) this.logger.info({ requestId: request.id, code, ...internal }, 'refused');
      return {
        ...this.named(code, STATUS[kind], detail),
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
        more: { ...(errors ? { errors } : {}), ...extensions },
      };
    }
    if (isDatabaseUnavailable(error))
      return {
        ...this.named('try_again', 503, 'The database is out of reach for the moment; nothing was changed. Try again shortly.'),
        retryAfterSeconds: 1,
      };
    const status = statusOf(error);
    if (status !== undefined && status < 500)
      return this.named(CODES[status] ?? 'invalid_request', status, sentenceFor(status, error, request));
    this.logger.error(
      { requestId: request.id, error: error instanceof Error ? { message: error.message, stack: error.stack } : String(error) },
      'a request failed for a reason that we did not foresee',
    );
    return this.named(
      'server_error',
      500,
      'Something went wrong on our side; nothing more is known to you or lost. Tell your administrator the request_id of this answer.',
    );
  }

  private named(code: string, status: number, detail: string): Pick<Problem, 'type' | 'title' | 'status' | 'code' | 'detail'> {
    return { type: `${this.publicUrl}/docs/problems#${code}`, title: titleOf(code), status, code, detail };
  }
}

const CODES: Readonly<Record<number, string>> = {
  400: 'invalid_request',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  414: 'too_large',
  415: 'unsupported_media_type',
};

/** Nest's and Fastify's own errors carry a status; what they say is meant for the caller. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

function sentenceFor(status: number, error: unknown, request: FastifyRequest): string {
  if (status === 404)
    return `There is nothing at ${request.method} ${redact(request.url.split('?')[0] ?? '/')}; see the reference at /docs.`;
  if (status === 413) return 'The body is larger than 1 MiB.';
  if (status === 415) return 'Send the body as JSON, with the header Content-Type: application/json.';
  return error instanceof Error ? redact(error.message) : 'The request could not be read.';
}

function titleOf(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

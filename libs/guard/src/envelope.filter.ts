import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppError, isDatabaseUnavailable, type ErrorKind, type FieldProblem } from '@gatehouse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { refuse, type Headers, type Refused } from './decision.js';
import { refusal } from './envelope.js';
import * as say from './messages.js';
import { isReason, type Reason } from './reasons.js';
import { Refusal } from './refusal.js';

/** Maps whatever is thrown in the data plane to the envelope. What is not foreseen is told to our log only. */
@Catch()
export class EnvelopeFilter implements ExceptionFilter {
  constructor(
    private readonly publicUrl: string,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const refused = refusedBy(error);
    if (refused.reason === 'server_error')
      this.logger.error(
        { requestId: http.getRequest<FastifyRequest>().id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        'a request failed',
      );
    void reply
      .headers({ ...refused.headers })
      .status(refused.status)
      .type('application/json; charset=utf-8')
      .send(refusal(refused.reason, refused.message, this.publicUrl));
  }
}

/** The refusal that an error stands for. */
export function refusedBy(error: unknown): Refused {
  if (error instanceof Refusal) return error.decision;
  if (error instanceof AppError) return refusedByAppError(error);
  if (isDatabaseUnavailable(error)) return refuse('try_again', say.TRY_AGAIN, { headers: { 'Retry-After': '1' } });
  const status = statusOf(error);
  switch (status) {
    case 404:
      return refuse('not_found', say.notFound());
    case 413:
      return refuse('payload_too_large', 'The body is larger than the REST API reads. Send less in one request.');
    case 415:
      return refuse('unsupported_media_type', say.NOT_JSON);
    default:
      return status !== null && status >= 400 && status < 500
        ? refuse('invalid_data', 'The request could not be read: its path, headers or body are malformed.')
        : refuse('server_error', 'Something failed on our side. Report it with the Request-Id of this answer.');
  }
}

/** Of Nest's own exceptions and of Fastify's errors, which carry `statusCode`. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null;
}

const REASON_OF_KIND: Readonly<Record<ErrorKind, Reason>> = {
  invalid: 'invalid_data',
  unauthenticated: 'invalid_session',
  forbidden: 'not_allowed',
  not_found: 'not_found',
  conflict: 'invalid_data',
  gone: 'not_found',
  too_many: 'rate_limited',
  too_large: 'payload_too_large',
  unavailable: 'try_again',
};

function refusedByAppError({ details }: AppError): Refused {
  const reason = isReason(details.code) ? details.code : REASON_OF_KIND[details.kind];
  const headers: Headers = details.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(details.retryAfterSeconds) };
  return refuse(reason, details.errors ? fieldSentence(details.errors) : details.detail, { headers });
}

/** `contact.email: Email must be an email.` */
function fieldSentence(errors: readonly FieldProblem[]): string {
  return errors.map(({ pointer, detail }) => (pointer === '' ? detail : `${pointer.slice(1).replaceAll('/', '.')}: ${detail}`)).join(' ');
}

import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { readIdempotencyKey, type IdempotentCall } from '@gatehouse/platform';
import type { FastifyRequest } from 'fastify';
import { getPrincipal } from './current.js';

/** Documents the header of a route that takes `@Repeatable() call`. */
export function TakesIdempotencyKey(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'At least 128 random bits (22 url-safe characters, or a UUID). The same request by the same account with the same body gets the same answer for ten minutes, also when the first answer was lost.',
      schema: { type: 'string', minLength: 22, maxLength: 255 },
    }),
  );
}

/** The signed-in person's call with its Idempotency-Key, for `Transactions.run`; null without the header. */
export const Repeatable = createParamDecorator((_data: unknown, context: ExecutionContext): IdempotentCall | null => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const key = readIdempotencyKey(request.headers['idempotency-key']);
  if (key === null) return null;
  const path = request.url.split('?')[0] ?? '';
  return { caller: `account:${getPrincipal(request).accountId}`, route: `${request.method} ${path}`, key, body: request.body };
});

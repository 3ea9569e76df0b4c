import { UnreadableBody } from '@gatehouse/guard';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';

type Done = (error: Error | null, body?: unknown) => void;

const NOT_JSON = new UnreadableBody(
  'unsupported_media_type',
  'The body is not sent as JSON. Add the header "Content-Type: application/json", and send a JSON object.',
);
const MALFORMED = new UnreadableBody('invalid_data', 'The body is not valid JSON, though its content type says so.');

/**
 * Reads bodies as JSON only. One that cannot be read is handed on as such: the guard refuses it after the checks that come before the body.
 * An empty one counts as none, because some clients name a content type on every request.
 */
export function readBodies(app: NestFastifyApplication): void {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  const readJson = (request: FastifyRequest, body: Buffer, done: Done): void => {
    if (body.length === 0) {
      done(null, undefined);
      return;
    }
    void parse(request, body.toString('utf8'), (error, parsed) => {
      done(null, error ? MALFORMED : parsed);
    });
  };
  app.useBodyParser('application/json', {}, readJson);
  for (const type of ['text/plain', '*'])
    app.useBodyParser(type, {}, (_request: FastifyRequest, body: Buffer, done: Done) => {
      done(null, body.length === 0 ? undefined : NOT_JSON);
    });
}

import { NOT_JSON, UnreadableBody } from '@gatehouse/guard';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { looksLikeJson, readForm } from './form.js';

type Done = (error: Error | null, body?: unknown) => void;

const OTHER_TYPE = new UnreadableBody('unsupported_media_type', NOT_JSON);
const MALFORMED = new UnreadableBody('invalid_data', 'The body is not valid JSON, though its content type says so.');
const MALFORMED_FORM = new UnreadableBody(
  'invalid_data',
  'The body is not a well-formed form: encode names and values as UTF-8 with percent signs.',
);

/**
 * Reads bodies as JSON or as a form. One that cannot be read is handed on as such: the guard refuses it after the checks that come before the body.
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
  const readFormBody = (_request: FastifyRequest, body: Buffer, done: Done): void => {
    // latin1: bytes outside ASCII stay visible, and are refused.
    const text = body.toString('latin1');
    if (looksLikeJson(text)) done(null, OTHER_TYPE);
    else done(null, body.length === 0 ? undefined : (readForm(text) ?? MALFORMED_FORM));
  };
  app.useBodyParser('application/x-www-form-urlencoded', {}, readFormBody);
  for (const type of ['text/plain', '*'])
    app.useBodyParser(type, {}, (_request: FastifyRequest, body: Buffer, done: Done) => {
      done(null, body.length === 0 ? undefined : OTHER_TYPE);
    });
}

import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { ValidationPipe, type DynamicModule, type ExceptionFilter, type Type, type ValidationError } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import type { Logger } from 'pino';
import type { Environment } from '../config/environment.js';
import { InvalidInput, type FieldProblem } from '../errors/app-error.js';
import { NestLogger } from '../logging/logger.js';
import { serveHealth } from './health.js';

export interface HttpAppOptions {
  readonly module: Type | DynamicModule;
  readonly environment: Environment;
  readonly logger: Logger;
  /** Maps whatever is thrown to an answer; each HTTP app has one. */
  readonly errorFilter: ExceptionFilter;
  /** How this app answers what fails before Fastify has a route: a URL that cannot be decoded, bytes that are not HTTP. */
  readonly serverErrors?: Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'>;
  /** Fastify hooks and plugins of this app, registered before any route. */
  configure?(fastify: FastifyInstance): Promise<void> | void;
}

const BODY_LIMIT_BYTES = 1_048_576;

/** A Nest application on Fastify with what both HTTP apps share: request ids, proxy trust, validation, one access-log line a request. */
export async function createHttpApp(options: HttpAppOptions): Promise<NestFastifyApplication> {
  const { TRUSTED_PROXIES, TLS_CERT_FILE, TLS_KEY_FILE } = options.environment.values;
  const proxies = TRUSTED_PROXIES.split(',')
    .map((proxy) => proxy.trim())
    .filter((proxy) => proxy !== '');
  const adapter = new FastifyAdapter({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: proxies.length > 0 ? proxies : false,
    // Never taken from the caller: the id is what we find our own log lines by.
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    ...options.serverErrors,
    ...(TLS_CERT_FILE === '' ? {} : { https: { cert: readFileSync(TLS_CERT_FILE), key: readFileSync(TLS_KEY_FILE) } }),
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('Request-Id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    options.logger.info(
      {
        requestId: request.id,
        method: request.method,
        url: request.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        address: request.ip,
      },
      'request',
    );
    done();
  });
  await options.configure?.(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(options.module, adapter, {
    logger: new NestLogger(options.logger),
    abortOnError: false,
  });
  app.useGlobalPipes(
    new ValidationPipe({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => new InvalidInput(errors.flatMap((error) => fieldProblems(error, ''))),
    }),
  );
  app.useGlobalFilters(options.errorFilter);
  serveHealth(app);
  return app;
}

/** class-validator's tree as JSON pointers with a sentence each. */
function fieldProblems(error: ValidationError, parent: string): FieldProblem[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
    pointer,
    detail: constraint === 'whitelistValidation' ? `${error.property} is not a field of this request; remove it.` : sentence(message),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, pointer))];
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

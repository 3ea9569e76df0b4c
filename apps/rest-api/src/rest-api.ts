import { EnvelopeFilter, Gate } from '@gatehouse/guard';
import { RequestRecorder, type UnroutedAnswer } from '@gatehouse/request-log';
import { createHttpApp, type Clock, type Environment } from '@gatehouse/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { readBodies } from './bodies.js';
import { admitReference } from './browsers.js';
import { serveOpenApi } from './openapi.js';
import { checkRequestLines } from './request-line.js';
import { RestApiModule } from './rest-api.module.js';
import { returnUnits } from './returned-units.js';
import { setSecurityHeaders } from './security-headers.js';
import { serverErrors } from './server-errors.js';
import { refuseUnknownRoutes } from './unknown-routes.js';

/** The data plane as an application that is ready to listen. */
export async function createRestApi(environment: Environment, logger: Logger, clock?: Clock): Promise<NestFastifyApplication> {
  const { PUBLIC_URL } = environment.values;
  // The server's error handlers exist before the application does.
  const log: { recorder?: RequestRecorder } = {};
  const record = (answer: UnroutedAnswer): void => log.recorder?.unrouted(answer);
  const app = await createHttpApp({
    module: RestApiModule.forRoot(environment, logger, clock),
    environment,
    logger,
    errorFilter: new EnvelopeFilter(PUBLIC_URL, logger),
    serverErrors: serverErrors(environment, record),
  });
  const fastify = app.getHttpAdapter().getInstance();
  const gate = app.get(Gate);
  const recorder = app.get(RequestRecorder);
  log.recorder = recorder;
  // The order counts: each hook runs before the next one, and all of them before the routes that Nest adds in `init`.
  setSecurityHeaders(fastify, environment);
  admitReference(fastify, environment);
  recorder.listen(fastify);
  checkRequestLines(fastify, PUBLIC_URL);
  refuseUnknownRoutes(fastify, gate, environment);
  returnUnits(fastify, gate, logger);
  readBodies(app);
  serveOpenApi(app, environment);
  await app.init();
  return app;
}

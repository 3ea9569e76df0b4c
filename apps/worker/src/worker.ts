import { createHttpApp, type Clock, type Environment } from '@gatehouse/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BaseExceptionFilter } from '@nestjs/core';
import type { Logger } from 'pino';
import { WorkerModule } from './worker.module.js';

/** The worker as an application; its only HTTP routes are those of the health check. */
export async function createWorker(environment: Environment, logger: Logger, clock?: Clock): Promise<NestFastifyApplication> {
  const app = await createHttpApp({
    module: WorkerModule.forRoot(environment, logger, clock),
    environment,
    logger,
    errorFilter: new BaseExceptionFilter(),
  });
  await app.init();
  return app;
}

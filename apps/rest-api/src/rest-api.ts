import { AuditModule } from '@gatehouse/audit';
import { createHttpApp, PlatformModule, type Clock, type Environment } from '@gatehouse/platform';
import { BaseExceptionFilter } from '@nestjs/core';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';

@Module({})
class RestApiModule {}

/** The data plane as an application that is ready to listen. */
export async function createRestApi(environment: Environment, logger: Logger, clock?: Clock): Promise<NestFastifyApplication> {
  const imports = [PlatformModule.forRoot(environment, logger, clock), AuditModule];
  const app = await createHttpApp({
    module: { module: RestApiModule, imports },
    environment,
    logger,
    errorFilter: new BaseExceptionFilter(),
  });
  await app.init();
  return app;
}

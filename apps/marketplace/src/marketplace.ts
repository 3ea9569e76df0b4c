import { createHttpApp, type Clock, type Environment } from '@gatehouse/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { serveDashboardFiles } from './dashboard/serve-dashboard.js';
import { MarketplaceModule } from './marketplace.module.js';
import { serveOpenApi } from './openapi.js';
import { ProblemDetailsFilter } from './problem-details.filter.js';
import { securityHeaders } from './security-headers.js';

/** The control plane as an application that is ready to listen (or to be called in a test). */
export async function createMarketplace(environment: Environment, logger: Logger, clock?: Clock): Promise<NestFastifyApplication> {
  const problems = new ProblemDetailsFilter(environment.values.PUBLIC_URL, logger);
  const app = await createHttpApp({
    module: MarketplaceModule.forRoot(environment, logger, clock),
    environment,
    logger,
    errorFilter: problems,
    configure: async (fastify) => {
      securityHeaders(fastify, environment);
      await serveDashboardFiles(fastify);
    },
  });
  serveOpenApi(app, environment);
  await app.init();
  return app;
}

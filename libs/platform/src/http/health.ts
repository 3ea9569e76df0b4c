import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';

/**
 * `/health/live` (the process runs) and `/health/ready` (it can do its work), for load balancers and container health checks.
 * They stand beside Nest, so that no guard, quota or access rule of an app ever applies to them.
 */
export function serveHealth(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/health/live', () => ({ status: 'live' }));
  fastify.get('/health/ready', async (_request, reply) => {
    try {
      await app.get(DataSource).query('SELECT 1');
      return { status: 'ready' };
    } catch {
      void reply.status(503);
      return { status: 'waiting for the database' };
    }
  });
}

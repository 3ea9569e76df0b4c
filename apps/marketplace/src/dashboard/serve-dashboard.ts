import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { dashboardFolder } from './built-files.js';

const YEAR_SECONDS = 31_536_000;

/** The dashboard's scripts and styles under `/static/`, compressed when it was built. Their names carry a hash of their content. */
export async function serveDashboardFiles(fastify: FastifyInstance): Promise<void> {
  const root = dashboardFolder();
  if (root === null) return;
  await fastify.register(fastifyStatic, {
    root,
    prefix: '/static/',
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: YEAR_SECONDS * 1000,
    // Scripts and styles only: the page itself is served with its own headers, and the manifest is the server's.
    allowedPath: (path) => !/\.(html|json)$/.test(path),
  });
}

import 'reflect-metadata';
import { runProcess } from '@gatehouse/platform';
import { createWorker } from './worker.js';

await runProcess('worker', async (environment, logger) => {
  const app = await createWorker(environment, logger);
  await app.listen(environment.values.WORKER_PORT, environment.values.HOST);
  return app;
});

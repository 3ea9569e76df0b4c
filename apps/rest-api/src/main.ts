import 'reflect-metadata';
import { runProcess } from '@gatehouse/platform';
import { createRestApi } from './rest-api.js';

await runProcess('rest-api', async (environment, logger) => {
  const app = await createRestApi(environment, logger);
  await app.listen(environment.values.REST_API_PORT, environment.values.HOST);
  return app;
});

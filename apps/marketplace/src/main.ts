import 'reflect-metadata';
import { runProcess } from '@gatehouse/platform';
import { createMarketplace } from './marketplace.js';

await runProcess('marketplace', async (environment, logger) => {
  const app = await createMarketplace(environment, logger);
  await app.listen(environment.values.MARKETPLACE_PORT, environment.values.HOST);
  return app;
});

import { migrateDatabase } from '@gatehouse/platform';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { Builders } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { aPostgresServer, type RestartableServer } from '../support/processes.js';

describe('the REST API whose database goes away', () => {
  let postgres: RestartableServer;
  let gatehouse: TestGatehouse;
  let build: Builders;

  beforeAll(async () => {
    postgres = await aPostgresServer();
    gatehouse = await aGatehouse({ DATABASE_URL: postgres.url });
    await migrateDatabase(gatehouse.environment);
    build = new Builders(await gatehouse.startRestApi());
  });
  afterAll(async () => {
    await gatehouse.stop();
    await postgres.remove();
  });

  it('answers 503 in the envelope, also to strangers, and is right again by itself', async () => {
    const plugin = await build.aPlugin();
    const websiteId = await build.aWebsite();
    await build.anInstall(websiteId, plugin);
    const caller = gatehouse.caller(plugin.production);
    const path = `/v1/website/${websiteId}`;
    expect((await caller.get(path)).status).toBe(200);

    await postgres.kill();
    const away = await caller.get(path);
    expect(away).toMatchObject({ status: 503, body: { error: true, reason: 'try_again' } });
    expect(away.headers.get('retry-after')).toBe('1');
    expect((await caller.get('/v1/nowhere')).status).toBe(404);
    expect((await gatehouse.caller().get(path)).status).toBe(401);

    await postgres.start();
    await eventually(async () => ((await caller.get(path)).status === 200 ? true : undefined));
  });
});

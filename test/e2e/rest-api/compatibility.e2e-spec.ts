import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_PATTERN } from '@gatehouse/platform';
import { aGatehouse, type TestGatehouse } from '../../support/apps.js';
import { bodyOf, pathOf } from '../../support/declared-routes.js';
import { asPlugin, Builders, type TestPlugin } from '../../support/builders.js';
import { rawRequest } from '../../support/raw-request.js';

const docs = (name: string): string => readFileSync(join(__dirname, '../../../docs', name), 'utf8');

/** | `client.method` | METHOD | `/path` | … | status `reason` | */
const ROWS = [
  ...docs('compatibility.md').matchAll(/^\| `([\w.]+)` \| ([A-Z]+) \| `([^`]+)` \|(?:[^|]*\|)? (\d{3})(?: `(\w+)`)? \|$/gm),
].map(([, client = '', method = '', path = '', status = '', reason]) => ({ client, method, path, status: Number(status), reason }));

const SCOPES = [
  ...['website:settings', 'website:conversation:sessions', 'website:conversation:messages'],
  ...['website:conversation:states', 'website:people:profiles', 'website:operators'],
]
  .flatMap((scope) => [`${scope}/read`, `${scope}/write`])
  .concat('website:availability/read', 'website:conversation:initiate/write');

describe('docs/compatibility.md', () => {
  let gatehouse: TestGatehouse;
  let plugin: TestPlugin;
  let websiteId: string;

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    const build = new Builders(await gatehouse.startRestApi());
    plugin = await build.aPlugin();
    websiteId = await build.furnish(await build.aWebsite());
    await build.aGrant(plugin, SCOPES);
    await build.anInstall(websiteId, plugin, SCOPES);
  });
  afterAll(() => gatehouse.stop());

  it('lists every method of the official Node client', () => {
    expect(ROWS).toHaveLength(229);
    expect(new Set(ROWS.map(({ client }) => client.split('.')[0]))).toEqual(new Set(['bucket', 'media', 'plan', 'plugin', 'website']));
  });

  it('says of each what it really answers', async () => {
    const origin = `http://127.0.0.1:${gatehouse.environment.values.REST_API_PORT}`;
    const wrong: string[] = [];
    for (const { client, method, path, status, reason } of ROWS) {
      const url = pathOf({ path }, { websiteId, pluginId: plugin.id }).replace(/:\w+/g, 'x');
      const answer = await rawRequest(origin, url, {
        method,
        headers: asPlugin(plugin.production),
        ...(['POST', 'PUT', 'PATCH'].includes(method) ? { body: bodyOf({ method, path }) } : {}),
      });
      const told = method === 'HEAD' ? undefined : answer.body.reason;
      const expected = method === 'HEAD' ? undefined : reason;
      if (answer.status !== status || told !== expected)
        wrong.push(`${client}: ${method} ${path} answered ${answer.status} ${String(told)}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('docs/keys.md', () => {
  it('gives secret scanners the pattern that our own log uses', () => {
    const pattern = /```\n(gth_\[.*)\n```/.exec(docs('keys.md'))?.[1] ?? '';
    expect(pattern.replace('[0-9]', '\\d')).toBe(KEY_PATTERN.source.replace(/[()]/g, ''));
  });
});

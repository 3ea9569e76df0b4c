import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Script } from 'node:vm';
import { Crisp } from 'crisp-api';
import { exampleCall } from '../../apps/marketplace/src/docs/example-call.js';
import { examplesOf, type Example } from '../../apps/marketplace/src/docs/examples.js';
import { OFFICIAL_METHODS, officialCall } from '../../apps/marketplace/src/docs/official-client.js';
import { routesByTag, type OpenApiDocument, type Route } from '../../apps/marketplace/src/docs/openapi-document.js';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { Builders, type TestPlugin } from '../support/builders.js';
import { Journey, type Person } from '../support/journey.js';

const run = promisify(execFile);
const ROOT = join(__dirname, '../..');

describe('the examples of the reference', () => {
  let gatehouse: TestGatehouse;
  let plugin: TestPlugin;
  let developer: Person;
  let websiteId: string;
  let folder: string;
  const documents: { api: 'marketplace' | 'restApi'; document: OpenApiDocument; server: string }[] = [];

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    await gatehouse.startMarketplace();
    await gatehouse.startWorker();
    const build = new Builders(await gatehouse.startRestApi());
    const { PUBLIC_URL, REST_API_URL, MAILBOX_TOKEN } = gatehouse.environment.values;
    for (const [api, server, path] of [
      ['marketplace', PUBLIC_URL, '/api/openapi.json'],
      ['restApi', REST_API_URL, '/v1/openapi.json'],
    ] as const)
      documents.push({ api, server, document: (await (await fetch(`${server}${path}`)).json()) as OpenApiDocument });
    developer = await new Journey({ publicUrl: PUBLIC_URL, restApiUrl: REST_API_URL, mailboxToken: MAILBOX_TOKEN }).person(
      'marketplace',
      'Dora Developer',
    );
    plugin = await build.aPlugin();
    websiteId = await build.aWebsite({ name: 'Shop' });
    const pairs = ['website:settings/read', 'website:settings/write'];
    await build.aGrant(plugin, pairs);
    await build.anInstall(websiteId, plugin, pairs);
    // Inside the repository, so that the official client is found.
    folder = mkdtempSync(join(ROOT, 'node_modules/.reference-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await gatehouse.stop();
  });

  const all = (): { route: Route; examples: Example[] }[] =>
    documents.flatMap(({ document, server }) =>
      [...routesByTag(document).values()]
        .flat()
        .map((route) => ({ route, examples: examplesOf(document, route, { server, tierHeader: 'X-Crisp-Tier' }) })),
    );

  /** Runs an example as a reader would: the braces filled in, the secrets in the environment. */
  const print = async (call: string, language: Example['language'], values: Readonly<Record<string, string>> = {}): Promise<string> => {
    const found = all().find(({ route }) => `${route.method} ${route.path}` === call);
    const code = found?.examples.find((example) => example.language === language)?.code ?? '';
    const file = join(folder, 'example.mjs');
    writeFileSync(
      file,
      code.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder),
    );
    const { stdout } = await run(process.execPath, [file], {
      env: {
        PATH: process.env.PATH,
        GATEHOUSE_IDENTIFIER: plugin.production.identifier,
        GATEHOUSE_KEY: plugin.production.key,
        GATEHOUSE_EMAIL: developer.email,
        GATEHOUSE_PASSWORD: developer.password,
      },
    });
    return stdout;
  };

  const nameNow = async (): Promise<unknown> => {
    const answer = await gatehouse.caller(plugin.production).get<{ data: { name: string } }>(`/v1/website/${websiteId}/settings`);
    return answer.body.data.name;
  };

  it('are programs that Node can read, for every route of both APIs', () => {
    expect(all().length).toBeGreaterThan(200);
    for (const { route, examples } of all())
      for (const { language, code } of examples) {
        if (language === 'curl') continue;
        const body = code.replaceAll(/^import .*$/gm, '');
        expect(() => new Script(`async () => {${body}}`, { filename: `${route.method} ${route.path}` })).not.toThrow();
      }
  });

  it('read a website with a keypair', async () => {
    const printed = await print('GET /v1/website/{website_id}', 'node', { website_id: websiteId });
    expect(printed).toMatch(/^200 /);
    expect(JSON.parse(printed.slice(4))).toMatchObject({ error: false, data: { name: 'Shop' } });
  });

  it('change a website’s settings by a JSON body', async () => {
    const printed = await print('PATCH /v1/website/{website_id}/settings', 'node', { website_id: websiteId, name: 'Shop & Co' });
    expect(printed).toMatch(/^200 /);
    expect(await nameNow()).toBe('Shop & Co');
  });

  it('print the refusal when the key is wrong, and change nothing', async () => {
    const { key } = plugin.production;
    const values = { website_id: websiteId, name: 'Nobody’s' };
    plugin = { ...plugin, production: { ...plugin.production, key: `${key.slice(0, -4)}0000` } };
    try {
      expect(await print('PATCH /v1/website/{website_id}/settings', 'node', values)).toMatch(/^401 [^]*"reason": "invalid_session"/);
    } finally {
      plugin = { ...plugin, production: { ...plugin.production, key } };
    }
    expect(await nameNow()).toBe('Shop & Co');
  });

  it('sign in, and act in the marketplace with the session', async () => {
    expect(await print('POST /api/plugins', 'node', { name: 'Made by an example' })).toMatch(/^201 [^]*"name": "Made by an example"/);
    expect(await print('GET /api/plugins', 'node')).toMatch(/^200 [^]*"name": "Made by an example"/);
  });

  it('work with the official client too', async () => {
    expect(await print('GET /v1/website/{website_id}', 'crisp-api', { website_id: websiteId })).toContain('Shop');
  });

  it('name that method of the official client which calls the route, with the body of the route', async () => {
    const asked: { call: string; body: string }[] = [];
    const recorder: Server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
        asked.push({ call: `${request.method} ${path}`, body: Buffer.concat(chunks).toString() });
        response.setHeader('content-type', 'application/json');
        response.end('{"error":false,"reason":"resolved","data":{}}');
      });
    });
    await new Promise<void>((resolve) => recorder.listen(0, '127.0.0.1', resolve));
    try {
      const server = `http://127.0.0.1:${(recorder.address() as AddressInfo).port}`;
      const client = new Crisp();
      client.setRestHost(server);
      client.authenticateTier('plugin', plugin.production.identifier, plugin.production.key);
      const document = documents.find(({ api }) => api === 'restApi')?.document ?? { info: { title: '' }, paths: {} };
      const routes = [...routesByTag(document).values()].flat().filter(({ method, path }) => OFFICIAL_METHODS[`${method} ${path}`]);
      expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(OFFICIAL_METHODS).sort());
      for (const route of routes) {
        const call = exampleCall(document, route, { server, tierHeader: 'X-Crisp-Tier' });
        const send = new Script(`(client) => client.${officialCall(call, route.path)}`).runInThisContext() as (
          client: Crisp,
        ) => Promise<unknown>;
        await send(client);
        expect(asked.at(-1)).toEqual({
          call: `${route.method} ${route.path}`,
          body: call.body === undefined ? (expect.stringMatching(/^(|null|\{\})$/) as string) : JSON.stringify(call.body),
        });
      }
    } finally {
      recorder.close();
    }
  });
});

import { Validator } from '@seriousme/openapi-schema-validator';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';

interface Operation {
  readonly summary?: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly 'x-gatehouse-tiers'?: readonly string[];
  readonly 'x-gatehouse-scope'?: string | null;
  readonly 'x-gatehouse-mode'?: string | null;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** That real answers fit the documents is checked by every other test: HttpClient holds each answer against them. */
describe('the OpenAPI documents', () => {
  let gatehouse: TestGatehouse;
  const documents: Record<string, Document> = {};

  beforeAll(async () => {
    gatehouse = await aGatehouse();
    await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
    const { PUBLIC_URL, REST_API_URL } = gatehouse.environment.values;
    documents.marketplace = (await (await fetch(`${PUBLIC_URL}/api/openapi.json`)).json()) as Document;
    documents.restApi = (await (await fetch(`${REST_API_URL}/v1/openapi.json`)).json()) as Document;
  });
  afterAll(() => gatehouse.stop());

  const operations = (name: string): { call: string; operation: Operation }[] =>
    Object.entries(documents[name]?.paths ?? {}).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ call: `${method.toUpperCase()} ${path}`, operation })),
    );

  it.each(['marketplace', 'restApi'])('of the %s is valid OpenAPI 3.1', async (name) => {
    const document = documents[name];
    expect(document?.openapi).toBe('3.1.0');
    const result = await new Validator().validate({ ...structuredClone(document) });
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it.each(['marketplace', 'restApi'])('of the %s describes each operation and at least one success', (name) => {
    const bare = operations(name).filter(
      ({ operation }) => !operation.summary || !Object.keys(operation.responses).some((status) => /^2/.test(status)),
    );
    expect(bare.map(({ call }) => call)).toEqual([]);
    expect(operations(name).length).toBeGreaterThan(10);
  });

  it('names tiers, scope and mode of each route of the REST API', () => {
    const silent = operations('restApi').filter(({ operation }) => {
      const scoped = Boolean(operation['x-gatehouse-scope']) === Boolean(operation['x-gatehouse-mode']);
      return !operation['x-gatehouse-tiers']?.length || !scoped;
    });
    expect(silent.map(({ call }) => call)).toEqual([]);
    expect(operations('restApi').some(({ operation }) => operation['x-gatehouse-scope'] === 'website:settings')).toBe(true);
  });
});

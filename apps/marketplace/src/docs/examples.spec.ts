import { examplesOf } from './examples.js';
import type { OpenApiDocument, Operation } from './openapi-document.js';

const API = { server: 'https://gatehouse.example', tierHeader: 'X-Tier' };
const JSON_ANSWER = { '200': { content: { 'application/json': {} } } };

function codeOf(method: string, path: string, operation: Partial<Operation>): Record<string, string> {
  const document: OpenApiDocument = { info: { title: 'Test' }, paths: {} };
  const route = { method, path, operation: { responses: JSON_ANSWER, ...operation } };
  return Object.fromEntries(examplesOf(document, route, API).map(({ language, code }) => [language, code]));
}

describe('the examples of a route', () => {
  it('carry a keypair and the tier to the REST API, the secret from the environment', () => {
    const { curl, node } = codeOf('GET', '/v1/website/{website_id}/channels', { 'x-gatehouse-tiers': ['user', 'plugin'] });
    expect(curl).toContain(`--user "{identifier}:{key}" \\\n  --header "X-Tier: plugin"`);
    expect(node).toContain("'X-Tier': 'plugin'");
    expect(node).toContain('const { GATEHOUSE_IDENTIFIER, GATEHOUSE_KEY } = process.env;');
    expect(node).not.toContain('Content-Type');
  });

  it('name another tier where plugins may not call', () => {
    const { curl, node } = codeOf('POST', '/v1/x', { 'x-gatehouse-tiers': ['website'] });
    expect([curl, node].every((code) => code?.includes('website'))).toBe(true);
  });

  it('sign in first where a session is needed, in the realm of the route, and only there', () => {
    const { curl, node } = codeOf('POST', '/api/websites/{website_id}/installs', { security: [{ website: [] }] });
    expect(node).toContain("'https://gatehouse.example/api/website/sign-in'");
    expect(node).toContain("'Content-Type': 'application/json'");
    expect(curl).toContain('--cookie cookies.txt');
    expect(codeOf('POST', '/api/marketplace/sign-in', {}).node).not.toContain('GATEHOUSE_EMAIL');
    expect(codeOf('POST', '/api/marketplace/sign-in', {}).curl).toContain('--cookie-jar cookies.txt');
  });

  it('keep quotes of a body inside their quotes', () => {
    const schema = { type: 'object', required: ['name'], properties: { name: { type: 'string', example: `it's "1"` } } };
    const { curl, node } = codeOf('PUT', '/api/x', { requestBody: { content: { 'application/json': { schema } } } });
    expect(curl).toContain(String.raw`--data '{"name":"it'\''s \"1\""}'`);
    expect(node).toContain(String.raw`"name": "it's \"1\""`);
  });

  it('show something to change where no field has to be there, and what only the reader knows in braces', () => {
    const schema = { type: 'object', properties: { name: { type: 'string' }, more: {} } };
    const { node } = codeOf('PATCH', '/api/x', { requestBody: { content: { 'application/json': { schema } } } });
    expect(node).toContain('"name": "{name}"\n');
    expect(node).not.toContain('more');
  });

  it('print texts as texts, and streams as they come', () => {
    const csv = codeOf('GET', '/api/x', { responses: { '200': { content: { 'text/csv': {} } } } });
    expect(csv.node).toContain('await response.text()');
    const live = codeOf('GET', '/api/x', { responses: { '200': { content: { 'text/event-stream': {} } } } });
    expect(live.node).toContain('for await (const text of response.body');
    expect(live.curl).toContain('--no-buffer');
  });

  it('show the official client only where it has a method for the route', () => {
    const tiers = { 'x-gatehouse-tiers': ['plugin'] };
    expect(codeOf('GET', '/v1/website/{website_id}', tiers)['crisp-api']).toContain('client.website.getWebsite("{website_id}")');
    expect(codeOf('GET', '/v1/website/{website_id}/channels', tiers)).not.toHaveProperty('crisp-api');
  });
});

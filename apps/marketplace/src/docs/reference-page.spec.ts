import { html } from '../pages/html.js';
import type { OpenApiDocument } from './openapi-document.js';
import { referencePage } from './reference-page.js';

const DOCUMENT: OpenApiDocument = {
  info: { title: 'Test' },
  paths: {
    '/v1/website/{website_id}/settings': {
      patch: {
        summary: 'Change <b>settings</b>',
        tags: ['Settings'],
        'x-gatehouse-tiers': ['plugin', 'user'],
        'x-gatehouse-scope': 'website:settings',
        'x-gatehouse-mode': 'write',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Settings' } } } },
        responses: { '200': { description: 'updated' }, '403': { description: 'not_allowed, made_up_word' } },
      },
    },
    '/api/plugins': {
      get: {
        tags: ['Plugins'],
        security: [{ marketplace: [] }],
        'x-gatehouse-roles': ['reviewer'],
        responses: { '200': { description: '' }, '400': { description: '`invalid_data`' } },
      },
    },
  },
  components: {
    schemas: {
      Settings: {
        type: 'object',
        required: ['name', 'inner'],
        properties: {
          name: { type: 'string', maxLength: 5, example: "it's" },
          inner: { allOf: [{ $ref: '#/components/schemas/Inner' }] },
          note: { type: ['string', 'null'] },
        },
      },
      // A schema may hold itself; the table has to end all the same.
      Inner: {
        type: 'object',
        required: ['ids'],
        properties: { ids: { type: 'array', items: { type: 'string', format: 'uuid' } }, again: { $ref: '#/components/schemas/Inner' } },
      },
    },
  },
};

describe('the reference', () => {
  const page = referencePage(DOCUMENT, {
    here: '/docs/rest-api',
    title: 'T',
    lead: html``,
    server: 'http://localhost:3001',
    tierHeader: 'X-Tier',
    documentUrl: '/d.json',
  });

  it('states tiers, scope and mode of a route of the REST API', () => {
    expect(page).toMatch(/<dt>Tiers<\/dt>\s*<dd><code>plugin<\/code>, <code>user<\/code><\/dd>/);
    expect(page).toContain('<code>website:settings</code>, mode <code>write</code>');
  });

  it('states realm and role of a route of the marketplace', () => {
    expect(page).toContain('somebody signed in with a marketplace account, with the role reviewer');
  });

  it('shows the text of a document as text, never as HTML', () => {
    expect(page).not.toContain('<b>settings</b>');
    expect(page).toContain('Change &#60;b&#62;settings&#60;/b&#62;');
  });

  it('shows nested fields by their path, with type and limits', () => {
    expect(page).toMatch(/<code>name<\/code>.*?<td>string<\/td>.*?At most 5 characters\./s);
    expect(page).toMatch(/<code>inner\.ids<\/code>.*?<td>list of uuid<\/td>/s);
    expect(page).toMatch(/<code>note<\/code>\s*<span class="muted small">optional<\/span>.*?<td>string or null<\/td>/s);
  });

  it('leads from each refusal to the page that explains it, and from nothing else', () => {
    expect(page).toContain('href="/docs/errors/not_allowed"');
    expect(page).toContain('href="/docs/problems#invalid_data"');
    expect(page).not.toContain('made_up_word"');
  });

  it('quotes the body of an example for a shell', () => {
    expect(page).toContain(String.raw`it&#39;\&#39;&#39;s`);
    expect(page).toContain('--request PATCH');
    expect(page).toContain('--header &#34;X-Tier: plugin&#34;');
  });
});

import type { ExampleCall } from './example-call.js';

/** Which method of the official Node client (`crisp-api`) calls which route, for those that a plugin may call. */
export const OFFICIAL_METHODS: Readonly<Record<string, string>> = {
  'GET /v1/website/{website_id}': 'website.getWebsite',
  'GET /v1/website/{website_id}/settings': 'website.getWebsiteSettings',
  'PATCH /v1/website/{website_id}/settings': 'website.updateWebsiteSettings',
  'GET /v1/website/{website_id}/operators/list': 'website.listWebsiteOperators',
  'GET /v1/website/{website_id}/availability/status': 'website.getWebsiteAvailabilityStatus',
  'GET /v1/website/{website_id}/availability/operators': 'website.listWebsiteOperatorAvailabilities',
  'GET /v1/plugin/connect/account': 'plugin.getConnectAccount',
  'GET /v1/plugin/connect/websites/all/{page_number}': 'plugin.listAllConnectWebsites',
  'GET /v1/plugins/subscription/{website_id}/{plugin_id}/settings': 'plugin.getSubscriptionSettings',
  'PUT /v1/plugins/subscription/{website_id}/{plugin_id}/settings': 'plugin.saveSubscriptionSettings',
  'PATCH /v1/plugins/subscription/{website_id}/{plugin_id}/settings': 'plugin.updateSubscriptionSettings',
  'GET /v1/website/{website_id}/conversations/{page_number}': 'website.listConversations',
  'POST /v1/website/{website_id}/conversation': 'website.createNewConversation',
  'GET /v1/website/{website_id}/conversation/{session_id}': 'website.getConversation',
  'GET /v1/website/{website_id}/conversation/{session_id}/meta': 'website.getConversationMetas',
  'PATCH /v1/website/{website_id}/conversation/{session_id}/meta': 'website.updateConversationMetas',
  'GET /v1/website/{website_id}/conversation/{session_id}/state': 'website.getConversationState',
  'PATCH /v1/website/{website_id}/conversation/{session_id}/state': 'website.changeConversationState',
  'GET /v1/website/{website_id}/conversation/{session_id}/messages': 'website.getMessagesInConversation',
  'POST /v1/website/{website_id}/conversation/{session_id}/message': 'website.sendMessageInConversation',
  'GET /v1/website/{website_id}/people/profiles/{page_number}': 'website.listPeopleProfiles',
  'POST /v1/website/{website_id}/people/profile': 'website.addNewPeopleProfile',
  'GET /v1/website/{website_id}/people/profile/{people_id}': 'website.getPeopleProfile',
  'PATCH /v1/website/{website_id}/people/profile/{people_id}': 'website.updatePeopleProfile',
};

/** These take the fields of the body one by one. */
const FIELD_BY_FIELD = new Set(['website.changeConversationState']);

/** The same call with the official client, told only host and keypair; null where it has no method for the route. */
export function officialClientExample(call: ExampleCall, path: string): string | null {
  const expression = officialCall(call, path);
  if (expression === null) return null;
  return [
    '// npm install crisp-api',
    "import { Crisp } from 'crisp-api';",
    '',
    'const client = new Crisp();',
    `client.setRestHost(${JSON.stringify(call.server)});`,
    "client.authenticateTier('plugin', process.env.GATEHOUSE_IDENTIFIER, process.env.GATEHOUSE_KEY);",
    `console.log(await client.${expression});`,
  ].join('\n');
}

/** `website.getWebsite("{website_id}")`: the parameters of the path in their order, then the body. Optional queries are left out. */
export function officialCall({ method, body }: Pick<ExampleCall, 'method' | 'body'>, path: string): string | null {
  const name = OFFICIAL_METHODS[`${method} ${path}`];
  if (name === undefined) return null;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([placeholder]) => placeholder);
  const fields: unknown[] = typeof body === 'object' && body !== null ? Object.values(body) : [];
  const inBody = body === undefined ? [] : FIELD_BY_FIELD.has(name) ? fields : [body];
  return `${name}(${[...inPath, ...inBody].map((value) => JSON.stringify(value, null, 2)).join(', ')})`;
}

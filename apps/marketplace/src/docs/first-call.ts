import type { Api, ExampleCall } from './example-call.js';
import { examplesOfCall, type Example } from './examples.js';

/** What a newcomer tries first: a keypair, a website that has installed the plugin, and nothing else. */
export function firstCall({ server, tierHeader }: Api): Example[] {
  const path = '/v1/website/{website_id}';
  const call: ExampleCall = {
    method: 'GET',
    server,
    url: `${server}${path}`,
    headers: { [tierHeader]: 'plugin' },
    sender: { kind: 'key', tier: 'plugin' },
    body: undefined,
    answer: 'json',
  };
  return examplesOfCall(call, path);
}

import { jsonSchemaOf, type OpenApiDocument, type Route } from './openapi-document.js';
import { exampleOf } from './schema-table.js';

/** A command to copy: the URL quoted for a shell, the caller's credentials, and a body that fits. */
export function curlExample(document: OpenApiDocument, { method, path, operation }: Route, server: string): string {
  const query = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name }) => `${name}={${name}}`)
    .join('&');
  const lines = [`curl ${quote(`${server}${path}${query === '' ? '' : `?${query}`}`)}`];
  // Otherwise curl would read the placeholders in braces as patterns of its own.
  lines[0] += ' --globoff';
  if (method === 'HEAD') lines.push('--head');
  else if (method !== 'GET') lines.push(`--request ${method}`);
  if (operation['x-gatehouse-tiers']) {
    const tier = operation['x-gatehouse-tiers'].includes('plugin') ? 'plugin' : operation['x-gatehouse-tiers'][0];
    lines.push('--user "{identifier}:{key}"', `--header "X-Crisp-Tier: ${tier ?? 'plugin'}"`);
  } else {
    if (operation.security?.length) lines.push('--cookie cookies.txt');
    if (path.endsWith('/sign-in')) lines.push('--cookie-jar cookies.txt');
  }
  const body = jsonSchemaOf(operation.requestBody?.content);
  if (body) lines.push('--header "Content-Type: application/json"', `--data ${quote(JSON.stringify(exampleOf(document, body)))}`);
  // A state change without a body still has to say that it is a script's, not a form's.
  else if (method !== 'GET' && method !== 'HEAD') lines.push('--header "Content-Type: application/json"');
  return lines.join(' \\\n  ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

import type { ExampleCall } from './example-call.js';

/** A command to copy: the URL quoted for a shell, the caller's credentials, and a body that fits. */
export function curlExample({ method, url, headers, sender, body, answer }: ExampleCall): string {
  // Otherwise curl would read the placeholders in braces as patterns of its own.
  const lines = [`curl ${quote(url)} --globoff${answer === 'stream' ? ' --no-buffer' : ''}`];
  if (method === 'HEAD') lines.push('--head');
  else if (method !== 'GET') lines.push(`--request ${method}`);
  if (sender.kind === 'key') lines.push('--user "{identifier}:{key}"');
  if (sender.kind === 'session') lines.push('--cookie cookies.txt');
  if (url.endsWith('/sign-in')) lines.push('--cookie-jar cookies.txt');
  for (const [name, value] of Object.entries(headers)) lines.push(`--header "${name}: ${value}"`);
  if (body !== undefined) lines.push(`--data ${quote(JSON.stringify(body))}`);
  return lines.join(' \\\n  ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

import type { ExampleCall, Sender } from './example-call.js';

/** A module to copy that needs Node and nothing else. Secrets come from the environment, so that none ends up in a file. */
export function nodeExample(call: ExampleCall): string {
  return [...preparation(call), request(call), printing(call.answer)].join('\n');
}

function preparation({ server, sender }: ExampleCall): string[] {
  switch (sender.kind) {
    case 'key':
      return ['const { GATEHOUSE_IDENTIFIER, GATEHOUSE_KEY } = process.env;', ''];
    case 'session':
      return [
        'const { GATEHOUSE_EMAIL, GATEHOUSE_PASSWORD } = process.env;',
        `const signedIn = await fetch(${quote(`${server}/api/${sender.realm}/sign-in`)}, {`,
        "  method: 'POST',",
        "  headers: { 'Content-Type': 'application/json' },",
        '  body: JSON.stringify({ email: GATEHOUSE_EMAIL, password: GATEHOUSE_PASSWORD }),',
        '});',
        'if (!signedIn.ok) throw new Error(await signedIn.text());',
        "const session = signedIn.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');",
        '',
      ];
    case 'anybody':
      return [];
  }
}

function request({ method, url, headers, sender, body }: ExampleCall): string {
  const all = [...credentials(sender), ...Object.entries(headers).map(([name, value]) => `${quote(name)}: ${quote(value)}`)];
  const options = [
    ...(method === 'GET' ? [] : [`  method: ${quote(method)},`]),
    ...(all.length === 0 ? [] : ['  headers: {', ...all.map((header) => `    ${header},`), '  },']),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')}),`]),
  ];
  const given = options.length === 0 ? '' : `, {\n${options.join('\n')}\n}`;
  return `const response = await fetch(${quote(url)}${given});`;
}

function credentials(sender: Sender): string[] {
  switch (sender.kind) {
    case 'key':
      return ['Authorization: `Basic ${btoa(`${GATEHOUSE_IDENTIFIER}:${GATEHOUSE_KEY}`)}`'];
    case 'session':
      return ['Cookie: session'];
    case 'anybody':
      return [];
  }
}

function printing(answer: ExampleCall['answer']): string {
  switch (answer) {
    case 'json':
      return 'console.log(response.status, JSON.stringify(await response.json(), null, 2));';
    case 'text':
      return 'console.log(response.status, await response.text());';
    case 'stream':
      return 'for await (const text of response.body.pipeThrough(new TextDecoderStream())) process.stdout.write(text);';
    case 'none':
      // A refusal has a body all the same.
      return 'console.log(response.status, await response.text());';
  }
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

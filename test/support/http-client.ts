import { checkAnswer } from './openapi-check.js';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly text: string;
}

export interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A script that talks to one HTTP app and keeps its cookies, as `curl` with a cookie jar would.
 * Every JSON answer is checked against the app's own OpenAPI document, so that no test passes on an undocumented answer.
 */
export class HttpClient {
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    private readonly defaults: Readonly<Record<string, string>> = {},
    private readonly document?: string,
    private readonly onAnswer?: (call: string, answer: string) => void,
  ) {}

  get<Body = Record<string, unknown>>(path: string, call: Call = {}): Promise<Answer<Body>> {
    return this.send('GET', path, call);
  }

  post<Body = Record<string, unknown>>(path: string, body: unknown = {}, call: Call = {}): Promise<Answer<Body>> {
    return this.send('POST', path, { ...call, body });
  }

  put<Body = Record<string, unknown>>(path: string, body: unknown, call: Call = {}): Promise<Answer<Body>> {
    return this.send('PUT', path, { ...call, body });
  }

  patch<Body = Record<string, unknown>>(path: string, body: unknown, call: Call = {}): Promise<Answer<Body>> {
    return this.send('PATCH', path, { ...call, body });
  }

  delete<Body = Record<string, unknown>>(path: string, body: unknown = {}, call: Call = {}): Promise<Answer<Body>> {
    return this.send('DELETE', path, { ...call, body });
  }

  /** The cookies kept so far, for a request that somebody else sends. */
  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async send<Body = Record<string, unknown>>(method: string, path: string, call: Call = {}): Promise<Answer<Body>> {
    const cookie = this.cookieHeader();
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...this.defaults,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === '' ? {} : { cookie }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: typeof call.body === 'string' ? call.body : JSON.stringify(call.body) }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await response.text();
    this.onAnswer?.(`${method} ${path}`, `${[...response.headers].map((header) => header.join(': ')).join('\n')}\n\n${text}`);
    const json = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    const body: unknown = json && text !== '' ? JSON.parse(text) : {};
    if (this.document !== undefined && json && text !== '')
      await checkAnswer(`${this.url}${this.document}`, method, path, response.status, body);
    return { status: response.status, headers: response.headers, body: body as Body, text };
  }

  /** Forgets who is signed in. */
  forget(): void {
    this.cookies.clear();
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    const value = pair.slice(at + 1).trim();
    if (value === '' || attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute))) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

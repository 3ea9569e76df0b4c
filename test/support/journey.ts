import { randomBytes } from 'node:crypto';
import { eventually } from './eventually.js';
import { HttpClient, type Answer } from './http-client.js';

/** Where a running Gatehouse is reached; nothing else is needed to play any journey. */
export interface Addresses {
  readonly publicUrl: string;
  readonly restApiUrl: string;
  readonly mailboxToken: string;
}

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly http: HttpClient;
}

export interface Keypair {
  readonly identifier: string;
  readonly key: string;
}

type Realm = 'marketplace' | 'website';

/**
 * The main journey over HTTP, step by step, as people and scripts would do it. Every secret that any answer or mail showed is
 * remembered in `secrets`, so that a test can prove that it appears nowhere else.
 */
export class Journey {
  readonly secrets = new Set<string>();
  /** Every answer to anybody in this journey, headers included; the mailbox left out, which is the inbox of its people. */
  readonly answers: { call: string; answer: string }[] = [];

  constructor(readonly at: Addresses) {}

  /** A new account with a confirmed e-mail, signed in. */
  async person(realm: Realm, name: string): Promise<Person> {
    const person = { ...this.somebody(name), http: this.visitor() };
    await this.expect(202, person.http.post(`/api/${realm}/sign-up`, { email: person.email, name, password: person.password }));
    const token = await this.linkToken(person.email, '/confirm#');
    await this.expect(200, person.http.post(`/api/${realm}/confirm`, { token }));
    await this.signIn(realm, person);
    return person;
  }

  async signIn(realm: Realm, person: Person): Promise<void> {
    const answer = await this.expect(200, person.http.post(`/api/${realm}/sign-in`, { email: person.email, password: person.password }));
    for (const line of answer.headers.getSetCookie()) this.secrets.add(line.split(';')[0]?.split('=')[1] ?? '');
  }

  /** A reviewer, invited by an administrator. */
  async reviewer(administrator: Person, name: string): Promise<Person> {
    const person = { ...this.somebody(name), http: this.visitor() };
    await this.expect(201, administrator.http.post('/api/marketplace/invitations', { email: person.email, role: 'reviewer' }));
    const token = await this.linkToken(person.email, '/invitation#');
    const accepted = await person.http.post('/api/marketplace/invitations/accept', { token, name, password: person.password });
    if (accepted.status >= 300) throw new Error(`the invitation was not accepted: ${accepted.text}`);
    await this.signIn('marketplace', person);
    return person;
  }

  async plugin(
    developer: Person,
    name: string,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<{ id: string; development: Keypair }> {
    const answer = await this.expect<{ plugin: { id: string }; keypair: Keypair }>(
      201,
      developer.http.post('/api/plugins', { name, visibility: 'private', description: `${name}, for a test.`, ...more }),
    );
    this.secrets.add(answer.body.keypair.key);
    return { id: answer.body.plugin.id, development: answer.body.keypair };
  }

  async website(owner: Person, name: string): Promise<string> {
    const answer = await this.expect<{ id: string }>(201, owner.http.post('/api/websites', { name, domain: 'example.com' }));
    return answer.body.id;
  }

  /** The website trusts the developer's development keypairs. */
  async trust(owner: Person, websiteId: string, developer: Person): Promise<void> {
    const made = await this.expect<{ code: string }>(
      201,
      owner.http.post(`/api/websites/${websiteId}/trust-codes`, { developer_email: developer.email }),
    );
    this.secrets.add(made.body.code);
    await this.expect(201, developer.http.post('/api/trusted-websites/redeem', { code: made.body.code }));
    const list = await owner.http.get<{ items: { id: string; state: string }[] }>(`/api/websites/${websiteId}/trusted-developers`);
    const pending = list.body.items.find(({ state }) => state === 'pending');
    if (!pending) throw new Error(`nobody waits for confirmation: ${list.text}`);
    await this.expect(
      200,
      owner.http.post(`/api/websites/${websiteId}/trusted-developers/${pending.id}/confirm`, { account_name: developer.name }),
    );
  }

  /** Asks for scopes, written `website:settings/read`, each with a justification of its own. */
  async ask(developer: Person, pluginId: string, pairs: readonly string[]): Promise<string> {
    const answer = await this.expect<{ id: string }>(
      201,
      developer.http.post(`/api/plugins/${pluginId}/scope-requests`, {
        pairs: pairs.map((pair) => ({
          ...pairOf(pair),
          justification: `We need ${pair} so that the people who use our plugin see their own ${pair.split(':').at(-1) ?? pair} in it.`,
        })),
      }),
    );
    return answer.body.id;
  }

  async untilQueued(developer: Person, pluginId: string, requestId: string, withinMs = 30_000): Promise<void> {
    await eventually(async () => {
      const answer = await developer.http.get<{ state: string }>(`/api/plugins/${pluginId}/scope-requests/${requestId}`);
      return answer.body.state === 'queued' ? true : undefined;
    }, withinMs);
  }

  /** Waits until a request is screened, and lets the reviewer approve what the policy left to people. */
  async untilApproved(developer: Person, reviewer: Person, pluginId: string, requestId: string): Promise<void> {
    const state = await eventually(async () => {
      const answer = await developer.http.get<{ state: string }>(`/api/plugins/${pluginId}/scope-requests/${requestId}`);
      return answer.body.state === 'submitted' ? undefined : answer.body.state;
    }, 30_000);
    if (state !== 'approved') await this.approve(reviewer, requestId);
  }

  /** The item of the review queue by which a request is decided. */
  async itemOf(reviewer: Person, requestId: string): Promise<string> {
    for (const state of ['open', 'decided', 'closed']) {
      const answer = await this.expect<{ items: { id: string }[] }>(
        200,
        reviewer.http.get(`/api/review/items?subject_id=${requestId}&state=${state}`),
      );
      const newest = answer.body.items.at(-1);
      if (newest) return newest.id;
    }
    throw new Error(`scope request ${requestId} never was in the review queue`);
  }

  /** @param second needed for what is of high risk, where the marketplace asks for four eyes */
  async approve(reviewer: Person, requestId: string, second?: Person): Promise<void> {
    const itemId = await this.itemOf(reviewer, requestId);
    for (const person of second ? [reviewer, second] : [reviewer])
      await this.expect(200, person.http.post(`/api/review/items/${itemId}/decision`, { verdict: 'approve' }));
  }

  async claim(developer: Person, pluginId: string): Promise<Keypair> {
    const answer = await developer.http.post<Keypair>(`/api/plugins/${pluginId}/keypairs/production/claim`);
    if (answer.status >= 300) throw new Error(`the claim was refused: ${answer.text}`);
    this.secrets.add(answer.body.key);
    return answer.body;
  }

  async roll(developer: Person, pluginId: string, environment: 'development' | 'production'): Promise<Keypair> {
    const answer = await developer.http.post<Keypair>(`/api/plugins/${pluginId}/keypairs/${environment}/roll`);
    if (answer.status >= 300) throw new Error(`the roll was refused: ${answer.text}`);
    this.secrets.add(answer.body.key);
    return answer.body;
  }

  /** The secret of the plugin's install link. */
  async installSecret(developer: Person, pluginId: string): Promise<string> {
    const answer = await this.expect<{ url: string }>(200, developer.http.get(`/api/plugins/${pluginId}/install-link`));
    const secret = answer.body.url.split('/').at(-1) ?? '';
    this.secrets.add(secret);
    return secret;
  }

  async install(owner: Person, websiteId: string, pluginId: string, secret: string, pairs: readonly string[]): Promise<Answer> {
    return owner.http.post(`/api/websites/${websiteId}/installs`, { plugin_id: pluginId, secret, pairs: pairs.map(pairOf) });
  }

  /** All mails to an address, newest first. */
  async mailsTo(email: string): Promise<{ id: string; subject: string; text: string }[]> {
    const answer = await new HttpClient(this.at.publicUrl).get<{ items: { id: string; subject: string; text: string }[] }>(
      `/mailbox/${this.at.mailboxToken}/messages?to=${encodeURIComponent(email)}`,
    );
    return answer.body.items;
  }

  /** The token in the newest mail to an address that links to `path`. */
  async linkToken(email: string, path: string): Promise<string> {
    const token = await eventually(async () => {
      const mails = await this.mailsTo(email);
      const found = mails.find(({ text }) => text.includes(path))?.text.match(/[#&]token=([\w-]+)/)?.[1];
      if (!found) throw new Error(`no mail with a link to ${path}; there are: ${mails.map(({ subject }) => subject).join(', ') || 'none'}`);
      return found;
    }, 30_000);
    this.secrets.add(token);
    return token;
  }

  /** Basic credentials and the plugin tier. */
  caller(keypair: Keypair, headers: Readonly<Record<string, string>> = {}): HttpClient {
    const basic = Buffer.from(`${keypair.identifier}:${keypair.key}`).toString('base64');
    return new HttpClient(
      this.at.restApiUrl,
      { authorization: `Basic ${basic}`, 'x-crisp-tier': 'plugin', ...headers },
      '/v1/openapi.json',
    );
  }

  visitor(): HttpClient {
    return new HttpClient(this.at.publicUrl, {}, '/api/openapi.json', this.remember);
  }

  private readonly remember = (call: string, answer: string): void => {
    this.answers.push({ call, answer });
  };

  private somebody(name: string): { email: string; name: string; password: string } {
    const password = `${randomBytes(12).toString('base64url')} and more`;
    this.secrets.add(password);
    return { email: `${name.toLowerCase().replaceAll(/\W+/g, '.')}.${randomBytes(4).toString('hex')}@example.com`, name, password };
  }

  private async expect<Body = Record<string, unknown>>(status: number, call: Promise<Answer<Body> | Answer>): Promise<Answer<Body>> {
    const answer = await call;
    if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.text}`);
    return answer as Answer<Body>;
  }
}

export function pairOf(pair: string): { scope: string; mode: string } {
  const at = pair.lastIndexOf('/');
  return { scope: pair.slice(0, at), mode: pair.slice(at + 1) };
}

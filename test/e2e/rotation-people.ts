import type { TestGatehouse } from '../support/apps.js';
import { asBearer, asPlugin, type Builders, type TestPlugin } from '../support/builders.js';
import type { Answer } from '../support/http-client.js';
import type { Person } from '../support/journey.js';
import { aPerson } from './websites-people.js';

export type Somebody = Person & { readonly id: string };

export interface Grace {
  readonly ends_at: string;
  readonly ends: string;
  readonly uses: number;
  readonly last_used_address: string | null;
  readonly last_used_agent: string | null;
}
export interface KeySeen {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly expires_at: string | null;
  readonly predecessor_id: string | null;
  readonly successor_id: string | null;
  readonly revoke_reason: string | null;
  readonly roles: string[];
  readonly grace: Grace | null;
}
export interface Shown {
  readonly key_id: string;
  readonly key_secret: string;
  readonly key: KeySeen;
  readonly replaces: { readonly key_id: string; readonly grace_ends_at: string } | null;
  readonly code: string;
  readonly detail: string;
}
export interface ShownKeypair {
  readonly identifier: string;
  readonly key: string;
  readonly replaces: { readonly identifier: string; readonly grace_ends_at: string } | null;
  readonly code: string;
  readonly detail: string;
}

/** A website with its owner, and a plugin with its developer, to rotate the keys of. */
export class RotationStage {
  owner: Somebody;
  developer: Somebody;
  websiteId: string;
  plugin: TestPlugin;

  constructor(
    readonly gatehouse: TestGatehouse,
    readonly build: Builders,
  ) {}

  async set(): Promise<void> {
    this.owner = await aPerson(this.gatehouse, 'website', 'Olga Owner');
    this.developer = await aPerson(this.gatehouse, 'marketplace', 'Dora Developer');
    this.websiteId = (await this.owner.http.post<{ id: string }>('/api/websites', { name: 'Acme', domain: 'acme.example' })).body.id;
    this.plugin = await this.build.aPlugin({ accountId: this.developer.id });
  }

  get keys(): string {
    return `/api/websites/${this.websiteId}/keys`;
  }

  async operator(role: string, name = `A ${role}`): Promise<Somebody> {
    const person = await aPerson(this.gatehouse, 'website', name);
    await this.build.query(
      'INSERT INTO operator (website_id, account_id, role, availability_since, created_at) VALUES ($1, $2, $3, now(), now())',
      [this.websiteId, person.id, role],
    );
    return person;
  }

  async websiteKey(over: object = {}): Promise<Shown> {
    const expires_at = this.gatehouse.clock.after(365 * 86_400_000).toISOString();
    const made = await this.owner.http.post<Shown>(this.keys, { name: 'Sync', expires_at, roles: ['administrator'], ...over });
    if (made.status !== 201) throw new Error(made.text);
    return made.body;
  }

  rotateKey(id: string, body: object = {}, headers: Record<string, string> = {}, by: Person = this.owner): Promise<Answer<Shown>> {
    return by.http.post<Shown>(`${this.keys}/${id}/rotate`, body, { headers });
  }

  rotateKeypair(environment: string, body: object = {}, headers: Record<string, string> = {}): Promise<Answer<ShownKeypair>> {
    return this.developer.http.post<ShownKeypair>(`/api/plugins/${this.plugin.id}/keypairs/${environment}/rotate`, body, { headers });
  }

  async seen(id: string): Promise<KeySeen> {
    return (await this.owner.http.get<KeySeen>(`${this.keys}/${id}`)).body;
  }

  /** Status of a request with a website or user key. */
  async use(secret: string, headers: Record<string, string> = {}): Promise<number> {
    return (await this.call(secret, headers)).status;
  }

  call(secret: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.gatehouse.caller(undefined, { ...asBearer({ secret }), ...headers }).get(`/v1/website/${this.websiteId}`);
  }

  async useKeypair(keypair: { identifier: string; key: string }): Promise<number> {
    return (await this.callPlugin(keypair)).status;
  }

  callPlugin(keypair: { identifier: string; key: string }, path = '/v1/plugin/connect/account'): Promise<Answer> {
    return this.gatehouse.caller(undefined, asPlugin(keypair)).get(path);
  }
}

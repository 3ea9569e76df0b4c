import { randomBytes, randomUUID } from 'node:crypto';
import { SYSTEM } from '@gatehouse/audit';
import { Keypairs, UserKeys, WebsiteKeys, type IssuedKey, type IssuedKeypair } from '@gatehouse/credentials';
import { DAY } from '@gatehouse/platform';
import type { OperatorRole } from '@gatehouse/websites';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { streamIdOf } from './declared-routes.js';

/**
 * Rows for tests of the data plane, made by SQL where the way of making them is not what the test is about. Keypairs come from the real
 * service, because a key cannot be made up.
 */
export class Builders {
  private readonly dataSource: DataSource;
  private readonly keypairs: Keypairs;
  private readonly websiteKeys: WebsiteKeys;
  private readonly userKeys: UserKeys;

  /** @param app any of the apps; the rows go into its database. */
  constructor(app: NestFastifyApplication) {
    this.dataSource = app.get(DataSource);
    this.keypairs = app.get(Keypairs, { strict: false });
    this.websiteKeys = app.get(WebsiteKeys, { strict: false });
    this.userKeys = app.get(UserKeys, { strict: false });
  }

  async anAccount(over: { realm?: 'marketplace' | 'website'; name?: string; email?: string } = {}): Promise<string> {
    const id = randomUUID();
    const { realm = 'marketplace', name = 'Some Body', email = `${id}@example.com` } = over;
    await this.query(
      `INSERT INTO account (id, realm, email, name, slug, password_hash, role, created_at, confirmed_at) VALUES ($1, $2, $3, $4, $5, 'none', $6, now(), now())`,
      [id, realm, email, name, `account-${id}`, realm === 'website' ? 'member' : 'developer'],
    );
    return id;
  }

  async aWebsite(over: { name?: string; domain?: string; settings?: object } = {}): Promise<string> {
    const id = randomUUID();
    const { name = 'Acme', domain = 'example.com', settings = {} } = over;
    await this.query('INSERT INTO website (id, name, domain, settings, created_at, updated_at) VALUES ($1, $2, $3, $4, now(), now())', [
      id,
      name,
      domain,
      settings,
    ]);
    return id;
  }

  /** One of each thing that routes can name, with ids that follow from the website's (`pathOf`). */
  async furnish(websiteId: string): Promise<string> {
    const stream = streamIdOf(websiteId);
    for (const sql of [
      `INSERT INTO channel (id, website_id, stream_id, kind, name, created_at) VALUES ($1, $1, ${stream}, 'chat', 'Chat', now())`,
      `INSERT INTO conversation (website_id, session_id, state, created_at, updated_at) VALUES ($1, 'session_' || $1::uuid, 'pending', now(), now())`,
      `INSERT INTO people_profile (id, website_id, person, created_at, updated_at) VALUES ($1, $1, '{"nickname":"Ada"}', now(), now())`,
      `INSERT INTO outgoing_message (id, website_id, stream_id, kind, recipient, body, state, sent_by, created_at)
       VALUES ($1, $1, ${stream}, 'sms', '+15555551234', 'Hello', 'queued', $1, now())`,
    ])
      await this.query(sql, [websiteId]);
    return websiteId;
  }

  async anOperator(websiteId: string, over: { role?: string; name?: string; availability?: string; since?: Date } = {}): Promise<string> {
    const accountId = await this.anAccount({ realm: 'website', name: over.name ?? 'Olga Operator' });
    const { role = 'owner', availability = 'offline', since = new Date() } = over;
    await this.query(
      'INSERT INTO operator (website_id, account_id, role, availability, availability_since, created_at) VALUES ($1, $2, $3, $4, $5, now())',
      [websiteId, accountId, role, availability, since],
    );
    return accountId;
  }

  /** A key of the website, made by a new owner of it. */
  async aWebsiteKey(websiteId: string, over: Partial<Parameters<WebsiteKeys['create']>[3]> = {}): Promise<IssuedKey> {
    const owner = await this.anOperator(websiteId);
    return this.websiteKeys.create(SYSTEM, owner, websiteId, {
      name: `Key ${randomUUID()}`,
      expiresAt: new Date(Date.now() + 300 * DAY),
      roles: ['administrator'] satisfies OperatorRole[],
      scopes: null,
      allowedAddresses: null,
      allowedInUrl: false,
      dailyQuota: undefined,
      ...over,
    });
  }

  /** The key of a new operator of the website. */
  async aUserKey(websiteId: string, role: OperatorRole): Promise<IssuedKey & { readonly accountId: string }> {
    const accountId = await this.anOperator(websiteId, { role });
    return { accountId, ...(await this.userKeys.issue(SYSTEM, { websiteId, accountId, byAccountId: accountId }, false)) };
  }

  async aRole(websiteId: string, accountId: string, role: OperatorRole): Promise<void> {
    await this.query('UPDATE operator SET role = $3 WHERE website_id = $1 AND account_id = $2', [websiteId, accountId, role]);
  }

  /** A plugin with its development keypair; with `production: true` also a claimed production one. */
  async aPlugin(over: { accountId?: string; callbackUrl?: string } = {}): Promise<TestPlugin> {
    const id = randomUUID();
    const accountId = over.accountId ?? (await this.anAccount());
    await this.query(
      `INSERT INTO plugin (id, account_id, visibility, name, description, callback_url, urn, created_at, updated_at) VALUES ($1, $2, 'private', 'Orders', '', $3, $4, now(), now())`,
      [id, accountId, over.callbackUrl ?? null, `urn:test:orders:${id}`],
    );
    const development = await this.dataSource.transaction((tx) => this.keypairs.issueDevelopment(tx, id, SYSTEM));
    await this.dataSource.transaction((tx) => this.keypairs.prepareProduction(tx, id, SYSTEM));
    const production = await this.keypairs.claim(SYSTEM, id);
    return { id, accountId, development, production };
  }

  /** Grants pairs (`website:settings/read`), each through an approved scope request. */
  async aGrant(plugin: TestPlugin, pairs: readonly string[]): Promise<void> {
    const requestId = await this.aScopeRequest(plugin, pairs, 'approved');
    for (const pair of pairs)
      await this.query('INSERT INTO granted_pair (plugin_id, scope, mode, request_id, granted_at) VALUES ($1, $2, $3, $4, now())', [
        plugin.id,
        ...pair.split('/'),
        requestId,
      ]);
  }

  async aScopeRequest(plugin: TestPlugin, pairs: readonly string[], state: string): Promise<string> {
    const id = randomUUID();
    await this.query(
      'INSERT INTO scope_request (id, plugin_id, state, created_by, created_at) VALUES ($1, $2, $3, $4, clock_timestamp())',
      [id, plugin.id, state, plugin.accountId],
    );
    for (const [position, pair] of pairs.entries())
      await this.query(`INSERT INTO requested_pair (request_id, scope, mode, position, justification) VALUES ($1, $2, $3, $4, 'needed')`, [
        id,
        ...pair.split('/'),
        position,
      ]);
    return id;
  }

  /** A live install with the consent to some pairs. */
  async anInstall(websiteId: string, plugin: TestPlugin, pairs: readonly string[] = []): Promise<string> {
    const id = randomUUID();
    const installedBy = await this.anAccount({ realm: 'website' });
    await this.query('INSERT INTO install (id, website_id, plugin_id, installed_by, installed_at) VALUES ($1, $2, $3, $4, now())', [
      id,
      websiteId,
      plugin.id,
      installedBy,
    ]);
    for (const pair of pairs)
      await this.query('INSERT INTO consented_pair (install_id, scope, mode, consented_at, consented_by) VALUES ($1, $2, $3, now(), $4)', [
        id,
        ...pair.split('/'),
        installedBy,
      ]);
    return id;
  }

  /** The website trusts the developer's account until `expiresAt`. */
  async aTrustedWebsite(websiteId: string, accountId: string, over: { state?: string; expiresAt?: Date } = {}): Promise<void> {
    const { state = 'active', expiresAt = new Date(Date.now() + 86_400_000) } = over;
    await this.query(
      `INSERT INTO trusted_website (id, website_id, account_id, state, redeemed_at, confirmed_at, expires_at) VALUES ($1, $2, $3, $4, now(), now(), $5)`,
      [randomUUID(), websiteId, accountId, state, expiresAt],
    );
  }

  async aQuota(plugin: TestPlugin, environment: 'development' | 'production', dailyLimit: number): Promise<void> {
    await this.query('UPDATE quota SET daily_limit = $3 WHERE holder_id = $1 AND environment = $2', [plugin.id, environment, dailyLimit]);
  }

  query(sql: string, values: readonly unknown[] = []): Promise<unknown> {
    return this.dataSource.query(sql, [...values]);
  }
}

export interface TestPlugin {
  readonly id: string;
  readonly accountId: string;
  readonly development: IssuedKeypair;
  readonly production: IssuedKeypair;
}

/** Basic credentials and the plugin tier. */
export function asPlugin({ identifier, key }: { identifier: string; key: string }): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${identifier}:${key}`).toString('base64')}`, 'x-crisp-tier': 'plugin' };
}

/** `Basic id:secret` of a website or user key; no tier header, which its prefix makes needless. */
export function asBasic({ id, secret }: IssuedKey): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}

export function asBearer({ secret }: Pick<IssuedKey, 'secret'>): Record<string, string> {
  return { authorization: `Bearer ${secret}` };
}

/** A key of the right form that no Gatehouse has issued. */
export function aMadeUpKey(code: 'pd' | 'pp' = 'pp'): string {
  return `gth_${code}1_${randomBytes(55).toString('hex').slice(0, 55)}`;
}

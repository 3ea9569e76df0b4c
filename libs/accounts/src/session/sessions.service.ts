import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { SessionResolver, type Principal, type Realm } from '@gatehouse/auth';
import { Clock, Environment, MINUTE, randomToken, sha256 } from '@gatehouse/platform';
import type { FastifyRequest } from 'fastify';
import { DataSource, MoreThan, Not, type EntityManager } from 'typeorm';
import type { Account } from '../account/account.entity.js';
import { FreshSignInRequired, SessionNotFound } from '../accounts.errors.js';
import { Session } from './session.entity.js';
import { readToken } from './session-cookie.js';
import { isFresh, lifetimeOf, STAFF, STAFF_LIFETIME, USUAL_LIFETIME } from './session-lifetime.js';

interface Row {
  readonly session_id: string;
  readonly last_seen_at: Date;
  readonly account_id: string;
  readonly role: Principal['role'];
  readonly email: string;
  readonly name: string;
  readonly confirmed: boolean;
}

const SEEN_EVERY_MS = MINUTE;

/** Sessions: opaque tokens in cookies, their hashes here. Whether one is still good is decided by the query that uses it. */
@Injectable()
export class SessionsService extends SessionResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly audit: AuditTrail,
  ) {
    super();
  }

  /** Who is signed in at this realm; null when the session ended, idled out, or its account is suspended. */
  async resolve(realm: Realm, request: FastifyRequest): Promise<Principal | null> {
    const token = readToken(request.headers.cookie, realm, this.environment.embedded);
    if (token === undefined) return null;
    const now = this.clock.now();
    const before = (ms: number): Date => new Date(now.getTime() - ms);
    // The role counts as it is now: whoever became staff since the sign-in has the shorter lifetime from this moment on.
    const rows: Row[] = await this.dataSource.query(
      `SELECT session.id AS session_id, session.last_seen_at, account.id AS account_id, account.role, account.email, account.name,
              account.confirmed_at IS NOT NULL AS confirmed
         FROM session JOIN account ON account.id = session.account_id
        WHERE session.token_hash = $1 AND account.realm = $2 AND account.suspended_at IS NULL AND session.expires_at > $3
          AND session.created_at > CASE WHEN account.role = ANY ($4) THEN $5 ELSE $6 END::timestamptz
          AND session.last_seen_at > CASE WHEN account.role = ANY ($4) THEN $7 ELSE $8 END::timestamptz`,
      [
        sha256(token),
        realm,
        now,
        STAFF,
        before(STAFF_LIFETIME.absoluteMs),
        before(USUAL_LIFETIME.absoluteMs),
        before(STAFF_LIFETIME.idleMs),
        before(USUAL_LIFETIME.idleMs),
      ],
    );
    const row = rows[0];
    if (!row) return null;
    if (row.last_seen_at <= before(SEEN_EVERY_MS)) await this.see(row.session_id, now, before(SEEN_EVERY_MS));
    return {
      accountId: row.account_id,
      realm,
      role: row.role,
      email: row.email,
      name: row.name,
      sessionId: row.session_id,
      confirmed: row.confirmed,
    };
  }

  /** Begins a session, always a new one: a token that was in the browser before the sign-in never becomes one. */
  async start(
    transaction: EntityManager,
    account: Account,
    from: { readonly address: string | null; readonly userAgent: string | undefined },
  ): Promise<{ session: Session; token: string; lastsMs: number }> {
    const token = randomToken();
    const now = this.clock.now();
    const lastsMs = lifetimeOf(account.role).absoluteMs;
    const session = {
      id: randomUUID(),
      accountId: account.id,
      tokenHash: sha256(token),
      createdAt: now,
      confirmedAt: null,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + lastsMs),
      address: from.address,
      userAgent: from.userAgent?.slice(0, 300) ?? null,
    };
    await transaction.insert(Session, session);
    return { session, token, lastsMs };
  }

  /** The account's live sessions, the last used first. */
  list({ id, role }: Account): Promise<Session[]> {
    const { idleMs, absoluteMs } = lifetimeOf(role);
    return this.dataSource.manager.find(Session, {
      where: {
        accountId: id,
        expiresAt: MoreThan(this.clock.now()),
        createdAt: MoreThan(this.clock.after(-absoluteMs)),
        lastSeenAt: MoreThan(this.clock.after(-idleMs)),
      },
      order: { lastSeenAt: 'DESC', id: 'ASC' },
      take: 100,
    });
  }

  async get(sessionId: string): Promise<Session> {
    const session = await this.dataSource.manager.findOneBy(Session, { id: sessionId });
    if (!session) throw new SessionNotFound();
    return session;
  }

  /** For what a forgotten browser must not show. @throws {FreshSignInRequired} */
  async requireFresh({ sessionId }: Principal): Promise<void> {
    const session = await this.get(sessionId);
    if (!isFresh(session, this.clock.now())) throw new FreshSignInRequired();
  }

  /** Signs out: ends the present session. */
  async signOut(principal: Principal, actor: Actor): Promise<void> {
    await this.remove(principal, principal.sessionId, actor, 'account.sign_out');
  }

  /** Ends one of the account's own sessions. @throws {SessionNotFound} also for somebody else's. */
  async end(principal: Principal, sessionId: string, actor: Actor): Promise<void> {
    if (!(await this.remove(principal, sessionId, actor, 'account.end_session'))) throw new SessionNotFound();
  }

  /** Ends all sessions of an account, or all but one, and says how many. */
  async endAll(transaction: EntityManager, accountId: string, exceptId?: string): Promise<number> {
    const { affected } = await transaction.delete(Session, { accountId, ...(exceptId === undefined ? {} : { id: Not(exceptId) }) });
    return affected ?? 0;
  }

  private async remove({ accountId }: Principal, id: string, actor: Actor, action: string): Promise<boolean> {
    return this.dataSource.transaction(async (transaction) => {
      const { affected } = await transaction.delete(Session, { id, accountId });
      if (affected !== 1) return false;
      await this.audit.record(transaction, actor, { action, subjectKind: 'account', subjectId: accountId, before: { session: id } });
      return true;
    });
  }

  private async see(id: string, now: Date, seenBefore: Date): Promise<void> {
    await this.dataSource.query('UPDATE session SET last_seen_at = $2 WHERE id = $1 AND last_seen_at <= $3', [id, now, seenBefore]);
  }
}

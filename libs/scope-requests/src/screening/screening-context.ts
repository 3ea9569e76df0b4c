import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '@gatehouse/platform';
import { RouteUse } from '@gatehouse/usage';
import type { EntityManager } from 'typeorm';
import type { ScopeRequest } from '../requests/scope-request.entity.js';
import { USE_DAYS } from '../use/pair-use.js';
import type { ScreeningContext, SubmittedPair } from './finding.js';

/** Gathers what the screening knows beside the request, on the connection of its transaction. */
@Injectable()
export class ScreeningContexts {
  constructor(
    private readonly clock: Clock,
    private readonly routeUse: RouteUse,
  ) {}

  async of(transaction: EntityManager, { id, pluginId }: ScopeRequest): Promise<ScreeningContext> {
    const use = await this.routeUse.list(pluginId, 'development', USE_DAYS, transaction);
    const denied: SubmittedPair[] = await transaction.query(
      `SELECT q.scope, q.mode, q.justification FROM requested_pair q JOIN scope_request r ON r.id = q.request_id
       WHERE r.plugin_id = $1 AND r.id <> $2 AND q.verdict = 'denied'`,
      [pluginId, id],
    );
    return { developer: await this.developerOf(transaction, pluginId), used: use.flatMap(({ needs }) => needs ?? []), denied };
  }

  /** Who asks: the account that owns the plugin. */
  async developerOf(transaction: EntityManager, pluginId: string): Promise<ScreeningContext['developer']> {
    const rows: { createdAt: Date; confirmedAt: Date | null }[] = await transaction.query(
      `SELECT a.created_at AS "createdAt", a.confirmed_at AS "confirmedAt" FROM plugin p JOIN account a ON a.id = p.account_id WHERE p.id = $1`,
      [pluginId],
    );
    const developer = rows[0];
    if (!developer) throw new Error(`plugin ${pluginId} of a scope request has no row`);
    const age = this.clock.now().getTime() - developer.createdAt.getTime();
    return { accountAgeDays: Math.max(0, Math.floor(age / DAY)), emailConfirmed: developer.confirmedAt !== null };
  }
}

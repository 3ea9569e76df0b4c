import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { AttemptLimiter, Clock, DAY, utcDay, type AttemptLimit } from '@gatehouse/platform';
import { Quotas } from '@gatehouse/usage';
import { DataSource } from 'typeorm';
import { ResetLimitReached } from '../plugins.errors.js';
import { quotaView, type QuotasView } from './quotas.dto.js';

/** Counted per plugin and UTC day; the window only has to outlast the day. */
const RESETS: AttemptLimit = { name: 'development-quota-reset', limit: 10, windowMs: DAY };

/** What a developer sees and does about the quotas of a plugin of theirs. */
@Injectable()
export class PluginQuotas {
  constructor(
    private readonly dataSource: DataSource,
    private readonly quotas: Quotas,
    private readonly attempts: AttemptLimiter,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async view(pluginId: string): Promise<QuotasView> {
    const [development, production, resets] = await Promise.all([
      this.quotas.peek(pluginId, 'development'),
      this.quotas.peek(pluginId, 'production'),
      this.attempts.peek(RESETS, this.today(pluginId)),
    ]);
    if (!development) throw new Error(`plugin ${pluginId} has no development quota`);
    return {
      development: quotaView(development),
      development_resets_left: Math.max(0, RESETS.limit - resets.count),
      production: production ? quotaView(production) : null,
    };
  }

  /** Starts today's count of the development quota anew. @throws {ResetLimitReached} after ten in a UTC day */
  async resetDevelopment(actor: Actor, pluginId: string): Promise<QuotasView> {
    const before = await this.quotas.peek(pluginId, 'development');
    await this.dataSource.transaction(async (tx) => {
      // Counted in this transaction: a reset that fails costs none, and the row makes simultaneous ones follow each other.
      const resets = await this.attempts.take(RESETS, this.today(pluginId), tx);
      if (!resets.allowed) throw this.limitReached();
      await this.quotas.reset(tx, pluginId, 'development');
      await this.audit.record(tx, actor, {
        action: 'quota.reset',
        subjectKind: 'plugin',
        subjectId: pluginId,
        before: { environment: 'development', used: before?.used ?? null },
        after: { environment: 'development', used: 0, resets_today: resets.count },
      });
    });
    return this.view(pluginId);
  }

  private today(pluginId: string): string {
    return `${pluginId}/${utcDay(this.clock.now())}`;
  }

  private limitReached(): ResetLimitReached {
    const now = this.clock.now().getTime();
    const midnight = (Math.floor(now / DAY) + 1) * DAY;
    return new ResetLimitReached(RESETS.limit, new Date(midnight), Math.max(1, Math.ceil((midnight - now) / 1_000)));
  }
}

import { Injectable } from '@nestjs/common';
import type { PluginCaller } from '@gatehouse/guard';
import { Installs, INSTALLS_PER_PAGE, type InstallSettings } from '@gatehouse/installs';
import { Clock } from '@gatehouse/platform';
import { parsePairKey } from '@gatehouse/scopes';
import { Quotas } from '@gatehouse/usage';
import { DataSource } from 'typeorm';
import { DevelopmentSettings } from './development-settings.js';
import type { ConnectTokenDto, ConnectWebsiteDto } from './plugin-connect.dto.js';
import { COUNT_TRUSTED_WEBSITES, KEYPAIR_FACTS, TRUSTED_WEBSITES } from './plugin-reach.queries.js';

export interface WebsitesQuestion {
  /** From 1. */
  readonly page: number;
  readonly configuredOnly: boolean;
  readonly includePlan: boolean;
}

interface KeypairFacts {
  readonly rolled_at: Date | null;
  readonly retires_at: Date | null;
  readonly callback_url: string | null;
  readonly granted: string[];
}

/** What a keypair can find out about itself and the websites that it reaches. */
@Injectable()
export class PluginConnectService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly quotas: Quotas,
    private readonly installs: Installs,
    private readonly development: DevelopmentSettings,
  ) {}

  /** A page of the websites that the keypair reaches; empty beyond the last one. */
  async websites(caller: PluginCaller, question: WebsitesQuestion): Promise<ConnectWebsiteDto[]> {
    const reached = caller.environment === 'production' ? await this.installed(caller, question) : await this.trusted(caller, question);
    return reached.map(({ websiteId, token, settings }) => ({
      website_id: websiteId,
      price: 0,
      token,
      settings,
      ...(question.includePlan ? { plan: null } : {}),
    }));
  }

  async token(caller: PluginCaller): Promise<ConnectTokenDto> {
    const { pluginId, identifier, environment } = caller;
    const [facts, quota, installs] = await Promise.all([
      this.facts(identifier),
      this.quotas.peek(pluginId, environment),
      environment === 'production' ? this.installs.countOfPlugin(pluginId) : this.countTrusted(caller),
    ]);
    if (!quota) throw new Error(`plugin ${pluginId} has no ${environment} quota`);
    return {
      plugin_id: pluginId,
      identifier,
      environment,
      scoped: environment === 'production',
      grant: facts.granted.map(parsePairKey).filter((pair) => pair !== null),
      quota: { limit: quota.limit, used: quota.used, remaining: quota.remaining, resets_at: quota.resetsAt.toISOString() },
      rolled_at: facts.rolled_at?.toISOString() ?? null,
      retires_at: facts.retires_at?.toISOString() ?? null,
      installs,
    };
  }

  async callbackUrl(caller: PluginCaller): Promise<string | null> {
    return (await this.facts(caller.identifier)).callback_url;
  }

  private async facts(identifier: string): Promise<KeypairFacts> {
    const rows: KeypairFacts[] = await this.dataSource.query(KEYPAIR_FACTS, [identifier]);
    if (!rows[0]) throw new Error(`keypair ${identifier} is gone`);
    return rows[0];
  }

  private async installed({ pluginId }: PluginCaller, { page, configuredOnly }: WebsitesQuestion): Promise<Reached[]> {
    const installs = await this.installs.listOfPlugin(pluginId, page, { configuredOnly });
    return installs.map(({ id, websiteId, settings }) => ({ websiteId, settings, token: this.installs.tokenOf(id) }));
  }

  private async trusted({ accountId, pluginId }: PluginCaller, { page, configuredOnly }: WebsitesQuestion): Promise<Reached[]> {
    const rows: { website_id: string; settings: InstallSettings }[] = await this.dataSource.query(TRUSTED_WEBSITES, [
      ...[accountId, pluginId, this.clock.now()],
      ...[configuredOnly, INSTALLS_PER_PAGE, (page - 1) * INSTALLS_PER_PAGE],
    ]);
    return rows.map(({ website_id: websiteId, settings }) => ({
      websiteId,
      settings,
      token: this.development.tokenOf({ pluginId, websiteId }),
    }));
  }

  private async countTrusted({ accountId, pluginId }: PluginCaller): Promise<number> {
    const rows: { count: number }[] = await this.dataSource.query(COUNT_TRUSTED_WEBSITES, [accountId, pluginId, this.clock.now()]);
    return rows[0]?.count ?? 0;
  }
}

interface Reached {
  readonly websiteId: string;
  readonly token: string;
  readonly settings: InstallSettings;
}

import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { isUUID } from 'class-validator';
import { IsNull, Repository } from 'typeorm';
import { Plugin } from './plugin.entity.js';
import { PluginNotFound } from './plugins.errors.js';

@Injectable()
export class PluginsService {
  constructor(@InjectRepository(Plugin) private readonly plugins: Repository<Plugin>) {}

  /** @throws {PluginNotFound} also for a deleted plugin and an id that is no UUID. */
  async get(id: string): Promise<Plugin> {
    const plugin = isUUID(id) ? await this.plugins.findOneBy({ id, deletedAt: IsNull() }) : null;
    if (!plugin) throw new PluginNotFound();
    return plugin;
  }

  /** @throws {PluginNotFound} also for a plugin of another account, so that ids cannot be probed. */
  async getOwned(accountId: string, pluginId: string): Promise<Plugin> {
    const plugin = await this.get(pluginId);
    if (plugin.accountId !== accountId) throw new PluginNotFound();
    return plugin;
  }
}

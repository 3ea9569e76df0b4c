import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import type { PluginCaller } from '@gatehouse/guard';
import { Installs } from '@gatehouse/installs';
import { DevelopmentSettings } from './development-settings.js';
import { PluginConnectService } from './plugin-connect.service.js';
import type { PluginSettingsDto } from './plugin-settings.dto.js';

/** A plugin's own settings on a website: those of the install in production, those of its development otherwise. */
@Injectable()
export class PluginSettingsService {
  constructor(
    private readonly installs: Installs,
    private readonly development: DevelopmentSettings,
    private readonly connect: PluginConnectService,
  ) {}

  async get(caller: PluginCaller, websiteId: string): Promise<PluginSettingsDto> {
    const { pluginId } = caller;
    const installId = installOf(caller);
    const place = { pluginId, websiteId };
    return {
      plugin_id: pluginId,
      website_id: websiteId,
      token: installId === null ? this.development.tokenOf(place) : this.installs.tokenOf(installId),
      schema: {},
      settings: installId === null ? await this.development.of(place) : await this.installs.settingsOf(installId),
      settings_form_url: null,
      callback_url: await this.connect.callbackUrl(caller),
    };
  }

  async replace(actor: Actor, caller: PluginCaller, websiteId: string, settings: unknown): Promise<void> {
    const installId = installOf(caller);
    if (installId === null) await this.development.replace(actor, { pluginId: caller.pluginId, websiteId }, settings);
    else await this.installs.replaceSettings(actor, installId, settings);
  }

  async merge(actor: Actor, caller: PluginCaller, websiteId: string, patch: unknown): Promise<void> {
    const installId = installOf(caller);
    if (installId === null) await this.development.merge(actor, { pluginId: caller.pluginId, websiteId }, patch);
    else await this.installs.mergeSettings(actor, installId, patch);
  }
}

/** Null in development, also where the plugin is installed. */
function installOf({ environment, installId }: PluginCaller): string | null {
  return environment === 'production' ? installId : null;
}

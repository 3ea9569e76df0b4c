import { Module } from '@nestjs/common';
import { InstallsModule } from '@gatehouse/installs';
import { UsageModule } from '@gatehouse/usage';
import { WebsitesModule } from '@gatehouse/websites';
import { DevelopmentSettings } from './development-settings.js';
import { OperatorsService } from './operators.service.js';
import { PluginConnectService } from './plugin-connect.service.js';
import { PluginSettingsService } from './plugin-settings.service.js';
import { WebsiteSettingsService } from './website-settings.service.js';

const SERVICES = [WebsiteSettingsService, OperatorsService, PluginConnectService, PluginSettingsService, DevelopmentSettings];

@Module({ imports: [WebsitesModule, InstallsModule, UsageModule], providers: SERVICES, exports: SERVICES })
export class WebsiteDataModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '@gatehouse/accounts';
import { CredentialsModule } from '@gatehouse/credentials';
import { UsageModule } from '@gatehouse/usage';
import { WebsitesModule } from '@gatehouse/websites';
import { PluginQuotas } from './keypairs/plugin-quotas.service.js';
import { Plugin } from './plugin.entity.js';
import { PluginsService } from './plugins.service.js';
import { SuspensionEffects } from './suspension/suspension-effects.js';
import { Suspension } from './suspension/suspension.service.js';
import { TrustCode } from './trusted-websites/trust-code.entity.js';
import { TrustCodes } from './trusted-websites/trust-codes.service.js';
import { TrustEffects } from './trusted-websites/trust-effects.js';
import { TrustMails } from './trusted-websites/trust-mails.service.js';
import { TrustedWebsite } from './trusted-websites/trusted-website.entity.js';
import { TrustedWebsites } from './trusted-websites/trusted-websites.service.js';

@Module({
  imports: [AccountsModule, TypeOrmModule.forFeature([Plugin, TrustCode, TrustedWebsite]), WebsitesModule, CredentialsModule, UsageModule],
  providers: [PluginsService, PluginQuotas, TrustCodes, TrustMails, TrustEffects, TrustedWebsites, Suspension, SuspensionEffects],
  exports: [PluginsService, PluginQuotas, Suspension, SuspensionEffects, TrustCodes, TrustEffects, TrustedWebsites],
})
export class PluginsModule {}

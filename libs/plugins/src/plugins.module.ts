import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WebsitesModule } from '@gatehouse/websites';
import { Plugin } from './plugin.entity.js';
import { PluginsService } from './plugins.service.js';
import { TrustCode } from './trusted-websites/trust-code.entity.js';
import { TrustedWebsite } from './trusted-websites/trusted-website.entity.js';
import { TrustedWebsites } from './trusted-websites/trusted-websites.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Plugin, TrustCode, TrustedWebsite]), WebsitesModule],
  providers: [PluginsService, TrustedWebsites],
  exports: [PluginsService, TrustedWebsites],
})
export class PluginsModule {}

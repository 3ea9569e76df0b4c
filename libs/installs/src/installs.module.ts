import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PluginsModule } from '@gatehouse/plugins';
import { ScopeRequestsModule } from '@gatehouse/scope-requests';
import { WebsitesModule } from '@gatehouse/websites';
import { ConsentedPair } from './consented-pair.entity.js';
import { Consents } from './consents.js';
import { InstallLink } from './install-link.entity.js';
import { InstallLinks } from './install-links.js';
import { InstallMails } from './install-mails.js';
import { InstallReader } from './install-reader.js';
import { Install } from './install.entity.js';
import { Installing } from './installing.js';
import { Installs } from './installs.js';
import { LinkVisits } from './link-visits.js';

const SERVICES = [Installs, InstallLinks, LinkVisits, Installing, Consents, InstallReader];

@Module({
  imports: [TypeOrmModule.forFeature([Install, ConsentedPair, InstallLink]), ScopeRequestsModule, PluginsModule, WebsitesModule],
  providers: [...SERVICES, InstallMails],
  exports: SERVICES,
})
export class InstallsModule {}

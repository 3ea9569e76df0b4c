import { Module } from '@nestjs/common';
import { AccountsModule } from '@gatehouse/accounts';
import { CredentialsModule } from '@gatehouse/credentials';
import { PluginsModule } from '@gatehouse/plugins';
import { WebsitesModule } from '@gatehouse/websites';
import { LogPartitions } from './log-partitions.js';
import { RequestExport } from './reading/request-export.js';
import { RequestLookup } from './reading/request-lookup.js';
import { RequestReader } from './reading/request-reader.js';
import { UsageReports } from './usage/usage-reports.js';
import { WebsiteActivity } from './usage/website-activity.js';

const READING = [RequestReader, RequestExport, RequestLookup, UsageReports, WebsiteActivity];

/** The reading half, for the control plane. */
@Module({
  imports: [AccountsModule, WebsitesModule, CredentialsModule, PluginsModule],
  providers: [LogPartitions, ...READING],
  exports: [LogPartitions, ...READING],
})
export class RequestLogModule {}

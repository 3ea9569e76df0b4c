import type { DynamicModule, Type } from '@nestjs/common';
import { AccountsModule } from '@gatehouse/accounts';
import { AuditModule } from '@gatehouse/audit';
import { CredentialsModule } from '@gatehouse/credentials';
import { InstallsModule } from '@gatehouse/installs';
import { KeyRequestsModule } from '@gatehouse/key-requests';
import { PlatformModule, type Clock, type Environment } from '@gatehouse/platform';
import { PluginsModule } from '@gatehouse/plugins';
import { RequestLogModule } from '@gatehouse/request-log';
import { ReviewModule } from '@gatehouse/review';
import { ScopeRequestsModule } from '@gatehouse/scope-requests';
import { ScopesModule } from '@gatehouse/scopes';
import { UsageModule } from '@gatehouse/usage';
import { WebsiteDataModule } from '@gatehouse/website-data';
import { WebsitesModule } from '@gatehouse/websites';
import type { Logger } from 'pino';

/** Every slice of the control plane, from the bottom to the top. */
export function slices(environment: Environment, logger: Logger, clock?: Clock): (DynamicModule | Type)[] {
  return [
    PlatformModule.forRoot(environment, logger, clock),
    AuditModule,
    AccountsModule,
    ScopesModule.forRoot({ file: environment.values.SCOPES_FILE || undefined }),
    WebsitesModule,
    UsageModule,
    CredentialsModule,
    PluginsModule,
    ReviewModule,
    ScopeRequestsModule,
    KeyRequestsModule,
    InstallsModule,
    RequestLogModule,
    WebsiteDataModule,
  ];
}

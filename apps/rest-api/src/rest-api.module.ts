import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AuditModule } from '@gatehouse/audit';
import { CredentialsModule } from '@gatehouse/credentials';
import { GuardModule } from '@gatehouse/guard';
import { PlatformModule, type Clock, type Environment } from '@gatehouse/platform';
import { RequestRecordingModule } from '@gatehouse/request-log';
import { ScopesModule } from '@gatehouse/scopes';
import {
  CdrCampaignsController,
  ConversationsController,
  OperatorsController,
  PeopleController,
  PluginConnectController,
  PluginSubscriptionController,
  SelfRotationController,
  SmsController,
  WebsiteChannelsController,
  WebsiteController,
  WebsiteDataModule,
  WebsiteSettingsController,
} from '@gatehouse/website-data';
import { WebsitesModule } from '@gatehouse/websites';
import type { Logger } from 'pino';

/** Every controller of the data plane. */
export const CONTROLLERS: Type[] = [
  WebsiteController,
  WebsiteSettingsController,
  OperatorsController,
  PluginConnectController,
  PluginSubscriptionController,
  WebsiteChannelsController,
  ConversationsController,
  PeopleController,
  CdrCampaignsController,
  SmsController,
  SelfRotationController,
];

/** INDEX OF THE DATA PLANE: every slice and every controller. The guard of GuardModule stands before all of them. */
@Module({})
export class RestApiModule {
  static forRoot(environment: Environment, logger: Logger, clock?: Clock): DynamicModule {
    return {
      module: RestApiModule,
      imports: [
        PlatformModule.forRoot(environment, logger, clock),
        AuditModule,
        ScopesModule.forRoot({ file: environment.values.SCOPES_FILE || undefined }),
        WebsitesModule,
        CredentialsModule,
        GuardModule,
        RequestRecordingModule,
        WebsiteDataModule,
      ],
      controllers: CONTROLLERS,
    };
  }
}

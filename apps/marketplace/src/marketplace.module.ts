import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import {
  AccountsController,
  EmbeddedAdministrator,
  InvitationsController,
  MarketplaceEntryController,
  MarketplaceOwnAccountController,
  MarketplacePasswordController,
  WebsiteEntryController,
  WebsiteOwnAccountController,
  WebsitePasswordController,
} from '@gatehouse/accounts';
import { SessionGuard } from '@gatehouse/auth';
import { slices } from '@gatehouse/control-plane';
import { InstallLinksController, InstallsController, PluginInstallsController } from '@gatehouse/installs';
import { KeyRequestsController, KeyRequestThreadController } from '@gatehouse/key-requests';
import type { Clock, Environment } from '@gatehouse/platform';
import {
  KeypairRotationController,
  KeypairsController,
  PluginsController,
  SuspensionController,
  TrustedDevelopersController,
  TrustedWebsitesController,
} from '@gatehouse/plugins';
import {
  PluginRequestsController,
  PluginUsageController,
  RequestLookupController,
  WebsiteRequestsController,
  WebsiteUsageController,
} from '@gatehouse/request-log';
import {
  BulkDecisionsController,
  CannedReasonsController,
  ReviewItemsController,
  ReviewPoliciesController,
  ReviewFiguresController,
  ReviewTimesController,
  RoleEffectsController,
  ReviewSettingsController,
} from '@gatehouse/review';
import {
  GrantController,
  RequestThreadController,
  QuotaRequestsController,
  QuotaThreadController,
  ScopeRequestsController,
  ScopesController,
  UseDraftController,
} from '@gatehouse/scope-requests';
import { WebsiteCampaignsController } from '@gatehouse/website-data';
import {
  ChannelsController,
  OperatorInvitationsController,
  OperatorsController,
  WebsiteInvitationsController,
  WebsitesController,
} from '@gatehouse/websites';
import {
  AccessGroupsController,
  KeySettingsController,
  KeyTermsController,
  KeyViewsController,
  PreparedKeysController,
  UserKeyRotationController,
  UserKeyListController,
  UserKeysController,
  WebsiteKeyRotationController,
  WebsiteKeySchedulesController,
  WebsiteKeysController,
} from '@gatehouse/credentials';
import { QuotaDefaultsController } from '@gatehouse/usage';
import type { Logger } from 'pino';
import { AuditExport } from './audit-log/audit-export.js';
import { AuditLog } from './audit-log/audit-log.js';
import { AuditLogController } from './audit-log/audit-log.controller.js';
import { DashboardController } from './dashboard/dashboard.controller.js';
import { DocsController } from './docs/docs.controller.js';
import { Documents } from './docs/documents.js';
import { ReferencePages } from './docs/reference-pages.js';
import { LiveStreams } from './live/live-streams.js';
import { LiveTopics } from './live/live-topics.js';
import { LiveController } from './live/live.controller.js';
import { MailboxController } from './mailbox.controller.js';
import { QueueDesk } from './queues/queue-desk.js';
import { QueuesController } from './queues/queues.controller.js';
import { PagesController } from './pages/pages.controller.js';

/** Every controller of the control plane, slice by slice. */
export const CONTROLLERS: Type[] = [
  MarketplaceEntryController,
  WebsiteEntryController,
  MarketplaceOwnAccountController,
  WebsiteOwnAccountController,
  MarketplacePasswordController,
  WebsitePasswordController,
  InvitationsController,
  AccountsController,
  WebsitesController,
  OperatorsController,
  OperatorInvitationsController,
  WebsiteInvitationsController,
  ChannelsController,
  WebsiteCampaignsController,
  WebsiteKeysController,
  AccessGroupsController,
  PreparedKeysController,
  KeyViewsController,
  KeySettingsController,
  KeyTermsController,
  QuotaDefaultsController,
  UserKeyListController,
  UserKeysController,
  WebsiteKeyRotationController,
  WebsiteKeySchedulesController,
  UserKeyRotationController,
  PluginsController,
  KeypairsController,
  KeypairRotationController,
  TrustedDevelopersController,
  TrustedWebsitesController,
  SuspensionController,
  RoleEffectsController,
  ScopesController,
  UseDraftController,
  ScopeRequestsController,
  GrantController,
  QuotaRequestsController,
  QuotaThreadController,
  KeyRequestsController,
  KeyRequestThreadController,
  ReviewPoliciesController,
  ReviewFiguresController,
  ReviewTimesController,
  RequestThreadController,
  ReviewItemsController,
  BulkDecisionsController,
  CannedReasonsController,
  ReviewSettingsController,
  InstallLinksController,
  InstallsController,
  PluginInstallsController,
  WebsiteRequestsController,
  PluginRequestsController,
  RequestLookupController,
  WebsiteUsageController,
  PluginUsageController,
  QueuesController,
  AuditLogController,
  LiveController,
  PagesController,
  DashboardController,
  DocsController,
  MailboxController,
];

/** INDEX OF THE CONTROL PLANE: which slices it is made of, and every controller it serves. */
@Module({})
export class MarketplaceModule {
  static forRoot(environment: Environment, logger: Logger, clock?: Clock): DynamicModule {
    return {
      module: MarketplaceModule,
      imports: slices(environment, logger, clock),
      controllers: CONTROLLERS,
      providers: [
        { provide: APP_GUARD, useClass: SessionGuard },
        EmbeddedAdministrator,
        Documents,
        ReferencePages,
        QueueDesk,
        AuditLog,
        AuditExport,
        LiveStreams,
        LiveTopics,
      ],
    };
  }
}

import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AccountsModule, AccountsPurge, ForgottenMailProcessor, SignUpMailProcessor } from '@gatehouse/accounts';
import { AuditModule } from '@gatehouse/audit';
import {
  MailProcessor,
  OutboxRelay,
  PlatformModule,
  Queues,
  type Clock,
  type Environment,
  type JobProcessor,
  type Schedule,
} from '@gatehouse/platform';
import { InstallsModule, SettingsPurgeSchedule } from '@gatehouse/installs';
import { PluginsModule, TrustedWebsitesSchedule } from '@gatehouse/plugins';
import { EffectsSchedule, ReviewModule, SlaSchedule } from '@gatehouse/review';
import { RequestClocksSchedule, RequestExpirySchedule, ScopeRequestsModule, ScreenProcessor } from '@gatehouse/scope-requests';
import { CredentialsModule } from '@gatehouse/credentials';
import { ScopesModule } from '@gatehouse/scopes';
import { UsageModule } from '@gatehouse/usage';
import type { Logger } from 'pino';
import { BackgroundWork } from './background-work.js';

/** Every processor: each job has exactly one, or the worker does not start. */
export const PROCESSORS: Type<JobProcessor<object>>[] = [MailProcessor, SignUpMailProcessor, ForgottenMailProcessor, ScreenProcessor];

/** Everything that repeats. */
export const SCHEDULES: Type<Schedule>[] = [
  AccountsPurge,
  TrustedWebsitesSchedule,
  RequestExpirySchedule,
  RequestClocksSchedule,
  SlaSchedule,
  EffectsSchedule,
  SettingsPurgeSchedule,
];

/** INDEX OF BACKGROUND WORK: every processor and every schedule. */
@Module({})
export class WorkerModule {
  static forRoot(environment: Environment, logger: Logger, clock?: Clock): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(environment, logger, clock),
        AuditModule,
        AccountsModule,
        ScopesModule.forRoot({ file: environment.values.SCOPES_FILE || undefined }),
        UsageModule,
        CredentialsModule,
        PluginsModule,
        ReviewModule,
        ScopeRequestsModule,
        InstallsModule,
      ],
      providers: [Queues, OutboxRelay, ...PROCESSORS, ...SCHEDULES, BackgroundWork.provider(PROCESSORS, SCHEDULES)],
    };
  }
}

import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AccountsPurge, ForgottenMailProcessor, SignUpMailProcessor } from '@gatehouse/accounts';
import { slices } from '@gatehouse/control-plane';
import { RotationTidySchedule, ScheduledRotationsSchedule, SealedKeysSchedule } from '@gatehouse/credentials';
import {
  AnswersPurgeSchedule,
  MailProcessor,
  OutboxRelay,
  Queues,
  type Clock,
  type Environment,
  type JobProcessor,
  type Schedule,
} from '@gatehouse/platform';
import { SettingsPurgeSchedule } from '@gatehouse/installs';
import { UnclaimedKeysSchedule } from '@gatehouse/key-requests';
import { TrustedWebsitesSchedule } from '@gatehouse/plugins';
import { RequestLogSchedule } from '@gatehouse/request-log';
import { EffectsSchedule, SlaSchedule } from '@gatehouse/review';
import { RequestClocksSchedule, RequestExpirySchedule, ScreenProcessor } from '@gatehouse/scope-requests';
import { MessageProcessor } from '@gatehouse/website-data';
import type { Logger } from 'pino';
import { BackgroundWork } from './background-work.js';

/** Every processor: each job has exactly one, or the worker does not start. */
export const PROCESSORS: Type<JobProcessor<object>>[] = [
  MailProcessor,
  SignUpMailProcessor,
  ForgottenMailProcessor,
  ScreenProcessor,
  MessageProcessor,
];

/** Everything that repeats. */
export const SCHEDULES: Type<Schedule>[] = [
  AccountsPurge,
  TrustedWebsitesSchedule,
  RequestExpirySchedule,
  RequestClocksSchedule,
  SlaSchedule,
  EffectsSchedule,
  SettingsPurgeSchedule,
  RequestLogSchedule,
  UnclaimedKeysSchedule,
  SealedKeysSchedule,
  AnswersPurgeSchedule,
  ScheduledRotationsSchedule,
  RotationTidySchedule,
];

/** INDEX OF BACKGROUND WORK: every processor and every schedule. */
@Module({})
export class WorkerModule {
  static forRoot(environment: Environment, logger: Logger, clock?: Clock): DynamicModule {
    return {
      module: WorkerModule,
      imports: slices(environment, logger, clock),
      providers: [Queues, OutboxRelay, ...PROCESSORS, ...SCHEDULES, BackgroundWork.provider(PROCESSORS, SCHEDULES)],
    };
  }
}

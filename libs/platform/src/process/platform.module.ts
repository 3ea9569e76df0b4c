import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { Changes } from '../changes/changes.js';
import { Clock, SystemClock } from '../clock/clock.js';
import { Environment } from '../config/environment.js';
import { DatabaseModule } from '../database/database.module.js';
import { Transactions } from '../idempotency/transactions.js';
import { AttemptLimiter } from '../limits/attempt-limiter.js';
import { ProcessLog } from '../logging/logger.js';
import { Mailbox } from '../mail/mailbox.js';
import { Mailer } from '../mail/mailer.js';
import { Outbox } from '../outbox/outbox.js';
import { OutboxMessage } from '../outbox/outbox-message.entity.js';
import { InstanceSecrets } from '../secrets/instance-secrets.js';
import { PlatformSetting } from '../settings/platform-setting.entity.js';
import { PlatformSettings } from '../settings/platform-settings.js';
import { TypeOrmModule } from '@nestjs/typeorm';

/** What every slice may inject: environment, clock, log, secrets, database, outbox, mail, limits, changes. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(environment: Environment, logger: Logger, clock: Clock = new SystemClock()): DynamicModule {
    const given = [
      { provide: Environment, useValue: environment },
      { provide: ProcessLog, useValue: { logger } },
      { provide: Clock, useValue: clock },
    ];
    const shared = [InstanceSecrets, Outbox, Mailer, Mailbox, AttemptLimiter, Transactions, Changes, PlatformSettings];
    return {
      module: PlatformModule,
      imports: [DatabaseModule, TypeOrmModule.forFeature([OutboxMessage, PlatformSetting])],
      providers: [...given, ...shared],
      exports: [...given.map(({ provide }) => provide), ...shared],
    };
  }
}

import type { FactoryProvider, OnApplicationBootstrap, BeforeApplicationShutdown, Type } from '@nestjs/common';
import {
  Clock,
  InstanceSecrets,
  JobRunner,
  MINUTE,
  OutboxRelay,
  ProcessLog,
  Queues,
  type JobProcessor,
  type Schedule,
} from '@gatehouse/platform';
import { DataSource } from 'typeorm';

/** Starts the relay, the queue workers and the schedules with the process, and stops them before the database goes. */
export class BackgroundWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly runner: JobRunner,
    private readonly relay: OutboxRelay,
    private readonly log: ProcessLog,
  ) {}

  static provider(
    processors: readonly Type<JobProcessor<object>>[],
    schedules: readonly Type<Schedule>[],
  ): FactoryProvider<BackgroundWork> {
    return {
      provide: BackgroundWork,
      inject: [DataSource, Queues, Clock, InstanceSecrets, ProcessLog, OutboxRelay, ...processors, ...schedules],
      useFactory: (
        dataSource: DataSource,
        queues: Queues,
        clock: Clock,
        secrets: InstanceSecrets,
        log: ProcessLog,
        relay: OutboxRelay,
        ...work: (JobProcessor<object> | Schedule)[]
      ) =>
        new BackgroundWork(
          new JobRunner(dataSource, queues, clock, secrets, log, {
            processors: work.filter((unit): unit is JobProcessor<object> => 'job' in unit),
            schedules: work.filter((unit): unit is Schedule => 'everyMs' in unit),
          }),
          relay,
          log,
        ),
    };
  }

  onApplicationBootstrap(): void {
    this.runner.start();
    this.relay.start();
    const upsert = (): void => {
      this.runner.upsertSchedules().catch((error: unknown) => {
        this.log.logger.warn({ error: String(error) }, 'the schedules could not be set; it is tried again in a minute');
      });
    };
    upsert();
    // A queue that lost its data gets its schedules back.
    this.timer = setInterval(upsert, MINUTE);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.relay.stop();
    await this.runner.stop();
  }
}

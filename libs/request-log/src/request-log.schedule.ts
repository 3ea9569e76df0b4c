import { Injectable } from '@nestjs/common';
import { Clock, DAY, Environment, HOUR, ProcessLog, utcDay, type Schedule } from '@gatehouse/platform';
import { LogPartitions } from './log-partitions.js';

/** Days made ahead. A worker that is down for longer costs nothing: who writes makes what is missing. */
const AHEAD_DAYS = 3;

/** Makes the coming days of the request log, and drops those that are past their time. */
@Injectable()
export class RequestLogSchedule implements Schedule {
  readonly name = 'request-log.partitions';
  readonly everyMs = HOUR;

  constructor(
    private readonly partitions: LogPartitions,
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly log: ProcessLog,
  ) {}

  async run(): Promise<void> {
    const { REQUEST_LOG_RETENTION_DAYS: kept } = this.environment.values;
    await this.partitions.ensure(Array.from({ length: AHEAD_DAYS + 1 }, (_, ahead) => utcDay(this.clock.after(ahead * DAY))));
    const dropped = await this.partitions.dropBefore(utcDay(this.clock.after(-kept * DAY)));
    if (dropped.length > 0) this.log.logger.info({ dropped }, 'days of the request log were dropped: their time of keeping is over');
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, MINUTE } from '../clock/clock.js';
import type { Schedule } from '../queue/job.js';

/** Removes kept answers when their ten minutes are over. That they are not shown any more holds without this. */
@Injectable()
export class AnswersPurgeSchedule implements Schedule {
  readonly name = 'idempotency.purge';
  readonly everyMs = MINUTE;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.dataSource.query('DELETE FROM idempotent_answer WHERE expires_at <= $1', [this.clock.now()]);
  }
}

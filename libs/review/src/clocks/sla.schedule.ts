import { Injectable } from '@nestjs/common';
import { MINUTE, type Schedule } from '@gatehouse/platform';
import { SlaWatch } from './sla-watch.js';

@Injectable()
export class SlaSchedule implements Schedule {
  readonly name = 'review.sla';
  readonly everyMs = MINUTE;

  constructor(private readonly watch: SlaWatch) {}

  async run(): Promise<void> {
    await this.watch.run();
  }
}

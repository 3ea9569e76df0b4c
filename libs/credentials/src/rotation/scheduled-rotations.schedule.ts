import { Injectable } from '@nestjs/common';
import { MINUTE, type Schedule } from '@gatehouse/platform';
import { ScheduledRotations } from './scheduled-rotations.js';

@Injectable()
export class ScheduledRotationsSchedule implements Schedule {
  readonly name = 'credentials.scheduled-rotations';
  readonly everyMs = MINUTE;

  constructor(private readonly rotations: ScheduledRotations) {}

  async run(): Promise<void> {
    await this.rotations.begin();
    await this.rotations.remind();
  }
}

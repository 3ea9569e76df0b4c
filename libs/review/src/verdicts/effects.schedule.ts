import { Injectable } from '@nestjs/common';
import { SECOND, type Schedule } from '@gatehouse/platform';
import { Effects } from './effects.js';

/** Makes the ends of holds prompt; nothing depends on it, because readers catch up too. */
@Injectable()
export class EffectsSchedule implements Schedule {
  readonly name = 'review.effects';
  readonly everyMs = 2 * SECOND;

  constructor(private readonly effects: Effects) {}

  async run(): Promise<void> {
    await this.effects.catchUp();
  }
}

import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { Screening } from './screening.js';
import { screenRequest, type ScreenRequest } from './screening.jobs.js';

@Injectable()
export class ScreenProcessor implements JobProcessor<ScreenRequest> {
  readonly job = screenRequest;

  constructor(private readonly screening: Screening) {}

  async process(payload: ScreenRequest, transaction: EntityManager): Promise<void> {
    await this.screening.run(transaction, payload);
  }
}

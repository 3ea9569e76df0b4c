import { Injectable } from '@nestjs/common';
import { MINUTE, type Schedule } from '@gatehouse/platform';
import { TrustedWebsites } from './trusted-websites.service.js';

/** Marks expired trust as ended. */
@Injectable()
export class TrustedWebsitesSchedule implements Schedule {
  readonly name = 'trusted-websites.mark-expired';
  readonly everyMs = 5 * MINUTE;

  constructor(private readonly trusted: TrustedWebsites) {}

  run(): Promise<void> {
    return this.trusted.markExpired();
  }
}

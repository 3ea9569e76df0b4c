import { Injectable } from '@nestjs/common';
import { MINUTE, type Schedule } from '@gatehouse/platform';
import { RequestExpiry } from './request-expiry.js';

/** Nothing depends on how often this runs; it only makes mails and lists prompt. */
@Injectable()
export class RequestExpirySchedule implements Schedule {
  readonly name = 'scope-requests.expire';
  readonly everyMs = 10 * MINUTE;

  constructor(private readonly expiry: RequestExpiry) {}

  async run(): Promise<void> {
    await this.expiry.expireLapsed();
    await this.expiry.withdrawAbandoned();
  }
}

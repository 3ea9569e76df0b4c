import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperatorDepartures } from '@gatehouse/websites';
import { UserKeys } from './user-keys.js';

/** The key of an operator ends with the membership: whoever joins again later starts without one. */
@Injectable()
export class UserKeyDepartures implements OnModuleInit {
  constructor(
    private readonly departures: OperatorDepartures,
    private readonly keys: UserKeys,
  ) {}

  onModuleInit(): void {
    this.departures.listen(async (tx, actor, websiteId, accountId) => {
      await this.keys.endOf(tx, actor, { websiteId, accountId }, 'operator_left');
    });
  }
}

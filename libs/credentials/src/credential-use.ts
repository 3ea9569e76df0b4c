import { Injectable } from '@nestjs/common';
import { Clock, MINUTE } from '@gatehouse/platform';
import { DataSource } from 'typeorm';

/** When and from where a keypair was used last, written at most once a minute. */
@Injectable()
export class CredentialUse {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Whether a use now would be worth a write, by what the caller has read. */
  isDue(lastUsedAt: Date | null): boolean {
    return lastUsedAt === null || lastUsedAt <= this.clock.after(-MINUTE);
  }

  /** The condition is repeated here, so that of many requests in the same moment one writes. */
  async record(identifier: string, address: string): Promise<void> {
    await this.dataSource.query(
      'UPDATE credential SET last_used_at = $2, last_used_address = $3 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $4)',
      [identifier, this.clock.now(), address, this.clock.after(-MINUTE)],
    );
  }
}

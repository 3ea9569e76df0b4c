import { WholeRequest, WholeRequestEvent } from '@gatehouse/review';
import { Column, Entity } from 'typeorm';
import type { QuotaRequestState } from './quota-request.state.js';

/** One ask for a higher daily quota of the production keypair. A plugin has at most one that is not over. */
@Entity('quota_request')
export class QuotaRequest extends WholeRequest<QuotaRequestState> {
  @Column('uuid')
  pluginId: string;

  /** The limit when it was asked. */
  @Column('integer')
  fromLimit: number;

  /** Requests a UTC day that are asked for. */
  @Column('integer')
  dailyLimit: number;

  @Column('text')
  reason: string;
}

@Entity('quota_request_event')
export class QuotaRequestEvent extends WholeRequestEvent<QuotaRequestState> {}

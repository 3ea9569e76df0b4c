import { RequestEvent } from '@gatehouse/review';
import { Column, Entity } from 'typeorm';
import type { ScopeRequestState } from './scope-request.state.js';

@Entity('scope_request_event')
export class ScopeRequestEvent extends RequestEvent<ScopeRequestState> {
  /** `revision` always; on a submission the pairs as submitted, on a decision the reason and the verdicts. */
  @Column('jsonb', { default: {} })
  detail: Record<string, unknown>;
}

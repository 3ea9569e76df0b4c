import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { WholeRequestTransitions } from '@gatehouse/review';
import { stateAt } from '../clocks/changes-window.js';
import { QuotaRequest, QuotaRequestEvent } from './quota-request.entity.js';
import { QUOTA_REQUEST_TRANSITIONS, type QuotaRequestAction, type QuotaRequestState } from './quota-request.state.js';
import { QuotaRequestNotFound, QuotaRequestRefused } from './quota-requests.errors.js';

/** The only place where a quota request changes its state. */
@Injectable()
export class QuotaTransitions extends WholeRequestTransitions<QuotaRequestState, QuotaRequestAction, QuotaRequest> {
  constructor(clock: Clock, audit: AuditTrail) {
    super(
      {
        request: QuotaRequest,
        event: QuotaRequestEvent,
        transitions: QUOTA_REQUEST_TRANSITIONS,
        stateFor: (request, action, now) => (action === 'expire' ? request.state : stateAt(request, now)),
        subject: 'quota_request',
        reasonOf: ({ reason }) => reason,
        audited: ({ pluginId, dailyLimit }) => ({ plugin_id: pluginId, daily_limit: dailyLimit }),
        notFound: () => new QuotaRequestNotFound(),
        refused: (state) => new QuotaRequestRefused(state),
      },
      clock,
      audit,
    );
  }
}

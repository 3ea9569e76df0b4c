import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { WHOLE_REQUEST_TRANSITIONS, WholeRequestTransitions, type WholeRequestAction, type WholeRequestState } from '@gatehouse/review';
import { KeyRequest, KeyRequestEvent } from './key-request.entity.js';
import { KeyRequestNotFound, KeyRequestRefused } from './key-requests.errors.js';

/** The only place where a key request changes its state. */
@Injectable()
export class KeyRequestTransitions extends WholeRequestTransitions<WholeRequestState, WholeRequestAction, KeyRequest> {
  constructor(clock: Clock, audit: AuditTrail) {
    super(
      {
        request: KeyRequest,
        event: KeyRequestEvent,
        transitions: WHOLE_REQUEST_TRANSITIONS,
        subject: 'contact_centre_key_request',
        reasonOf: ({ justification }) => justification,
        audited: (request) => ({
          website_id: request.websiteId,
          name: request.name,
          expires_at: request.expiresAt?.toISOString() ?? null,
          allowed_addresses: request.allowedAddresses,
          allowed_in_url: request.allowedInUrl,
          daily_quota: request.dailyQuota,
          key_id: request.keyId,
        }),
        notFound: () => new KeyRequestNotFound(),
        refused: (state) => new KeyRequestRefused(state),
      },
      clock,
      audit,
    );
  }
}

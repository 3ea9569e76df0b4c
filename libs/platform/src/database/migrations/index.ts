import { CreatePlatform1763769600001 } from './1763769600001-create-platform.js';
import { CreateAudit1763769600002 } from './1763769600002-create-audit.js';
import { CreateAccounts1763769600003 } from './1763769600003-create-accounts.js';
import { CreateWebsites1763769600004 } from './1763769600004-create-websites.js';
import { CreatePlugins1763769600005 } from './1763769600005-create-plugins.js';
import { CreateCredentials1763769600006 } from './1763769600006-create-credentials.js';
import { CreateScopeRequests1763769600007 } from './1763769600007-create-scope-requests.js';
import { CreateInstalls1763769600008 } from './1763769600008-create-installs.js';
import { CreateReview1763769600101 } from './1763769600101-create-review.js';
import { AddFindingSeverity1763769600110 } from './1763769600110-add-finding-severity.js';
import { CreateReviewPolicies1763769600120 } from './1763769600120-create-review-policies.js';
import { CreateReviewNotices1763769600130 } from './1763769600130-create-review-notices.js';
import { CreateQuotaRequests1763769600140 } from './1763769600140-create-quota-requests.js';
import { CreateKeys1763769600200 } from './1763769600200-create-keys.js';
import { AddOvertakenNotices1763769600300 } from './1763769600300-add-overtaken-notices.js';
import { ExpireQuotaRequests1763769600301 } from './1763769600301-expire-quota-requests.js';
import { AddClaimOfApproval1763769600302 } from './1763769600302-add-claim-of-approval.js';
import { CreateRotation1763769600320 } from './1763769600320-create-rotation.js';
import { CreateRotationSchedules1763769600321 } from './1763769600321-create-rotation-schedules.js';
import { CreateRequestLog1763769600340 } from './1763769600340-create-request-log.js';
import { AddRequestMessage1763769600341 } from './1763769600341-add-request-message.js';
import { CreateChannels1763769600360 } from './1763769600360-create-channels.js';
import { CreateMessages1763769600361 } from './1763769600361-create-messages.js';
import { CreateAccessGroups1763769600362 } from './1763769600362-create-access-groups.js';
import { CreateKeyRequests1763769600380 } from './1763769600380-create-key-requests.js';
import { CreateViewableKeys1763769600390 } from './1763769600390-create-viewable-keys.js';
import { AnnounceChanges1763769600420 } from './1763769600420-announce-changes.js';
import { AnnounceRequestsAndThreads1763769602000 } from './1763769602000-announce-requests-and-threads.js';
import { IndexMessagesOfChannels1763769602131 } from './1763769602131-index-messages-of-channels.js';

/** Every migration in order. One that has landed is never edited. */
export const MIGRATIONS = [
  CreatePlatform1763769600001,
  CreateAudit1763769600002,
  CreateAccounts1763769600003,
  CreateWebsites1763769600004,
  CreatePlugins1763769600005,
  CreateCredentials1763769600006,
  CreateScopeRequests1763769600007,
  CreateInstalls1763769600008,
  CreateReview1763769600101,
  AddFindingSeverity1763769600110,
  CreateReviewPolicies1763769600120,
  CreateReviewNotices1763769600130,
  CreateQuotaRequests1763769600140,
  CreateKeys1763769600200,
  AddOvertakenNotices1763769600300,
  ExpireQuotaRequests1763769600301,
  AddClaimOfApproval1763769600302,
  CreateRotation1763769600320,
  CreateRotationSchedules1763769600321,
  CreateRequestLog1763769600340,
  AddRequestMessage1763769600341,
  CreateChannels1763769600360,
  CreateMessages1763769600361,
  CreateAccessGroups1763769600362,
  CreateKeyRequests1763769600380,
  CreateViewableKeys1763769600390,
  AnnounceChanges1763769600420,
  AnnounceRequestsAndThreads1763769602000,
  IndexMessagesOfChannels1763769602131,
];

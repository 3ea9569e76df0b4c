import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UsageModule } from '@gatehouse/usage';
import { BulkDecisions } from './bulk/bulk-decisions.js';
import { BulkWork } from './bulk/bulk-work.js';
import { DecisionsTogether } from './bulk/decisions-together.js';
import { Notices } from './clocks/notices.js';
import { ReviewNotice } from './clocks/review-notice.entity.js';
import { SlaWatch } from './clocks/sla-watch.js';
import { ReviewFigures } from './figures/review-figures.js';
import { LockedItems } from './items/locked-items.js';
import { ReviewProgress } from './estimates/review-progress.js';
import { ReviewItem } from './items/review-item.entity.js';
import { ReviewItems } from './items/review-items.js';
import { Leases } from './leases/leases.js';
import { Eligibility } from './people/eligibility.js';
import { RoleEffects } from './people/role-effects.js';
import { SecondReviewers } from './people/second-reviewers.js';
import { Assignments } from './queue/assignments.js';
import { CardReader } from './queue/card-reader.js';
import { CardSurroundings } from './queue/card-surroundings.js';
import { QueueReader } from './queue/queue-reader.js';
import { ReviewDesk } from './queue/review-desk.js';
import { PolicySimulation } from './policies/policy-simulation.entity.js';
import { ReviewPolicies } from './policies/review-policies.js';
import { ReviewPolicy } from './policies/review-policy.entity.js';
import { ScreenedFacts } from './policies/screened-facts.entity.js';
import { Simulations } from './policies/simulations.js';
import { CannedReason } from './reasons/canned-reason.entity.js';
import { CannedReasons } from './reasons/canned-reasons.js';
import { ReviewKinds } from './review-kind.js';
import { ReviewSettings } from './settings/review-settings.js';
import { AskersThread } from './thread/askers-thread.js';
import { ReviewComment } from './thread/review-comment.entity.js';
import { Thread } from './thread/thread.js';
import { ThreadOfItem } from './thread/thread-of-item.js';
import { Decisions } from './verdicts/decisions.js';
import { Effects } from './verdicts/effects.js';
import { ReviewVerdict } from './verdicts/review-verdict.entity.js';
import { VerdictRules } from './verdicts/verdict-rules.js';
import { ReviewedRequests } from './whole-requests/reviewed-requests.js';

const ITEMS = [
  ReviewKinds,
  ReviewItems,
  LockedItems,
  ReviewSettings,
  CannedReasons,
  Eligibility,
  SecondReviewers,
  RoleEffects,
  Leases,
  Thread,
  ThreadOfItem,
  AskersThread,
];
const VERDICTS = [VerdictRules, Effects, Decisions, DecisionsTogether, BulkWork, BulkDecisions];
const QUEUE = [ReviewFigures, QueueReader, CardSurroundings, CardReader, Assignments, ReviewDesk];

const POLICY_ENTITIES = [ReviewPolicy, PolicySimulation, ScreenedFacts, ReviewNotice];

@Module({
  imports: [TypeOrmModule.forFeature([ReviewItem, ReviewVerdict, ReviewComment, CannedReason, ...POLICY_ENTITIES]), UsageModule],
  providers: [...ITEMS, ...VERDICTS, ...QUEUE, ReviewPolicies, Simulations, ReviewProgress, ReviewedRequests, Notices, SlaWatch],
  exports: [
    ReviewFigures,
    ReviewProgress,
    ReviewedRequests,
    ReviewKinds,
    ReviewItems,
    ReviewSettings,
    CannedReasons,
    RoleEffects,
    Leases,
    AskersThread,
    Effects,
    Decisions,
    BulkDecisions,
    QueueReader,
    Notices,
    SlaWatch,
    ReviewPolicies,
    Simulations,
    ReviewDesk,
  ],
})
export class ReviewModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Notices } from './clocks/notices.js';
import { ReviewNotice } from './clocks/review-notice.entity.js';
import { SlaWatch } from './clocks/sla-watch.js';
import { ReviewItem } from './items/review-item.entity.js';
import { ReviewItems } from './items/review-items.js';
import { PolicySimulation } from './policies/policy-simulation.entity.js';
import { ReviewPolicies } from './policies/review-policies.js';
import { ReviewPolicy } from './policies/review-policy.entity.js';
import { ScreenedFacts } from './policies/screened-facts.entity.js';
import { Simulations } from './policies/simulations.js';
import { CannedReason } from './reasons/canned-reason.entity.js';
import { ReviewKinds } from './review-kind.js';
import { PlatformSetting } from './settings/platform-setting.entity.js';
import { ReviewSettings } from './settings/review-settings.js';
import { ReviewComment } from './thread/review-comment.entity.js';
import { ReviewVerdict } from './verdicts/review-verdict.entity.js';

const POLICY_ENTITIES = [ReviewPolicy, PolicySimulation, ScreenedFacts, ReviewNotice];

@Module({
  imports: [TypeOrmModule.forFeature([ReviewItem, ReviewVerdict, ReviewComment, CannedReason, PlatformSetting, ...POLICY_ENTITIES])],
  providers: [ReviewKinds, ReviewSettings, ReviewItems, ReviewPolicies, Simulations, Notices, SlaWatch],
  exports: [Notices, SlaWatch, ReviewPolicies, Simulations, ReviewKinds, ReviewSettings, ReviewItems],
})
export class ReviewModule {}

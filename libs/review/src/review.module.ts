import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReviewItem } from './items/review-item.entity.js';
import { ReviewItems } from './items/review-items.js';
import { CannedReason } from './reasons/canned-reason.entity.js';
import { ReviewKinds } from './review-kind.js';
import { PlatformSetting } from './settings/platform-setting.entity.js';
import { ReviewSettings } from './settings/review-settings.js';
import { ReviewComment } from './thread/review-comment.entity.js';
import { ReviewVerdict } from './verdicts/review-verdict.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([ReviewItem, ReviewVerdict, ReviewComment, CannedReason, PlatformSetting])],
  providers: [ReviewKinds, ReviewSettings, ReviewItems],
  exports: [ReviewKinds, ReviewSettings, ReviewItems],
})
export class ReviewModule {}

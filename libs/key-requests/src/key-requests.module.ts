import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CredentialsModule } from '@gatehouse/credentials';
import { ReviewModule } from '@gatehouse/review';
import { WebsitesModule } from '@gatehouse/websites';
import { KeyRequestContexts } from './key-request-context.js';
import { KeyRequest, KeyRequestEvent } from './key-request.entity.js';
import { KeyRequestMails } from './key-request-mails.js';
import { KeyRequestQueue } from './key-request-queue.js';
import { KeyRequestReader } from './key-request-reader.js';
import { KeyRequestReview } from './key-request-review.js';
import { KeyRequestTransitions } from './key-request-transitions.js';
import { KeyRequests } from './key-requests.js';
import { OpenKeyRequests } from './open-key-requests.js';

@Module({
  imports: [TypeOrmModule.forFeature([KeyRequest, KeyRequestEvent]), CredentialsModule, WebsitesModule, ReviewModule],
  providers: [
    KeyRequestTransitions,
    KeyRequestContexts,
    KeyRequestMails,
    KeyRequestQueue,
    KeyRequestReader,
    KeyRequestReview,
    OpenKeyRequests,
    KeyRequests,
  ],
  exports: [KeyRequests, KeyRequestReader, KeyRequestMails, CredentialsModule, ReviewModule],
})
export class KeyRequestsModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CredentialsModule } from '@gatehouse/credentials';
import { PluginsModule } from '@gatehouse/plugins';
import { ReviewModule } from '@gatehouse/review';
import { UsageModule } from '@gatehouse/usage';
import { CatalogueBookkeeping } from './catalogue/catalogue-bookkeeping.js';
import { CatalogueEdition } from './catalogue/catalogue-edition.entity.js';
import { GrantedPair } from './grants/granted-pair.entity.js';
import { ChangesReminders } from './clocks/changes-reminders.js';
import { UnclaimedApprovals } from './clocks/unclaimed-approvals.js';
import { Narrowing } from './grants/narrowing.js';
import { Grants } from './grants/grants.js';
import { DecisionMails } from './mails/decision-mails.js';
import { RequestMails } from './mails/request-mails.js';
import { Appeals } from './requests/appeals.js';
import { QuotaDeadlines } from './quota-requests/quota-deadlines.js';
import { QuotaMails } from './quota-requests/quota-mails.js';
import { QuotaQueue } from './quota-requests/quota-queue.js';
import { QuotaReader } from './quota-requests/quota-reader.js';
import { QuotaRequest, QuotaRequestEvent } from './quota-requests/quota-request.entity.js';
import { QuotaRequests } from './quota-requests/quota-requests.js';
import { QuotaReview } from './quota-requests/quota-review.js';
import { QuotaTransitions } from './quota-requests/quota-transitions.js';
import { PairDrafts } from './requests/pair-drafts.js';
import { RequestExpiry } from './requests/request-expiry.js';
import { RequestQueue } from './requests/request-queue.js';
import { RequestProgress } from './requests/request-progress.js';
import { RequestReader } from './requests/request-reader.js';
import { RequestTransitions } from './requests/request-transitions.js';
import { RequestedPair } from './requests/requested-pair.entity.js';
import { ScopeRequestEvent } from './requests/scope-request-event.entity.js';
import { ScopeRequest } from './requests/scope-request.entity.js';
import { ScopeRequestsService } from './requests/scope-requests.service.js';
import { Consequences } from './review/consequences.js';
import { ScopeCards } from './review/scope-cards.js';
import { ScopeItems } from './review/scope-items.js';
import { ScopeReview } from './review/scope-review.js';
import { ScreeningFinding } from './screening/screening-finding.entity.js';
import { UseDraft } from './use/use-draft.js';
import { ScreeningContexts } from './screening/screening-context.js';
import { QueueEntry } from './screening/queue-entry.js';
import { Screening } from './screening/screening.js';

const REQUESTS = [
  RequestTransitions,
  RequestQueue,
  RequestExpiry,
  PairDrafts,
  RequestProgress,
  RequestReader,
  ScopeRequestsService,
  Appeals,
  RequestMails,
  DecisionMails,
];
const REVIEW = [Screening, QueueEntry, ScreeningContexts, ScopeItems, ScopeCards, ScopeReview, Consequences];
const QUOTAS = [QuotaDeadlines, QuotaTransitions, QuotaMails, QuotaQueue, QuotaReader, QuotaRequests, QuotaReview];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      CatalogueEdition,
      ScopeRequest,
      RequestedPair,
      ScopeRequestEvent,
      ScreeningFinding,
      GrantedPair,
      QuotaRequest,
      QuotaRequestEvent,
    ]),
    PluginsModule,
    CredentialsModule,
    UsageModule,
    ReviewModule,
  ],
  providers: [CatalogueBookkeeping, Grants, Narrowing, UseDraft, ChangesReminders, UnclaimedApprovals, ...REQUESTS, ...REVIEW, ...QUOTAS],
  exports: [
    QuotaDeadlines,
    QuotaReader,
    QuotaRequests,
    Grants,
    Narrowing,
    UseDraft,
    ChangesReminders,
    UnclaimedApprovals,
    RequestReader,
    RequestExpiry,
    ScopeRequestsService,
    Screening,
    Appeals,
    ReviewModule,
  ],
})
export class ScopeRequestsModule {}

import { Injectable } from '@nestjs/common';
import { Keypairs } from '@gatehouse/credentials';
import {
  appliedView,
  ReviewPolicies,
  ReviewProgress,
  type AppliedPolicyView,
  type QueueProgress,
  type ReviewProgressView,
} from '@gatehouse/review';
import { pairKey } from '@gatehouse/scopes';
import { DataSource } from 'typeorm';
import type { RequestedPair } from './requested-pair.entity.js';
import type { ScopeRequest } from './scope-request.entity.js';
import type { ClaimView } from './scope-requests.dto.js';
import { lapsesAt } from '../clocks/changes-window.js';
import { type ScopeRequestState } from './scope-request.state.js';

/** Where a request stands, for its developer: who has to do what, how long it will take, and what the policy said. */
@Injectable()
export class RequestProgress {
  constructor(
    private readonly dataSource: DataSource,
    private readonly progress: ReviewProgress,
    private readonly policies: ReviewPolicies,
    private readonly keypairs: Keypairs,
  ) {}

  /** @param state as of now */
  async of(request: ScopeRequest, state: ScopeRequestState, pairs: readonly RequestedPair[]): Promise<ReviewProgressView> {
    const { first_verdict_given, ...queue } = await this.progress.of(this.dataSource.manager, request.id);
    return { ...queue, waits_for: waitsFor(state, first_verdict_given), missing: await this.missing(request, state, pairs) };
  }

  /** How the production keypair that an approval waits for stands; null when there is nothing to claim. */
  async claimOf({ state, credentialId }: ScopeRequest): Promise<ClaimView | null> {
    const claim = state === 'approved' && credentialId !== null ? await this.keypairs.claimOf(credentialId) : null;
    return claim && { state: claim.state, until: claim.until.toISOString() };
  }

  async policyOf({ id, revision }: ScopeRequest): Promise<AppliedPolicyView | null> {
    const said = await this.policies.saidOf(this.dataSource.manager, id, revision);
    return said ? appliedView(said) : null;
  }

  private async missing(request: ScopeRequest, state: ScopeRequestState, pairs: readonly RequestedPair[]): Promise<string[]> {
    const unjustified = pairs.filter(({ justification }) => justification.trim() === '');
    const words = unjustified.map((pair) => `Say why the plugin needs ${pairKey(pair)}.`);
    switch (state) {
      case 'draft':
        return [...words, 'Submit the request.'];
      case 'changes_requested':
        return [...words, `Answer the reviewer, and submit the request again until ${lapsesAt(request)?.toISOString() ?? 'it lapses'}.`];
      case 'approved':
        return missingOfClaim(await this.claimOf(request));
      case 'submitted':
      case 'queued':
      case 'rejected':
      case 'withdrawn':
      case 'expired':
        return [];
    }
  }
}

function waitsFor(state: ScopeRequestState, firstVerdictGiven: QueueProgress['first_verdict_given']): ReviewProgressView['waits_for'] {
  switch (state) {
    case 'draft':
    case 'changes_requested':
      return 'you';
    case 'submitted':
      return 'gatehouse';
    case 'queued':
      return firstVerdictGiven ? 'second_reviewer' : 'reviewer';
    case 'approved':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return 'nobody';
  }
}

function missingOfClaim(claim: ClaimView | null): string[] {
  switch (claim?.state) {
    case 'waiting':
      return [`Claim the production keypair until ${claim.until}.`];
    case 'lapsed':
      return ['Nobody claimed the production keypair in time, so the approval is void. Make a new request.'];
    case 'claimed':
    case undefined:
      return [];
  }
}

import { Injectable } from '@nestjs/common';
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
import { lapsesAt, type ScopeRequestState } from './scope-request.state.js';

/** Where a request stands, for its developer: who has to do what, how long it will take, and what the policy said. */
@Injectable()
export class RequestProgress {
  constructor(
    private readonly dataSource: DataSource,
    private readonly progress: ReviewProgress,
    private readonly policies: ReviewPolicies,
  ) {}

  /** @param state as of now */
  async of(request: ScopeRequest, state: ScopeRequestState, pairs: readonly RequestedPair[]): Promise<ReviewProgressView> {
    const { first_verdict_given, ...queue } = await this.progress.of(this.dataSource.manager, request.id);
    return { ...queue, waits_for: waitsFor(state, first_verdict_given), missing: await this.missing(request, state, pairs) };
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
        return (await this.isUnclaimed(request.pluginId)) ? ['Claim the production keypair.'] : [];
      case 'submitted':
      case 'queued':
      case 'rejected':
      case 'withdrawn':
      case 'expired':
        return [];
    }
  }

  private async isUnclaimed(pluginId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `SELECT 1 FROM credential WHERE plugin_id = $1 AND environment = 'production' AND state = 'unclaimed'`,
      [pluginId],
    );
    return rows.length > 0;
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

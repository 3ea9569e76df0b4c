import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SYSTEM } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { ScopeCatalogue } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';
import { RequestTransitions } from '../requests/request-transitions.js';
import { RequestedPair } from '../requests/requested-pair.entity.js';
import { QueueEntry } from './queue-entry.js';
import { screen } from './screening-checks.js';
import { ScreeningFinding } from './screening-finding.entity.js';
import { ScreeningContexts } from './screening-context.js';
import type { ScreenRequest } from './screening.jobs.js';

/** Looks a submitted request through, and puts it before the policy and the reviewers. */
@Injectable()
export class Screening {
  constructor(
    private readonly clock: Clock,
    private readonly catalogue: ScopeCatalogue,
    private readonly transitions: RequestTransitions,
    private readonly contexts: ScreeningContexts,
    private readonly entry: QueueEntry,
  ) {}

  /** Does nothing when that submission is not waiting any more: screened before, withdrawn, or submitted again since. */
  async run(transaction: EntityManager, { requestId, revision }: ScreenRequest): Promise<void> {
    const request = await this.transitions.lock(transaction, requestId);
    if (request.state !== 'submitted' || request.revision !== revision) return;
    const pairs = await transaction.find(RequestedPair, { where: { requestId }, order: { position: 'ASC' } });
    const context = await this.contexts.of(transaction, request);
    const findings = screen(pairs, this.catalogue, context);
    if (findings.length > 0)
      await transaction.insert(
        ScreeningFinding,
        findings.map((finding) => ({ id: randomUUID(), requestId, revision, ...finding })),
      );
    const queued = await this.transitions.apply(transaction, SYSTEM, request, 'queue', { queuedAt: this.clock.now() });
    await this.entry.enter(transaction, queued, pairs, { findings, context });
  }
}

import { Injectable } from '@nestjs/common';
import { Environment, Mailer } from '@gatehouse/platform';
import { pairKey } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';
import type { RequestedPair } from '../requests/requested-pair.entity.js';
import type { ScopeRequest } from '../requests/scope-request.entity.js';
import { ownersOf, type PluginOwner } from './people.js';

/** A request as it was decided. */
export interface DecidedRequest {
  readonly request: ScopeRequest;
  /** With their verdicts. */
  readonly pairs: readonly RequestedPair[];
  /** A production keypair waits to be claimed. */
  readonly claim: boolean;
}

/** Tells developers what was decided: one mail for each decision, whatever is repeated. */
@Injectable()
export class DecisionMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly environment: Environment,
  ) {}

  async send(transaction: EntityManager, decided: readonly DecidedRequest[]): Promise<void> {
    const ownerOf = await ownersOf(
      transaction,
      decided.map(({ request }) => request.pluginId),
    );
    await this.mailer.sendAll(
      transaction,
      decided.map((one) => {
        const owner = ownerOf(one.request.pluginId);
        const [subject, lines] = this.write(one, owner);
        return {
          mail: {
            to: owner.email,
            subject: `${owner.pluginName}: ${subject}`,
            text: [`Hello ${owner.name},`, '', ...lines, ''].join('\n'),
          },
          dedupeKey: `${requestKey(one.request)}:${owner.accountId}`,
        };
      }),
    );
  }

  private write({ request, pairs, claim }: DecidedRequest, { pluginName }: PluginOwner): [subject: string, lines: string[]] {
    const url = this.environment.values.PUBLIC_URL;
    switch (request.state) {
      case 'approved': {
        const denied = pairs.filter(({ verdict }) => verdict === 'denied');
        return [
          `your scope request is approved${denied.length > 0 ? ' in part' : ''}`,
          [
            'Approved:',
            ...pairs.filter(({ verdict }) => verdict === 'approved').map((pair) => `- ${pairKey(pair)}`),
            ...(denied.length > 0 ? ['', 'Denied:', ...denied.map((pair) => `- ${pairKey(pair)}: ${pair.verdictReason ?? ''}`)] : []),
            ...reasonLines(request),
            '',
            claim
              ? `Next step: claim the production keypair at ${url}/plugins/${request.pluginId}/tokens. Its key is shown once.`
              : 'Your production keypair holds the new scopes from now on. Websites that installed the plugin before are asked to agree to them; until they do, those scopes answer not_allowed there.',
          ],
        ];
      }
      case 'rejected':
        return [
          'your scope request is rejected',
          [
            `Your scope request for ${pluginName} was rejected.`,
            ...reasonLines(request),
            '',
            'What the plugin was granted before is not touched. Next step: appeal once, to another reviewer, or make a new request when you have an answer to the reason.',
          ],
        ];
      case 'changes_requested':
        return [
          'changes to your scope request are asked for',
          [
            `The reviewer of your scope request for ${pluginName} asks for changes.`,
            ...reasonLines(request),
            '',
            `Next step: edit the request and submit it again within 30 days, at ${developerUrl(url, request)}`,
          ],
        ];
      case 'draft':
      case 'submitted':
      case 'queued':
      case 'withdrawn':
      case 'expired':
        throw new Error(`a scope request that is ${request.state} is not decided`);
    }
  }
}

/** Where a developer follows the review of a plugin. */
export function developerUrl(publicUrl: string, { pluginId }: Pick<ScopeRequest, 'pluginId'>): string {
  return `${publicUrl}/plugins/${pluginId}/review`;
}

/** Of one change of state: the beginning of the keys under which its mails go once. */
export function requestKey({ id, revision, state }: ScopeRequest): string {
  return `scope-request:${id}:${revision}:${state}`;
}

export function reasonLines({ decisionReason }: ScopeRequest): string[] {
  return decisionReason === null ? [] : ['', 'The reviewer wrote:', decisionReason];
}

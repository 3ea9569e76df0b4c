import { Injectable } from '@nestjs/common';
import { Environment, Mailer } from '@gatehouse/platform';
import type { ItemDescription, ReviewItem } from '@gatehouse/review';
import type { EntityManager } from 'typeorm';
import type { ScopeRequest } from '../requests/scope-request.entity.js';
import { developerUrl, reasonLines, requestKey } from './decision-mails.js';
import { ownerOf, reviewersFor, type Person, type PluginOwner } from './people.js';

/** The mails of a request's life: one for each change of state and person, whatever is repeated. */
@Injectable()
export class RequestMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly environment: Environment,
  ) {}

  /** To the developer and to everybody who can review. @param position in the queue, from 1 */
  async queued(transaction: EntityManager, request: ScopeRequest, itemId: string, position: number): Promise<void> {
    const owner = await ownerOf(transaction, request.pluginId);
    await this.send(transaction, request, owner, {
      subject: `${owner.pluginName}: your scope request is in the queue`,
      lines: [
        `Your scope request for ${owner.pluginName} was screened and waits for a reviewer. It is number ${position} in the queue.`,
        `Follow it at ${this.developerUrl(request)}`,
      ],
    });
    for (const reviewer of await reviewersFor(transaction, owner.accountId))
      await this.send(transaction, request, reviewer, {
        subject: `To review: scope request for ${owner.pluginName}`,
        lines: [
          `${owner.name} asks for scopes for the plugin ${owner.pluginName}.`,
          `See what is asked and decide at ${this.environment.values.PUBLIC_URL}/review/items/${itemId}`,
        ],
      });
  }

  async expired(transaction: EntityManager, request: ScopeRequest): Promise<void> {
    const owner = await ownerOf(transaction, request.pluginId);
    await this.send(transaction, request, owner, {
      subject: `${owner.pluginName}: your scope request has expired`,
      lines: [
        'Changes were asked for 30 days ago and the request was not submitted again, so it has expired.',
        'What the plugin was granted before is not touched. You can make a new request at any time.',
      ],
    });
  }

  /** @param days until it lapses */
  async changesDue(transaction: EntityManager, request: ScopeRequest, days: number): Promise<void> {
    const owner = await ownerOf(transaction, request.pluginId);
    const left = days === 1 ? 'one day' : `${days} days`;
    await this.send(
      transaction,
      request,
      owner,
      {
        subject: `${owner.pluginName}: your scope request lapses in ${left}`,
        lines: [
          `Changes to your scope request for ${owner.pluginName} were asked for. It lapses in ${left}, unless you submit it again.`,
          ...reasonLines(request),
          '',
          `Next step: edit the request and submit it again, at ${this.developerUrl(request)}`,
        ],
      },
      `:${days}-days-left`,
    );
  }

  async claimWaits(transaction: EntityManager, { id, pluginId }: { id: string; pluginId: string }): Promise<void> {
    const owner = await ownerOf(transaction, pluginId);
    await this.mailer.send(
      transaction,
      {
        to: owner.email,
        subject: `${owner.pluginName}: your production keypair waits to be claimed`,
        text: [
          `Hello ${owner.name},`,
          '',
          'Your scope request was approved three days ago, and nobody has claimed the production keypair yet. The approval lapses 30 days after it was given.',
          `Next step: claim it at ${this.environment.values.PUBLIC_URL}/plugins/${pluginId}/tokens. Its key is shown once.`,
          '',
        ].join('\n'),
      },
      `claim:${id}:waits`,
    );
  }

  async claimLapsed(transaction: EntityManager, { id, pluginId }: { id: string; pluginId: string }): Promise<void> {
    const owner = await ownerOf(transaction, pluginId);
    await this.mailer.send(
      transaction,
      {
        to: owner.email,
        subject: `${owner.pluginName}: your approval has lapsed`,
        text: [
          `Hello ${owner.name},`,
          '',
          'The production keypair was not claimed within 30 days of the approval, so the approval is void and the plugin holds no scopes.',
          'Next step: make a new scope request when you need it.',
          '',
        ].join('\n'),
      },
      `claim:${id}:lapsed`,
    );
  }

  /** For mails that the review queue writes. */
  async describe(manager: EntityManager, item: ReviewItem): Promise<ItemDescription> {
    const { pluginName } = await ownerOf(manager, item.pluginId ?? '');
    return {
      what: `your scope request for ${pluginName}`,
      developerUrl: this.developerUrl({ pluginId: item.pluginId ?? '' }),
    };
  }

  private developerUrl(request: Pick<ScopeRequest, 'pluginId'>): string {
    return developerUrl(this.environment.values.PUBLIC_URL, request);
  }

  private async send(
    transaction: EntityManager,
    request: ScopeRequest,
    to: Person | PluginOwner,
    { subject, lines }: { subject: string; lines: readonly string[] },
    moment = '',
  ): Promise<void> {
    await this.mailer.send(
      transaction,
      { to: to.email, subject, text: [`Hello ${to.name},`, '', ...lines, ''].join('\n') },
      `${requestKey(request)}${moment}:${to.accountId}`,
    );
  }
}

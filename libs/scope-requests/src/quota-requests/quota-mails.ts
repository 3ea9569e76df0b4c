import { Injectable } from '@nestjs/common';
import { Environment, Mailer, type Mail } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { ownerOf, ownersOf, reviewersFor, type Person, type PluginOwner } from '../mails/people.js';
import type { QuotaRequest } from './quota-request.entity.js';

/** One mail for each change of a quota request's state and person, whatever is repeated. */
@Injectable()
export class QuotaMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly environment: Environment,
  ) {}

  /** It waits for people: to the developer and to everybody who can review. */
  async queued(transaction: EntityManager, request: QuotaRequest, itemId: string): Promise<void> {
    const owner = await ownerOf(transaction, request.pluginId);
    await this.send(transaction, request, owner, `${owner.pluginName}: your quota request is in the queue`, [
      `You asked for ${request.dailyLimit} requests a day instead of ${request.fromLimit}. Follow it at ${this.developerUrl(request)}`,
    ]);
    for (const reviewer of await reviewersFor(transaction, owner.accountId))
      await this.send(transaction, request, reviewer, `To review: quota request for ${owner.pluginName}`, [
        `${owner.name} asks for ${request.dailyLimit} requests a day instead of ${request.fromLimit} for ${owner.pluginName}.`,
        `Decide at ${this.environment.values.PUBLIC_URL}/review/items/${itemId}`,
      ]);
  }

  /** Each decision, to the developer. */
  async decided(transaction: EntityManager, requests: readonly QuotaRequest[]): Promise<void> {
    const ownerOfPlugin = await ownersOf(
      transaction,
      requests.map(({ pluginId }) => pluginId),
    );
    await this.mailer.sendAll(
      transaction,
      requests.map((request) => this.decisionMail(request, ownerOfPlugin(request.pluginId))),
    );
  }

  async expired(transaction: EntityManager, request: QuotaRequest): Promise<void> {
    const owner = await ownerOf(transaction, request.pluginId);
    await this.send(transaction, request, owner, `${owner.pluginName}: your quota request has expired`, [
      'Changes were asked for 30 days ago and the request was not submitted again, so it has expired.',
      'The quota stays what it is. You can make a new request at any time.',
    ]);
  }

  /** @param days until it lapses */
  async changesDue(transaction: EntityManager, request: QuotaRequest, days: number): Promise<void> {
    const owner = await ownerOf(transaction, request.pluginId);
    const left = days === 1 ? 'one day' : `${days} days`;
    const lines = [
      `Changes to your quota request for ${owner.pluginName} were asked for. It lapses in ${left}, unless you submit it again.`,
      `Next step: change it and submit it again, at ${this.developerUrl(request)}`,
    ];
    await this.send(transaction, request, owner, `${owner.pluginName}: your quota request lapses in ${left}`, lines, `:${days}-days-left`);
  }

  /** Quotas stand beside the keypairs that they bound. */
  developerUrl({ pluginId }: QuotaRequest): string {
    return `${this.environment.values.PUBLIC_URL}/plugins/${pluginId}/tokens`;
  }

  private decisionMail(request: QuotaRequest, owner: PluginOwner): KeyedMail {
    const { state, dailyLimit, decisionReason } = request;
    const [subject, sentence] =
      state === 'approved'
        ? ['is approved', `From now on the production keypair may make ${dailyLimit} requests a day.`]
        : state === 'rejected'
          ? ['is rejected', 'The quota stays what it is.']
          : ['needs changes', `Next step: change it and submit it again, at ${this.developerUrl(request)}`];
    return mailOf(request, owner, `${owner.pluginName}: your quota request ${subject}`, [
      sentence,
      ...(decisionReason === null ? [] : ['', 'The reviewer wrote:', decisionReason]),
    ]);
  }

  private async send(
    transaction: EntityManager,
    request: QuotaRequest,
    to: Person,
    subject: string,
    lines: readonly string[],
    moment = '',
  ): Promise<void> {
    await this.mailer.sendAll(transaction, [mailOf(request, to, subject, lines, moment)]);
  }
}

interface KeyedMail {
  readonly mail: Mail;
  readonly dedupeKey: string;
}

function mailOf({ id, revision, state }: QuotaRequest, to: Person, subject: string, lines: readonly string[], moment = ''): KeyedMail {
  return {
    mail: { to: to.email, subject, text: [`Hello ${to.name},`, '', ...lines, ''].join('\n') },
    dedupeKey: `quota-request:${id}:${revision}:${state}${moment}:${to.accountId}`,
  };
}

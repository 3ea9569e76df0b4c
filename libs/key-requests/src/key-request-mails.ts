import { Injectable } from '@nestjs/common';
import { Environment, Mailer } from '@gatehouse/platform';
import { reviewersOf, staffExcept } from '@gatehouse/review';
import { WebsitesService } from '@gatehouse/websites';
import type { EntityManager } from 'typeorm';
import type { KeyRequest } from './key-request.entity.js';

interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
}

/** One mail for each change of a request and person, whatever is repeated. */
@Injectable()
export class KeyRequestMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly environment: Environment,
    private readonly websites: WebsitesService,
  ) {}

  /** It waits for people: to who asked and to everybody who can review. */
  async queued(transaction: EntityManager, request: KeyRequest, itemId: string): Promise<void> {
    const website = await this.websiteName(transaction, request);
    await this.toAsker(transaction, request, `${website}: your request for a contact-centre key is in the queue`, [
      `You asked for the key ${request.name} with full access to ${website}. Follow it at ${this.url(request)}`,
    ]);
    for (const reviewer of reviewersOf(await staffExcept(transaction, request.createdBy)))
      await this.send(transaction, request, reviewer, `To review: contact-centre key for ${website}`, [
        `${website} asks for the contact-centre key ${request.name}, which would have full access to the website.`,
        `Decide at ${this.environment.values.PUBLIC_URL}/review/items/${itemId}`,
      ]);
  }

  /** The decision, or the withdrawal, to who asked. */
  async changed(transaction: EntityManager, request: KeyRequest): Promise<void> {
    const website = await this.websiteName(transaction, request);
    const { state, decisionReason } = request;
    const [what, sentence] = {
      queued: ['is in the queue', `Follow it at ${this.url(request)}`],
      approved: [
        'is approved',
        `An owner or administrator of ${website} can claim the key within 30 days, at ${this.url(request)}. Its secret is shown once.`,
      ],
      rejected: ['is rejected', `No key was made. You may appeal once, at ${this.url(request)}`],
      changes_requested: ['needs changes', `Next step: change it and submit it again, at ${this.url(request)}`],
      withdrawn: ['is withdrawn', 'No key was made. You may ask again at any time.'],
    }[state];
    await this.toAsker(transaction, request, `${website}: your request for a contact-centre key ${what ?? ''}`, [
      sentence ?? '',
      ...(decisionReason === null || state === 'withdrawn' ? [] : ['', 'The reviewer wrote:', decisionReason]),
    ]);
  }

  /** The approved key still waits, or waited too long: to every owner and administrator, because any of them can claim. */
  async claim(transaction: EntityManager, request: KeyRequest, moment: 'waits' | 'lapsed'): Promise<void> {
    const website = await this.websiteName(transaction, request);
    for (const manager of await this.websites.ownersOf(request.websiteId, transaction))
      await this.send(
        transaction,
        request,
        manager,
        `${website}: the contact-centre key ${request.name} ${moment === 'waits' ? 'waits to be claimed' : 'was not claimed in time'}`,
        moment === 'waits'
          ? [`It was approved; claim it within 30 days of the approval, at ${this.url(request)}. Its secret is shown once.`]
          : ['It was not claimed within 30 days of its approval and has lapsed. Delete it, and ask for a new one if it is still needed.'],
        `claim-${moment}`,
      );
  }

  /** Where the keys of the website and what was asked for stand. */
  url({ websiteId }: KeyRequest): string {
    return `${this.environment.values.PUBLIC_URL}/console/websites/${websiteId}/keys`;
  }

  async websiteName(manager: EntityManager, { websiteId }: KeyRequest): Promise<string> {
    const rows: { name: string }[] = await manager.query('SELECT name FROM website WHERE id = $1', [websiteId]);
    if (!rows[0]) throw new Error(`website ${websiteId} of a key request has no row`);
    return rows[0].name;
  }

  private async toAsker(transaction: EntityManager, request: KeyRequest, subject: string, lines: readonly string[]): Promise<void> {
    const rows: Person[] = await transaction.query(
      'SELECT id AS "accountId", name, email FROM account WHERE id = $1 AND suspended_at IS NULL',
      [request.createdBy],
    );
    for (const asker of rows) await this.send(transaction, request, asker, subject, lines);
  }

  private async send(
    transaction: EntityManager,
    { id, revision, state }: KeyRequest,
    to: Person,
    subject: string,
    lines: readonly string[],
    moment: string = state,
  ): Promise<void> {
    await this.mailer.send(
      transaction,
      { to: to.email, subject, text: [`Hello ${to.name},`, '', ...lines, ''].join('\n') },
      `contact-centre-key-request:${id}:${revision}:${moment}:${to.accountId}`,
    );
  }
}

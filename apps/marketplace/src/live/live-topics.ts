import { Injectable } from '@nestjs/common';
import { RoleRequired, type Principal } from '@gatehouse/auth';
import { PluginsService } from '@gatehouse/plugins';
import { LOG_READERS } from '@gatehouse/request-log';
import { WebsitesService } from '@gatehouse/websites';
import { UnknownTopic } from './live.errors.js';

const MAX_TOPICS = 20;

/** Which topics there are, and who may listen to them: whoever may read what they are about. */
@Injectable()
export class LiveTopics {
  constructor(
    private readonly plugins: PluginsService,
    private readonly websites: WebsitesService,
  ) {}

  /** @throws {UnknownTopic} {PluginNotFound} {WebsiteNotFound} {OperatorRoleRequired} {RoleRequired} */
  async check(listener: Principal, topics: readonly string[]): Promise<void> {
    if (topics.length === 0 || topics.length > MAX_TOPICS) throw new UnknownTopic(topics.join(','));
    for (const topic of topics)
      await (listener.realm === 'marketplace' ? this.ofMarketplace(listener, topic) : this.ofWebsite(listener, topic));
  }

  private async ofMarketplace({ accountId, role }: Principal, topic: string): Promise<void> {
    const [noun, id = ''] = topic.split(':');
    if (noun === 'plugin' || noun === 'plugin-requests') await this.plugins.getOwned(accountId, id);
    else if (topic === 'review') checkReviewer(role);
    else if (topic !== 'queue' && topic !== `account:${accountId}`) throw new UnknownTopic(topic);
  }

  private async ofWebsite({ accountId }: Principal, topic: string): Promise<void> {
    const [noun, id = ''] = topic.split(':');
    if (noun === 'website') await this.websites.requireRole(id, accountId);
    else if (noun === 'website-requests') await this.websites.requireRole(id, accountId, LOG_READERS);
    else if (topic !== 'queue') throw new UnknownTopic(topic);
  }
}

function checkReviewer(role: Principal['role']): void {
  if (role !== 'reviewer' && role !== 'administrator') throw new RoleRequired(['reviewer', 'administrator']);
}

import { Injectable } from '@nestjs/common';
import { RoleRequired, type Principal } from '@gatehouse/auth';
import { PluginsService } from '@gatehouse/plugins';
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

  /** @throws {UnknownTopic} {PluginNotFound} {WebsiteNotFound} {RoleRequired} */
  async check(listener: Principal, topics: readonly string[]): Promise<void> {
    if (topics.length === 0 || topics.length > MAX_TOPICS) throw new UnknownTopic(topics.join(','));
    for (const topic of topics) {
      const [noun, id = ''] = topic.split(':');
      if (noun === 'plugin' && listener.realm === 'marketplace') await this.plugins.getOwned(listener.accountId, id);
      else if (noun === 'website' && listener.realm === 'website') await this.websites.requireRole(id, listener.accountId);
      else if (topic === 'review' && listener.realm === 'marketplace') this.checkReviewer(listener);
      else throw new UnknownTopic(topic);
    }
  }

  private checkReviewer({ role }: Principal): void {
    if (role !== 'reviewer' && role !== 'administrator') throw new RoleRequired(['reviewer', 'administrator']);
  }
}

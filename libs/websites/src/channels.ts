import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, isUniqueViolation } from '@gatehouse/platform';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { Channel, type ChannelKind } from './channel.entity.js';
import { ChannelNameTaken, ChannelNotFound, TooManyChannels } from './channels.errors.js';
import { StreamProviderIds } from './stream-provider-ids.js';

const DEFAULTS = [
  { kind: 'chat', name: 'Chat' },
  { kind: 'email', name: 'E-mail' },
] as const;

/** A channel that can be addressed: its encrypted id has been made. */
export type LivingChannel = Channel & { readonly streamProviderId: string };

const MOST_CHANNELS = 100;

/** The channels of a website. Who may call which method is settled before. */
@Injectable()
export class Channels {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly ids: StreamProviderIds,
  ) {}

  /** Those that every website begins with; in the transaction that creates it. */
  async addDefaults(tx: EntityManager, websiteId: string): Promise<void> {
    for (const { kind, name } of DEFAULTS) await this.insert(tx, websiteId, kind, name);
  }

  /** In the order in which they came, without the withdrawn ones; at most a hundred. */
  async list(websiteId: string): Promise<LivingChannel[]> {
    const order = { createdAt: 'ASC', streamId: 'ASC' } as const;
    const channels = await this.dataSource.manager.find(Channel, { where: { websiteId, withdrawnAt: IsNull() }, order });
    return Promise.all(channels.map((channel) => this.addressed(channel)));
  }

  /** @param given a stream id or a stream provider id, as it stands in a route. @throws {ChannelNotFound} */
  async get(websiteId: string, given: string, manager: EntityManager = this.dataSource.manager): Promise<LivingChannel> {
    const channel = await this.find(websiteId, given, manager);
    if (!channel) throw new ChannelNotFound();
    return this.addressed(channel, manager);
  }

  /** @throws {ChannelNameTaken} {TooManyChannels} */
  async add(actor: Actor, websiteId: string, kind: ChannelKind, name: string): Promise<LivingChannel> {
    return this.naming(async (tx) => {
      // The website's row makes additions follow each other, so that the limit is exact.
      await tx.query('SELECT 1 FROM website WHERE id = $1 FOR NO KEY UPDATE', [websiteId]);
      if ((await tx.countBy(Channel, { websiteId, withdrawnAt: IsNull() })) >= MOST_CHANNELS) throw new TooManyChannels(MOST_CHANNELS);
      const channel = await this.insert(tx, websiteId, kind, name);
      await this.record(tx, actor, 'channel.add', channel, { after: { kind, name } });
      return channel;
    });
  }

  /** @throws {ChannelNotFound} {ChannelNameTaken} */
  async rename(actor: Actor, websiteId: string, given: string, name: string): Promise<LivingChannel> {
    return this.naming(async (tx) => {
      const channel = await this.get(websiteId, given, tx);
      if (channel.name === name) return channel;
      const { affected } = await tx.update(Channel, { id: channel.id, withdrawnAt: IsNull() }, { name });
      if (affected === 0) throw new ChannelNotFound();
      await this.record(tx, actor, 'channel.rename', channel, { before: { name: channel.name }, after: { name } });
      return { ...channel, name };
    });
  }

  /** No route finds it from the commit on, by neither of its ids. @throws {ChannelNotFound} */
  async withdraw(actor: Actor, websiteId: string, given: string): Promise<LivingChannel> {
    return this.dataSource.transaction(async (tx) => {
      const channel = await this.get(websiteId, given, tx);
      const withdrawnAt = this.clock.now();
      const { affected } = await tx.update(Channel, { id: channel.id, withdrawnAt: IsNull() }, { withdrawnAt });
      if (affected === 0) throw new ChannelNotFound();
      const { kind, name } = channel;
      await this.record(tx, actor, 'channel.withdraw', channel, { before: { kind, name } });
      return { ...channel, withdrawnAt };
    });
  }

  private async find(websiteId: string, given: string, manager: EntityManager): Promise<Channel | null> {
    const living = { websiteId, withdrawnAt: IsNull() };
    // Ten digits can exceed the column.
    if (/^[1-9]\d{0,8}$/.test(given)) return manager.findOneBy(Channel, { ...living, streamId: Number(given) });
    return this.ids.mayBeOf(websiteId, given) ? manager.findOneBy(Channel, { ...living, streamProviderId: given }) : null;
  }

  /** The channel with its encrypted id, which is made now if it never was. Two at once make the same one. */
  private async addressed(channel: Channel, manager: EntityManager = this.dataSource.manager): Promise<LivingChannel> {
    const { id, websiteId, streamId } = channel;
    const streamProviderId = channel.streamProviderId ?? this.ids.make(websiteId, streamId);
    if (channel.streamProviderId === null) await manager.update(Channel, { id, streamProviderId: IsNull() }, { streamProviderId });
    return { ...channel, streamProviderId };
  }

  private async insert(tx: EntityManager, websiteId: string, kind: ChannelKind, name: string): Promise<LivingChannel> {
    const [row]: { id: string }[] = await tx.query(`SELECT nextval('channel_stream_id') AS id`);
    const streamId = Number(row?.id);
    const streamProviderId = this.ids.make(websiteId, streamId);
    const channel = { id: randomUUID(), websiteId, streamId, streamProviderId, kind, name, createdAt: this.clock.now(), withdrawnAt: null };
    await tx.insert(Channel, channel);
    return channel;
  }

  private async naming<Result>(change: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    try {
      return await this.dataSource.transaction(change);
    } catch (error) {
      if (isUniqueViolation(error)) throw new ChannelNameTaken();
      throw error;
    }
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    action: string,
    { websiteId, streamId }: Channel,
    states: { before?: Record<string, unknown>; after?: Record<string, unknown> },
  ): Promise<void> {
    return this.audit.record(tx, actor, { action, subjectKind: 'channel', subjectId: `${websiteId}/${streamId}`, ...states });
  }
}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '@gatehouse/accounts';
import { Channel } from './channel.entity.js';
import { ChannelUse } from './channel-use.js';
import { Channels } from './channels.js';
import { OperatorDepartures } from './operator-departures.js';
import { OperatorsService } from './operators.service.js';
import { OperatorInvitations } from './operator-invitations.service.js';
import { Operator } from './operator.entity.js';
import { StreamProviderIds } from './stream-provider-ids.js';
import { Website } from './website.entity.js';
import { WebsitesService } from './websites.service.js';

@Module({
  imports: [AccountsModule, TypeOrmModule.forFeature([Website, Operator, Channel])],
  providers: [WebsitesService, OperatorsService, OperatorInvitations, OperatorDepartures, Channels, ChannelUse, StreamProviderIds],
  exports: [WebsitesService, OperatorsService, OperatorInvitations, OperatorDepartures, Channels, ChannelUse],
})
export class WebsitesModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '@gatehouse/accounts';
import { OperatorDepartures } from './operator-departures.js';
import { OperatorsService } from './operators.service.js';
import { OperatorInvitations } from './operator-invitations.service.js';
import { Operator } from './operator.entity.js';
import { Website } from './website.entity.js';
import { WebsitesService } from './websites.service.js';

@Module({
  imports: [AccountsModule, TypeOrmModule.forFeature([Website, Operator])],
  providers: [WebsitesService, OperatorsService, OperatorInvitations, OperatorDepartures],
  exports: [WebsitesService, OperatorsService, OperatorInvitations, OperatorDepartures],
})
export class WebsitesModule {}

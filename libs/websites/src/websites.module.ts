import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '@gatehouse/accounts';
import { OperatorsService } from './operators.service.js';
import { OperatorInvitations } from './operator-invitations.service.js';
import { Operator } from './operator.entity.js';
import { Website } from './website.entity.js';
import { WebsitesService } from './websites.service.js';

@Module({
  imports: [AccountsModule, TypeOrmModule.forFeature([Website, Operator])],
  providers: [WebsitesService, OperatorsService, OperatorInvitations],
  exports: [WebsitesService, OperatorsService, OperatorInvitations],
})
export class WebsitesModule {}

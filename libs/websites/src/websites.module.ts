import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OperatorsService } from './operators.service.js';
import { Operator } from './operator.entity.js';
import { Website } from './website.entity.js';
import { WebsitesService } from './websites.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Website, Operator])],
  providers: [WebsitesService, OperatorsService],
  exports: [WebsitesService, OperatorsService],
})
export class WebsitesModule {}

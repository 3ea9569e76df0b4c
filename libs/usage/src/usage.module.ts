import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Quota, QuotaUse } from './quota.entity.js';
import { Quotas } from './quotas.js';
import { RouteUseCount } from './route-use.entity.js';
import { RouteUse } from './route-use.js';

@Module({
  imports: [TypeOrmModule.forFeature([Quota, QuotaUse, RouteUseCount])],
  providers: [Quotas, RouteUse],
  exports: [Quotas, RouteUse],
})
export class UsageModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { QuotaDefaults } from './defaults/quota-defaults.js';
import { Quota, QuotaUse } from './quota.entity.js';
import { Quotas } from './quotas.js';
import { RouteUseCount } from './route-use.entity.js';
import { RouteUse } from './route-use.js';

@Module({
  imports: [TypeOrmModule.forFeature([Quota, QuotaUse, RouteUseCount])],
  providers: [Quotas, QuotaDefaults, RouteUse],
  exports: [Quotas, QuotaDefaults, RouteUse],
})
export class UsageModule {}

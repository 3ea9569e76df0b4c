import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GrantedPair } from './grants/granted-pair.entity.js';
import { Grants } from './grants/grants.js';
import { RequestedPair } from './requests/requested-pair.entity.js';
import { ScopeRequestEvent } from './requests/scope-request-event.entity.js';
import { ScopeRequest } from './requests/scope-request.entity.js';
import { ScreeningFinding } from './screening/screening-finding.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([ScopeRequest, RequestedPair, ScopeRequestEvent, ScreeningFinding, GrantedPair])],
  providers: [Grants],
  exports: [Grants],
})
export class ScopeRequestsModule {}

import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CredentialsModule } from '@gatehouse/credentials';
import { UsageModule } from '@gatehouse/usage';
import { WebsitesModule } from '@gatehouse/websites';
import { AccessReader } from './access-reader.js';
import { Admission } from './admission.js';
import { Attribution } from './attribution.js';
import { Authentication } from './authentication.js';
import { Charging } from './charging.js';
import { DataPlaneGuard } from './data-plane.guard.js';
import { DeclaredRoutes } from './declared-routes.js';
import { EnvelopeInterceptor } from './envelope.interceptor.js';
import { FailedAuthentications } from './failed-authentications.js';
import { Gate } from './gate.js';
import { KeyGate } from './key-gate.js';
import { LeakNotice } from './leak-notice.js';

/** Guards every controller of the application that imports it. */
@Module({
  imports: [CredentialsModule, UsageModule, WebsitesModule],
  providers: [
    ...[AccessReader, Authentication, FailedAuthentications, LeakNotice, Admission, Charging, KeyGate, Gate, DeclaredRoutes],
    Attribution,
    { provide: APP_GUARD, useClass: DataPlaneGuard },
    { provide: APP_INTERCEPTOR, useClass: EnvelopeInterceptor },
  ],
  exports: [Attribution, Gate],
})
export class GuardModule {}

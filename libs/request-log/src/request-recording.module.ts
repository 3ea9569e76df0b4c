import { Module } from '@nestjs/common';
import { GuardModule } from '@gatehouse/guard';
import { WebsitesModule } from '@gatehouse/websites';
import { LogPartitions } from './log-partitions.js';
import { RequestLogStore } from './request-log.store.js';
import { RequestLogWriter } from './request-log-writer.js';
import { RequestRecorder } from './request-recorder.js';
import { SpentKeyNotices } from './spent-key-notices.js';

/** The writing half, for the REST API. */
@Module({
  imports: [GuardModule, WebsitesModule],
  providers: [LogPartitions, RequestLogStore, SpentKeyNotices, RequestLogWriter, RequestRecorder],
  exports: [RequestRecorder],
})
export class RequestRecordingModule {}

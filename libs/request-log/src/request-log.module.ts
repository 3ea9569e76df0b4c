import { Module } from '@nestjs/common';
import { LogPartitions } from './log-partitions.js';

/** The reading half, for the control plane. */
@Module({
  providers: [LogPartitions],
  exports: [LogPartitions],
})
export class RequestLogModule {}

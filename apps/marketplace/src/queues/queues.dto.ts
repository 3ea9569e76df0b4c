import { QUEUES, type QueueName } from '@gatehouse/platform';
import { ApiProperty } from '@nestjs/swagger';

export class QueueView {
  @ApiProperty({ enum: QUEUES })
  name: QueueName;

  @ApiProperty({ type: 'integer' })
  waiting: number;

  @ApiProperty({ type: 'integer' })
  active: number;

  @ApiProperty({ type: 'integer', description: 'Waiting for the next try.' })
  delayed: number;

  @ApiProperty({ type: 'integer', description: 'Tries used up; they get another round by themselves after some minutes.' })
  failed: number;

  @ApiProperty({ type: 'integer', description: 'Asked for and not done yet, whatever the queue knows of it. Counted in the database.' })
  undone: number;
}

export class QueuesView {
  @ApiProperty({ enum: ['postgresql', 'redis'], description: 'Where the queues live.' })
  backend: 'postgresql' | 'redis';

  @ApiProperty({ type: [QueueView] })
  queues: QueueView[];
}

export class FailingJobView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: QUEUES })
  queue: QueueName;

  @ApiProperty({ example: 'mail.send' })
  job: string;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ description: 'What its last try failed with.' })
  error: string;
}

export class FailingJobsView {
  @ApiProperty({ type: [FailingJobView], description: 'The latest hundred, newest first.' })
  items: FailingJobView[];
}

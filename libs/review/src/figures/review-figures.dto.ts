import { ApiProperty } from '@nestjs/swagger';
import { SCOPE_RISKS, type ScopeRisk } from '@gatehouse/scopes';

export class WaitingView {
  @ApiProperty({ enum: [...SCOPE_RISKS] })
  risk: ScopeRisk;

  @ApiProperty({ type: 'integer', description: 'Items that wait for a decision.' })
  waiting: number;

  @ApiProperty({ type: 'integer', description: 'Of these, how many are past their deadline.' })
  overdue: number;

  @ApiProperty({ type: 'integer', description: 'Of these, how many have waited less than a day.' })
  under_a_day: number;

  @ApiProperty({ type: 'integer', description: 'One to three days.' })
  under_three_days: number;

  @ApiProperty({ type: 'integer', description: 'Three days or longer.' })
  longer: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Since when the oldest one waits.' })
  oldest: string | null;
}

export class ThroughputDayView {
  @ApiProperty({ format: 'date', description: 'UTC.' })
  day: string;

  @ApiProperty({ type: 'integer', description: 'What came into the queue.' })
  queued: number;

  @ApiProperty({ type: 'integer' })
  by_people: number;

  @ApiProperty({ type: 'integer' })
  by_policy: number;
}

export class AgreementView {
  @ApiProperty({ type: 'integer' })
  days: number;

  @ApiProperty({ type: 'integer', description: 'Items on which two reviewers spoke.' })
  pairs_of_reviewers: number;

  @ApiProperty({ type: 'integer', description: 'Of these, those on which both said the same, pair by pair.' })
  agreed: number;

  @ApiProperty({ type: 'integer', description: 'Appeals that were approved or rejected.' })
  appeals: number;

  @ApiProperty({ type: 'integer', description: 'Of these, those that were approved: the first decision did not stand.' })
  overturned: number;
}

export class ReviewFiguresView {
  @ApiProperty({ type: [WaitingView], description: 'One for each tier.' })
  waiting: WaitingView[];

  @ApiProperty({ type: [ThroughputDayView], description: 'The last 30 UTC days, the oldest first, today last.' })
  throughput: ThroughputDayView[];

  @ApiProperty()
  agreement: AgreementView;
}

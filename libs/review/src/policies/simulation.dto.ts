import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { POLICY_ACTIONS, type PolicyAction } from './policy-rule.js';

const PEOPLE = ['approved', 'partly_approved', 'rejected', 'changes_requested'] as const;

export class ReplayedView {
  @ApiProperty()
  kind: string;

  @ApiProperty({ format: 'uuid' })
  subject_id: string;

  @ApiProperty({ type: 'integer' })
  revision: number;

  @ApiProperty()
  title: string;

  @ApiProperty({ format: 'date-time' })
  decided_at: string;

  @ApiProperty({ enum: PEOPLE })
  people: (typeof PEOPLE)[number];

  @ApiProperty({ enum: POLICY_ACTIONS })
  policy: PolicyAction;

  @ApiProperty({ type: String, nullable: true })
  rule: string | null;

  @ApiProperty({ type: [String] })
  reasons: string[];
}

@ApiExtraModels(ReplayedView)
export class SimulationView {
  @ApiProperty({ type: 'integer' })
  days: number;

  @ApiProperty({ format: 'date-time' })
  ran_at: string;

  @ApiProperty({ type: 'integer', description: 'Decisions of people that were looked at.' })
  looked_at: number;

  @ApiProperty({ type: 'integer' })
  agrees_count: number;

  @ApiProperty({ type: 'integer' })
  differs_count: number;

  @ApiProperty({ type: 'integer', description: 'The policy leaves these to people.' })
  left_to_people_count: number;

  @ApiProperty({
    type: 'array',
    items: { $ref: getSchemaPath(ReplayedView) },
    description: 'Where it decides otherwise than people did; at most 500.',
  })
  differs: ReplayedView[];

  @ApiProperty({ type: 'array', items: { $ref: getSchemaPath(ReplayedView) }, description: 'Where it decides as people did; at most 500.' })
  agrees: ReplayedView[];
}

import { ApiProperty } from '@nestjs/swagger';
import { PolicyRuleBody } from './policy-body.dto.js';
import { POLICY_ACTIONS, type PolicyAction } from './policy-rule.js';

export class PolicyView {
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ description: 'Screenings go by it.' })
  active: boolean;

  @ApiProperty({ type: [PolicyRuleBody] })
  rules: PolicyRuleBody[];

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ type: String, nullable: true, description: 'Who saved it; null = it came with Gatehouse.' })
  created_by: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When exactly these rules were last simulated.' })
  simulated_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  activated_at: string | null;
}

export class PoliciesView {
  @ApiProperty({ type: [PolicyView], description: 'The newest first; the newest hundred.' })
  items: PolicyView[];
}

/** What a policy said about one subject. */
export class AppliedPolicyView {
  @ApiProperty({ type: 'integer', description: 'The version of the policy.' })
  version: number;

  @ApiProperty({ enum: POLICY_ACTIONS })
  action: PolicyAction;

  @ApiProperty({ type: String, nullable: true, description: 'The rule that decided.' })
  rule: string | null;

  @ApiProperty({ type: [String], description: 'Why, rule by rule.' })
  reasons: string[];
}
